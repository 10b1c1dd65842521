/** Helpers of the component tests; imported as `test/support/lwc`. */
import { createElement } from 'lwc';

/** The part of the DOM that mounting needs; these files are also checked without the DOM's types. */
interface Body {
  firstChild: unknown;
  append(node: unknown): void;
  removeChild(node: unknown): void;
}

const page = globalThis as unknown as { document: { body: Body } };

/** Mounts a component with its public properties and waits until it has rendered. */
export async function mount<Mounted>(
  name: string,
  component: Parameters<typeof createElement>[1]['is'],
  properties: Record<string, unknown> = {},
): Promise<Mounted> {
  const element: unknown = Object.assign(createElement(name, { is: component }), properties);
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
