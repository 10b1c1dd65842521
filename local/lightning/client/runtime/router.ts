/** The current page as a page reference. Source: LWC Developer Guide, PageReference Types. */

/** A place in Lightning Experience. */
export interface PageReference {
  type: string;
  attributes: Record<string, unknown>;
  state: Record<string, string>;
}

type Listener = (reference: PageReference) => void;
const listeners = new Set<Listener>();

/** Name of the tab that `/` shows. */
let homeTab = '';

export function setHomeTab(name: string): void {
  homeTab = name;
}

/** The page reference of a location. */
export function readLocation(url: URL): PageReference {
  const state = Object.fromEntries(url.searchParams);
  const [, tab] = /^\/lightning\/n\/([^/]+)/.exec(url.pathname) ?? [];
  return { type: 'standard__navItemPage', attributes: { apiName: tab ?? homeTab }, state };
}

export function currentPage(): PageReference {
  return readLocation(new URL(location.href));
}

/** The URL of a page reference. Throws for types that the local host does not know. */
export function urlOf(reference: Partial<PageReference> & { type: string }): string {
  const { type, attributes = {}, state = {} } = reference;
  if (type === 'standard__webPage') return String(attributes['url']);
  if (type !== 'standard__navItemPage') throw new Error(`Not implemented in the local Lightning host: navigation to ${type}`);
  const query = new URLSearchParams(Object.entries(state).filter(([, value]) => value !== undefined && value !== null)).toString();
  return `/lightning/n/${String(attributes['apiName'])}${query ? `?${query}` : ''}`;
}

function announce(): void {
  const reference = currentPage();
  for (const listener of listeners) listener(reference);
}

/** Goes to a page; `replace` leaves no entry in the history. */
export function navigate(reference: Partial<PageReference> & { type: string }, replace = false): void {
  const url = urlOf(reference);
  if (reference.type === 'standard__webPage') {
    const target = new URL(url, location.href);
    if (target.protocol !== 'https:' && target.protocol !== 'http:') throw new Error(`Refused: ${target.protocol}`);
    if (replace || target.origin === location.origin) location.assign(target.href);
    else window.open(target.href, '_blank', 'noopener');
    return;
  }
  if (replace) history.replaceState(null, '', url);
  else history.pushState(null, '', url);
  announce();
}

/** Calls back with the current page and at every change; the answer ends it. */
export function onPageChange(listener: Listener): () => void {
  listeners.add(listener);
  listener(currentPage());
  return () => listeners.delete(listener);
}

window.addEventListener('popstate', announce);
