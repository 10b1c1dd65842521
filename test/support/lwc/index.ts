/** Helpers of the component tests; imported as `test/support/lwc`. */
import { createElement } from 'lwc';

/** The part of the DOM that mounting needs; these files are also checked without the DOM's types. */
interface Body {
  firstChild: unknown;
  append(node: unknown): void;
  removeChild(node: unknown): void;
}

/** The types of `lwc` need the DOM's, so the call is spelled out here. */
const create = createElement as unknown as (name: string, options: { is: unknown }) => object;

const page = globalThis as unknown as { document: { body: Body } };

/** Mounts a component with its public properties and waits until it has rendered. */
export async function mount<Mounted>(name: string, component: unknown, properties: Record<string, unknown> = {}): Promise<Mounted> {
  const element: unknown = Object.assign(create(name, { is: component }), properties);
  page.document.body.append(element);
  await settle();
  return element as Mounted;
}

/** Takes every mounted component off the page. */
export function unmountAll(): void {
  const { body } = page.document;
  while (body.firstChild) body.removeChild(body.firstChild);
}

/** Waits until answered calls and the renders that follow them are through. Works with fake timers. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}

/** A failed Apex call as a component receives it: the Problem as JSON in `body.message`. */
export function apexError(problem: object): { body: { message: string } } {
  return { body: { message: JSON.stringify(problem) } };
}

/** An element with a shadow tree, as far as tests look into it. */
interface Host {
  shadowRoot: { querySelector(selector: string): unknown; textContent: string | null } | null;
}

/** The first element of a component's own template that matches; fails when there is none. */
export function part<Found>(host: Host, selector: string): Found {
  const found = host.shadowRoot?.querySelector(selector);
  if (found === null || found === undefined) throw new Error(`Nothing matches ${selector}.`);
  return found as Found;
}

/** True when the component's own template shows something that matches. */
export function shows(host: Host, selector: string): boolean {
  return (host.shadowRoot?.querySelector(selector) ?? null) !== null;
}

/** Presses the button with this `data-id` and waits for what follows. */
export async function press(host: Host, id: string): Promise<void> {
  part<{ click(): void }>(host, `[data-id="${id}"]`).click();
  await settle();
}

/** Lets a child component fire an event, and waits for what follows. */
export async function tell(host: Host, selector: string, type: string, detail?: unknown): Promise<void> {
  part<{ dispatchEvent(event: unknown): void }>(host, selector).dispatchEvent(new CustomEvent(type, { detail }));
  await settle();
}

/** A Problem that a person cannot repeat away, with some members changed. */
export function problemLike<Members extends object>(
  changes: Members,
): Members & {
  code: string;
  title: string;
  cause: string;
  who: string;
  action: string;
  retryable: boolean;
} {
  return {
    code: 'SALES_TIMEOUT',
    title: 'No answer',
    cause: 'The Sales account did not answer in time.',
    who: 'Nobody, it passes',
    action: 'Try again in a minute.',
    retryable: true,
    ...changes,
  };
}
