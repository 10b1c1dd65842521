/** Loads static resources into the page, each once. Source: LWC Component Reference, platformResourceLoader. */
const loading = new Map<string, Promise<void>>();

function load(url: string, makeElement: () => HTMLElement): Promise<void> {
  const known = loading.get(url);
  if (known) return known;
  const promise = new Promise<void>((resolve, reject) => {
    const element = makeElement();
    element.addEventListener('load', () => resolve());
    element.addEventListener('error', () => {
      loading.delete(url);
      reject(new Error(`The static resource ${url} cannot be loaded.`));
    });
    document.head.append(element);
  });
  loading.set(url, promise);
  return promise;
}

/** Loads a script once; resolves when it ran. */
export function loadScript(_self: unknown, url: string): Promise<void> {
  return load(url, () => Object.assign(document.createElement('script'), { src: url }));
}

/** Loads a style sheet once; resolves when it is there. */
export function loadStyle(_self: unknown, url: string): Promise<void> {
  return load(url, () => Object.assign(document.createElement('link'), { rel: 'stylesheet', href: url }));
}
