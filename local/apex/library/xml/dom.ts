/** Dom.Document and Dom.XmlNode. Source: Apex Reference, Document Class and XmlNode Class. */
import { ApexList, PlatformObject, enumConstant, required, throwApex } from '../../values/index.ts';
import type { PlatformClass } from '../platformClass.ts';
import { escapeXml, parseXml, type XmlAttribute } from './parse.ts';

type NodeType = 'ELEMENT' | 'TEXT' | 'COMMENT';

/** A node; elements have a name, others a text. */
export class XmlNode extends PlatformObject {
  readonly type: NodeType;
  name: string | null;
  namespace: string | null;
  prefix: string | null;
  text: string;
  parent: XmlNode | null = null;
  readonly children: XmlNode[] = [];
  readonly attributes: XmlAttribute[] = [];
  readonly declared = new Map<string, string>();

  constructor(type: NodeType, name: string | null, text = '', namespace: string | null = null, prefix: string | null = null) {
    super();
    this.type = type;
    this.name = name;
    this.text = text;
    this.namespace = namespace;
    this.prefix = prefix;
  }
  override get $platform(): string {
    return 'dom.XmlNode';
  }
  override toString(): string {
    return `XMLNode[${this.type},${this.name},${this.namespace},${this.prefix},null,${this.textContent()},]`;
  }
  append(child: XmlNode): XmlNode {
    child.parent = this;
    this.children.push(child);
    return child;
  }
  elements(): XmlNode[] {
    return this.children.filter((child) => child.type === 'ELEMENT');
  }
  textContent(): string {
    if (this.type !== 'ELEMENT') return this.text;
    return this.children
      .filter((child) => child.type === 'TEXT')
      .map((child) => child.text)
      .join('');
  }
  /** The namespace of a prefix in scope here. */
  namespaceOf(prefix: string): string | null {
    return this.declared.get(prefix) ?? this.parent?.namespaceOf(prefix) ?? null;
  }
  prefixOf(namespace: string): string | null {
    for (const [prefix, uri] of this.declared) if (uri === namespace) return prefix;
    return this.parent?.prefixOf(namespace) ?? null;
  }
  attribute(name: string, namespace: string | null): XmlAttribute | undefined {
    return this.attributes.find((one) => one.name === required(name) && (one.namespace ?? '') === (namespace ?? ''));
  }
}

class XmlTree extends PlatformObject {
  root: XmlNode | null = null;
  override get $platform(): string {
    return 'dom.Document';
  }
}

/** Builds the tree of a document. */
function load(self: XmlTree, text: string): void {
  const place: { at: XmlNode | null } = { at: null };
  self.root = null;
  for (const event of parseXml(required(text)).events) {
    if (event.kind === 'start') {
      const node: XmlNode = new XmlNode('ELEMENT', event.name, '', event.namespace, event.prefix);
      node.attributes.push(...event.attributes);
      for (const [prefix, uri] of event.declared) node.declared.set(prefix, uri);
      if (place.at) place.at.append(node);
      else self.root = node;
      place.at = node;
    } else if (event.kind === 'end') {
      place.at = place.at?.parent ?? null;
    } else if (event.kind === 'text' || event.kind === 'cdata') {
      addText(place.at, event.text);
    } else if (event.kind === 'comment') {
      place.at?.append(new XmlNode('COMMENT', null, event.text));
    }
  }
}

function addText(parent: XmlNode | null, text: string): void {
  const last = parent?.children.at(-1);
  if (last?.type === 'TEXT') last.text += text;
  else parent?.append(new XmlNode('TEXT', null, text));
}

function newElement(name: string, namespace: string | null, prefix: string | null): XmlNode {
  return new XmlNode('ELEMENT', required(name), '', namespace === '' ? null : namespace, prefix === '' ? null : prefix);
}

/** The node as text; a namespace that no ancestor declares is declared here. */
function write(node: XmlNode): string {
  if (node.type === 'TEXT') return escapeXml(node.text);
  if (node.type === 'COMMENT') return `<!--${node.text}-->`;
  const declared = new Map(node.declared);
  const prefix = elementPrefix(node, declared);
  const attributes = node.attributes.map((one) => ` ${attributeName(node, one, declared)}="${escapeXml(one.value, true)}"`);
  const namespaces = [...declared].map(([name, uri]) => ` xmlns${name === '' ? '' : `:${name}`}="${escapeXml(uri, true)}"`);
  const name = prefix === '' ? (node.name ?? '') : `${prefix}:${node.name}`;
  const inner = node.children.map(write).join('');
  const open = `<${name}${namespaces.join('')}${attributes.join('')}`;
  return inner === '' ? `${open} />` : `${open}>${inner}</${name}>`;
}

function elementPrefix(node: XmlNode, declared: Map<string, string>): string {
  if (node.namespace === null) return '';
  const prefix = node.prefix ?? node.prefixOf(node.namespace) ?? '';
  if (node.namespaceOf(prefix) !== node.namespace) declare(node, prefix, node.namespace, declared);
  return prefix;
}

function attributeName(node: XmlNode, one: XmlAttribute, declared: Map<string, string>): string {
  if (one.namespace === null) return one.name;
  const prefix = one.prefix ?? node.prefixOf(one.namespace) ?? 'ns';
  if (prefix !== 'xml' && node.namespaceOf(prefix) !== one.namespace) declare(node, prefix, one.namespace, declared);
  return `${prefix}:${one.name}`;
}

function declare(node: XmlNode, prefix: string, uri: string, declared: Map<string, string>): void {
  node.declared.set(prefix, uri);
  declared.set(prefix, uri);
}

const documentClass: PlatformClass = {
  name: 'dom.Document',
  constructors: { '/0': () => new XmlTree() },
  methods: {
    createRootElement: (self: XmlTree, name: string, namespace: string | null, prefix: string | null) => {
      if (self.root) throwApex('System.XmlException', 'Document already has a root element');
      return (self.root = newElement(name, namespace, prefix));
    },
    getRootElement: (self: XmlTree) => self.root,
    load,
    toXmlString: (self: XmlTree) => `<?xml version="1.0" encoding="UTF-8"?>${self.root ? write(self.root) : ''}`,
  },
};

/** The text of a whole document. */
export function documentText(document: unknown): string {
  return document instanceof XmlTree && document.root ? `<?xml version="1.0" encoding="UTF-8"?>${write(document.root)}` : '';
}

/** A document from text. */
export function documentFrom(text: string): object {
  const tree = new XmlTree();
  load(tree, text);
  return tree;
}

function childNamed(self: XmlNode, name: string, namespace: string | null): XmlNode | null {
  const found = self.elements().find((child) => child.name === required(name) && (child.namespace ?? '') === (namespace ?? ''));
  return found ?? null;
}

function setAttribute(self: XmlNode, name: string, value: string, prefix: string | null, namespace: string | null): void {
  const known = self.attribute(name, namespace);
  if (known) known.value = required(value);
  else self.attributes.push({ prefix, name, namespace, value: required(value) });
}

function insertBefore(self: XmlNode, added: XmlNode, before: XmlNode | null): XmlNode {
  const index = before === null ? self.children.length : self.children.indexOf(before);
  if (index < 0) throwApex('System.XmlException', 'The reference node is not a child of this node');
  required(added).parent = self;
  self.children.splice(index, 0, added);
  return added;
}

function remove<T>(list: T[], item: T | undefined): boolean {
  const index = item === undefined ? -1 : list.indexOf(item);
  if (index >= 0) list.splice(index, 1);
  return index >= 0;
}

const nodes = (list: XmlNode[]): ApexList<XmlNode> => new ApexList('dom.XmlNode', list);

const nodeClass: PlatformClass = {
  name: 'dom.XmlNode',
  methods: {
    addChildElement: (self: XmlNode, name: string, namespace: string | null, prefix: string | null) =>
      self.append(newElement(name, namespace, prefix)),
    addCommentNode: (self: XmlNode, text: string) => self.append(new XmlNode('COMMENT', null, required(text))),
    addTextNode: (self: XmlNode, text: string) => self.append(new XmlNode('TEXT', null, required(text))),
    getAttribute: (self: XmlNode, name: string, namespace: string | null) => self.attribute(name, namespace)?.value ?? null,
    getAttributeCount: (self: XmlNode) => self.attributes.length,
    getAttributeKeyAt: (self: XmlNode, index: number) => self.attributes[required(index)]?.name ?? null,
    getAttributeKeyNsAt: (self: XmlNode, index: number) => self.attributes[required(index)]?.namespace ?? null,
    getAttributeValue: (self: XmlNode, name: string, namespace: string | null) => self.attribute(name, namespace)?.value ?? null,
    getAttributeValueNs: (self: XmlNode, name: string, namespace: string | null) => self.attribute(name, namespace)?.namespace ?? null,
    getChildElement: childNamed,
    getChildElements: (self: XmlNode) => nodes(self.elements()),
    getChildren: (self: XmlNode) => nodes([...self.children]),
    getName: (self: XmlNode) => self.name,
    getNamespace: (self: XmlNode) => self.namespace,
    getNamespaceFor: (self: XmlNode, prefix: string) => self.namespaceOf(required(prefix)),
    getNodeType: (self: XmlNode) => enumConstant('dom.XmlNodeType', self.type) ?? null,
    getParent: (self: XmlNode) => self.parent,
    getPrefixFor: (self: XmlNode, namespace: string) => self.prefixOf(required(namespace)),
    getText: (self: XmlNode) => self.textContent(),
    insertBefore,
    removeAttribute: (self: XmlNode, name: string, namespace: string | null) => remove(self.attributes, self.attribute(name, namespace)),
    removeChild: (self: XmlNode, child: XmlNode) => remove(self.children, required(child)),
    setAttribute: (self: XmlNode, name: string, value: string) => setAttribute(self, name, value, null, null),
    setAttributeNs: (self: XmlNode, name: string, value: string, prefix: string | null, namespace: string | null) =>
      setAttribute(self, name, value, prefix, namespace),
    setNamespace: (self: XmlNode, prefix: string, namespace: string) => void self.declared.set(required(prefix), required(namespace)),
  },
};

export const domClasses: PlatformClass[] = [documentClass, nodeClass];
