import { readFileSync } from 'node:fs';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { MetadataError } from './model.ts';

/** A parsed element: text, attributes (`@name`) and child elements. */
export type XmlNode = Record<string, unknown>;

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  textNodeName: '#text',
  ignoreDeclaration: true,
  processEntities: true,
});

function isNode(value: unknown): value is XmlNode {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The root element of a metadata file. Throws MetadataError when the file is not well-formed or its
 * root element has another name.
 */
export function readXml(file: string, root: string): XmlNode {
  const text = readFileSync(file, 'utf8');
  const validity = XMLValidator.validate(text);
  if (validity !== true) {
    throw new MetadataError(file, `not well-formed XML at line ${validity.err.line}: ${validity.err.msg}`);
  }
  const parsed: unknown = parser.parse(text);
  const element = isNode(parsed) ? parsed[root] : undefined;
  if (element === undefined) throw new MetadataError(file, `the root element must be <${root}>`);
  return isNode(element) ? element : {};
}

/** Text of a child element, or undefined when it is absent. */
export function text(node: XmlNode, name: string): string | undefined {
  const value = node[name];
  if (typeof value === 'string') return value;
  if (isNode(value) && typeof value['#text'] === 'string') return value['#text'];
  return isNode(value) ? '' : undefined;
}

/** Text of a child element, or the alternative. */
export function textOr(node: XmlNode, name: string, otherwise: string): string {
  return text(node, name) ?? otherwise;
}

/** True when the child element says `true`. */
export function flag(node: XmlNode, name: string, otherwise = false): boolean {
  const value = text(node, name);
  return value === undefined ? otherwise : value.trim() === 'true';
}

/** A whole number, or the alternative. */
export function integer(node: XmlNode, name: string, otherwise: number): number {
  const value = Number(text(node, name));
  return text(node, name) === undefined || !Number.isFinite(value) ? otherwise : value;
}

/** A child element as a node, or undefined. */
export function child(node: XmlNode, name: string): XmlNode | undefined {
  const value = node[name];
  return isNode(value) ? value : undefined;
}

/** All child elements of that name as nodes. */
export function children(node: XmlNode, name: string): XmlNode[] {
  const value = node[name];
  const all: unknown[] = Array.isArray(value) ? value : [value];
  return all.filter(isNode);
}

/** The texts of all child elements of that name. */
export function texts(node: XmlNode, name: string): string[] {
  const value = node[name];
  const all: unknown[] = Array.isArray(value) ? value : [value];
  return all.flatMap((item) => (typeof item === 'string' ? [item] : []));
}
