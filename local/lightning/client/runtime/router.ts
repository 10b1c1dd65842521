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

/**
 * The page reference of a location. An address with another action than view or list gets a type of its own, which the
 * shell refuses by name.
 */
export function readLocation(url: URL): PageReference {
  const state = Object.fromEntries(url.searchParams);
  const [, kind, ...parts] = /^\/lightning\/([nro]|cmp)\/([^/]+)(?:\/([^/]+))?(?:\/([^/]+))?/.exec(url.pathname) ?? [];
  const [first = '', second, third] = parts;
  if (kind === 'r') {
    const [recordId, actionName] = third === undefined && !/^[a-zA-Z_]+$/.test(first) ? [first, second] : [second ?? '', third];
    const objectApiName = recordId === first ? undefined : first;
    return { type: 'standard__recordPage', attributes: { objectApiName, recordId, actionName: actionName ?? 'view' }, state };
  }
  if (kind === 'o') return { type: 'standard__objectPage', attributes: { objectApiName: first, actionName: second ?? 'home' }, state };
  if (kind === 'cmp') return { type: 'standard__component', attributes: { componentName: first }, state };
  if (kind === undefined && homeTab.startsWith('standard-')) {
    const attributes = { objectApiName: homeTab.replace('standard-', ''), actionName: 'home' };
    return { type: 'standard__objectPage', attributes, state };
  }
  return { type: 'standard__navItemPage', attributes: { apiName: kind === 'n' ? first : homeTab }, state };
}

/** Where a tab leads: to its component, or to the list of its object. */
export function tabReference({ name, object }: { name: string; object?: string }): Partial<PageReference> & { type: string } {
  return object === undefined
    ? { type: 'standard__navItemPage', attributes: { apiName: name } }
    : { type: 'standard__objectPage', attributes: { objectApiName: object, actionName: 'list' } };
}

export function currentPage(): PageReference {
  return readLocation(new URL(location.href));
}

function refuse(what: string): never {
  throw new Error(`Not implemented in the local Lightning host: navigation to ${what}`);
}

/** The path of a page of this org. Throws for types and actions that the local host does not know. */
function pathOf({ type, attributes = {} }: Partial<PageReference> & { type: string }): string {
  const text = (name: string): string => {
    const value = attributes[name];
    return typeof value === 'string' ? encodeURIComponent(value) : '';
  };
  const action = text('actionName');
  if (type === 'standard__component') return `/lightning/cmp/${text('componentName')}`;
  if (type === 'standard__navItemPage') return `/lightning/n/${text('apiName')}`;
  if (type === 'standard__recordPage') {
    if (action !== 'view') refuse(`the action ${action} of a record`);
    return `/lightning/r/${text('objectApiName') === '' ? '' : `${text('objectApiName')}/`}${text('recordId')}/view`;
  }
  if (type === 'standard__objectPage') {
    if (action !== 'list' && action !== 'home') refuse(`the action ${action} of an object`);
    return `/lightning/o/${text('objectApiName')}/${action}`;
  }
  return refuse(type);
}

/** The URL of a page reference. Throws for types that the local host does not know. */
export function urlOf(reference: Partial<PageReference> & { type: string }): string {
  const { type, attributes = {}, state = {} } = reference;
  if (type === 'standard__webPage') return String(attributes['url']);
  const query = new URLSearchParams(Object.entries(state).filter(([, value]) => value !== undefined && value !== null)).toString();
  return `${pathOf(reference)}${query ? `?${query}` : ''}`;
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

/** Goes where a Visualforce page leads. Throws for other places than pages of Lightning Experience. */
export function goTo(path: string): void {
  const target = new URL(path, location.href);
  if (target.origin !== location.origin || !target.pathname.startsWith('/lightning/')) refuse(path);
  navigate(readLocation(target));
}

/** Calls back with the current page and at every change; the answer ends it. */
export function onPageChange(listener: Listener): () => void {
  listeners.add(listener);
  listener(currentPage());
  return () => listeners.delete(listener);
}

window.addEventListener('popstate', announce);
