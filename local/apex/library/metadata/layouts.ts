/** Layout files as Metadata.Layout objects: elements become the fields of the type table. Source: Metadata API Developer Guide, Layout. */
import { ApexList, enumConstant, platformType } from '../../values/index.ts';
import type { NamedPlatformType } from '../../values/platformTable.ts';
import { PlatformBag, fieldRows } from '../bag.ts';
import { parseXml, type XmlEvent } from '../xml/parse.ts';

interface Element {
  name: string;
  text: string;
  children: Element[];
}

function tree(events: XmlEvent[]): Element {
  const root: Element = { name: '', text: '', children: [] };
  const open = [root];
  for (const event of events) {
    const at = open.at(-1) ?? root;
    if (event.kind === 'start') {
      const element: Element = { name: event.name, text: '', children: [] };
      at.children.push(element);
      open.push(element);
    } else if (event.kind === 'end') {
      open.pop();
    } else if (event.kind === 'text' || event.kind === 'cdata') {
      at.text += event.text;
    }
  }
  return root;
}

function scalar(element: Element, type: string): unknown {
  switch (type) {
    case 'System.Boolean':
      return element.text.trim() === 'true';
    case 'System.Integer':
      return Number(element.text);
    default:
      return element.text;
  }
}

/** Names that Apex reserves end in `_x`. */
const apexName = (name: string): string => (name === 'page' ? 'page_x' : name);

function valueOf(element: Element, type: string): unknown {
  const platform = platformType(type);
  if (platform?.k === 'enum') return enumConstant(type, element.text.trim()) ?? enumConstant(type, `${element.text.trim()}_x`) ?? null;
  return platform && type.startsWith('Metadata.') ? bagOf(element, platform) : scalar(element, type);
}

function bagOf(element: Element, type: NamedPlatformType): PlatformBag {
  const bag = new PlatformBag(type.name);
  for (const [name, , fieldType] of fieldRows(type)) {
    const found = element.children.filter((child) => apexName(child.name) === name);
    if (found.length === 0) continue;
    const item = /^System\.List<(.*)>$/.exec(fieldType)?.[1];
    const values = found.map((child) => valueOf(child, item ?? fieldType));
    bag.set(name, item ? new ApexList(item.replace(/^System\./, ''), values) : values[0]);
  }
  return bag;
}

/** The layout in an XML text. */
export function layoutFromXml(fullName: string, xml: string): PlatformBag | undefined {
  const root = tree(parseXml(xml).events).children.find((child) => child.name === 'Layout');
  const type = platformType('Metadata.Layout');
  if (!root || !type) return undefined;
  const layout = bagOf(root, type);
  layout.set('fullName', fullName);
  return layout;
}
