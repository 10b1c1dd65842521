import type { PageReference } from 'lightning/navigation';

/** The value of a state key of the page's address; undefined when absent. */
export function stateOf(page: PageReference | undefined, key: string): string | undefined {
  const value = page?.state[key];
  return value === undefined || value === '' ? undefined : value;
}

/** The same page with one state key set, or removed when the value is undefined. */
export function withState(page: PageReference, key: string, value: string | undefined): PageReference {
  const others = Object.fromEntries(Object.entries(page.state).filter(([name]) => name !== key));
  return { ...page, state: value === undefined ? others : { ...others, [key]: value } };
}

/** One of the page's own keys, in the form that Lightning Experience keeps in an address. */
export function ownKey(name: string): string {
  return `c__${name}`;
}
