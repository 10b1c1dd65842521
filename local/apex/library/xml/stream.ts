/** System.XmlStreamReader and XmlStreamWriter. Source: Apex Reference; JSR 173, on which both are modelled. */
import { PlatformObject, enumConstant, required, throwApex } from '../../values/index.ts';
import type { PlatformClass } from '../platformClass.ts';
import { escapeXml, parseXml, type XmlAttribute, type XmlEvent } from './parse.ts';

type Place = XmlEvent | { kind: 'startDocument' } | { kind: 'endDocument' };
type Start = Extract<XmlEvent, { kind: 'start' }>;

/** Event to constant of System.XmlTag and to the number that `next` answers. */
const EVENTS: Record<Place['kind'], [string, number]> = {
  start: ['START_ELEMENT', 1],
  end: ['END_ELEMENT', 2],
  instruction: ['PROCESSING_INSTRUCTION', 3],
  text: ['CHARACTERS', 4],
  comment: ['COMMENT', 5],
  startDocument: ['START_DOCUMENT', 7],
  endDocument: ['END_DOCUMENT', 8],
  doctype: ['DTD', 11],
  cdata: ['CDATA', 12],
};

class Reader extends PlatformObject {
  readonly version: string | null;
  private readonly places: Place[];
  private at = 0;
  coalescing = true;

  constructor(text: string) {
    super();
    const { version, events } = parseXml(required(text));
    this.version = version;
    this.places = [{ kind: 'startDocument' }, ...events, { kind: 'endDocument' }];
  }
  override get $platform(): string {
    return 'System.XmlStreamReader';
  }
  get place(): Place {
    return this.places[this.at] ?? { kind: 'endDocument' };
  }
  hasNext(): boolean {
    return this.at < this.places.length - 1;
  }
  next(): number {
    if (!this.hasNext()) throwApex('System.XmlException', 'There are no more events');
    this.at++;
    return EVENTS[this.place.kind][1];
  }
  nextTag(): number {
    for (let event = this.next(); ; event = this.next()) {
      const { kind } = this.place;
      if (kind === 'start' || kind === 'end') return event;
      if (kind === 'cdata' || (kind === 'text' && !this.isBlank()))
        throwApex('System.XmlException', 'Expected start or end tag, found text');
    }
  }
  /** The text here; text and sections beside each other are one when coalescing. */
  text(): string | null {
    const { place } = this;
    if (!('text' in place)) return null;
    if (!this.coalescing || (place.kind !== 'text' && place.kind !== 'cdata')) return place.text;
    let text = place.text;
    for (let next = this.places[this.at + 1]; next && (next.kind === 'text' || next.kind === 'cdata'); next = this.places[this.at + 1]) {
      text += next.text;
      this.at++;
    }
    this.places[this.at] = { kind: 'text', text };
    return text;
  }
  isBlank(): boolean {
    const { place } = this;
    return place.kind === 'text' && place.text.trim() === '';
  }
  start(): Start {
    const { place } = this;
    return place.kind === 'start' ? place : throwApex('System.XmlException', 'Illegal State: Not at START_ELEMENT');
  }
  attribute(index: number): XmlAttribute {
    return this.start().attributes[required(index)] ?? throwApex('System.XmlException', `There is no attribute ${index}`);
  }
}

/** A reader over a text. */
export function streamReader(text: string): object {
  return new Reader(text);
}

const named = <K extends 'name' | 'prefix' | 'namespace'>(self: Reader, part: K): string | null => {
  const { place } = self;
  return place.kind === 'start' || place.kind === 'end' ? place[part] : null;
};

const readerClass: PlatformClass = {
  name: 'System.XmlStreamReader',
  constructors: { '/1': (text: string) => new Reader(text) },
  methods: {
    getAttributeCount: (self: Reader) => self.start().attributes.length,
    getAttributeLocalName: (self: Reader, index: number) => self.attribute(index).name,
    getAttributeNamespace: (self: Reader, index: number) => self.attribute(index).namespace,
    getAttributePrefix: (self: Reader, index: number) => self.attribute(index).prefix,
    getAttributeType: () => 'CDATA',
    getAttributeValue: (self: Reader, namespace: string | null, name: string) =>
      self.start().attributes.find((one) => one.name === required(name) && (!namespace || one.namespace === namespace))?.value ?? null,
    getAttributeValueAt: (self: Reader, index: number) => self.attribute(index).value,
    getEventType: (self: Reader) => enumConstant('System.XmlTag', EVENTS[self.place.kind][0]) ?? null,
    getLocalName: (self: Reader) => named(self, 'name'),
    getNamespace: (self: Reader) => named(self, 'namespace'),
    getNamespaceCount: (self: Reader) => self.start().declared.length,
    getNamespacePrefix: (self: Reader, index: number) => self.start().declared[required(index)]?.[0] ?? null,
    getNamespaceURI: (self: Reader, prefix: string) => self.start().declared.find(([name]) => name === prefix)?.[1] ?? null,
    getNamespaceURIAt: (self: Reader, index: number) => self.start().declared[required(index)]?.[1] ?? null,
    getPIData: (self: Reader) => (self.place.kind === 'instruction' ? self.place.data : null),
    getPITarget: (self: Reader) => (self.place.kind === 'instruction' ? self.place.target : null),
    getPrefix: (self: Reader) => named(self, 'prefix'),
    getText: (self: Reader) => self.text(),
    getVersion: (self: Reader) => self.version,
    hasName: (self: Reader) => named(self, 'name') !== null,
    hasNext: (self: Reader) => self.hasNext(),
    hasText: (self: Reader) => 'text' in self.place,
    isCharacters: (self: Reader) => self.place.kind === 'text' || self.place.kind === 'cdata',
    isEndElement: (self: Reader) => self.place.kind === 'end',
    isStartElement: (self: Reader) => self.place.kind === 'start',
    isWhitespace: (self: Reader) => self.isBlank(),
    next: (self: Reader) => self.next(),
    nextTag: (self: Reader) => self.nextTag(),
    setCoalescing: (self: Reader, coalescing: boolean) => void (self.coalescing = required(coalescing)),
    setNamespaceAware: (_self: Reader, aware: boolean) => void required(aware),
  },
};

class Writer extends PlatformObject {
  private out = '';
  private readonly open: string[] = [];
  private inTag = false;
  private isEmpty = false;

  override get $platform(): string {
    return 'System.XmlStreamWriter';
  }
  private endTag(): void {
    if (!this.inTag) return;
    this.out += this.isEmpty ? '/>' : '>';
    this.inTag = false;
  }
  content(text: string): void {
    this.endTag();
    this.out += text;
  }
  start(prefix: string | null, name: string, isEmpty: boolean): void {
    this.endTag();
    const full = prefix ? `${prefix}:${required(name)}` : required(name);
    this.out += `<${full}`;
    this.inTag = true;
    this.isEmpty = isEmpty;
    if (!isEmpty) this.open.push(full);
  }
  attribute(name: string, value: string): void {
    if (!this.inTag) throwApex('System.XmlException', 'Attribute not associated with any element');
    this.out += ` ${name}="${escapeXml(required(value), true)}"`;
  }
  end(): void {
    this.endTag();
    const name = this.open.pop() ?? throwApex('System.XmlException', 'No more elements to write');
    this.out += `</${name}>`;
  }
  endDocument(): void {
    while (this.open.length > 0) this.end();
    this.endTag();
  }
  get text(): string {
    return this.out + (this.inTag ? (this.isEmpty ? '/>' : '>') : '');
  }
}

function startDocument(self: Writer, encoding: string | null, version: string | null): void {
  self.content(`<?xml version="${version ?? '1.0'}"${encoding ? ` encoding="${encoding}"` : ''}?>`);
}

const writerClass: PlatformClass = {
  name: 'System.XmlStreamWriter',
  constructors: { '/0': () => new Writer() },
  methods: {
    close: () => undefined,
    getXmlString: (self: Writer) => self.text,
    setDefaultNamespace: (_self: Writer, uri: string) => void required(uri),
    writeAttribute: (self: Writer, prefix: string | null, _uri: string | null, name: string, value: string) =>
      self.attribute(prefix ? `${prefix}:${name}` : required(name), value),
    writeCData: (self: Writer, text: string) => self.content(`<![CDATA[${required(text)}]]>`),
    writeCharacters: (self: Writer, text: string) => self.content(escapeXml(required(text))),
    writeComment: (self: Writer, text: string) => self.content(`<!--${required(text)}-->`),
    writeDefaultNamespace: (self: Writer, uri: string) => self.attribute('xmlns', uri),
    writeEmptyElement: (self: Writer, prefix: string | null, name: string) => self.start(prefix, name, true),
    writeEndDocument: (self: Writer) => self.endDocument(),
    writeEndElement: (self: Writer) => self.end(),
    writeNamespace: (self: Writer, prefix: string, uri: string) => self.attribute(prefix ? `xmlns:${prefix}` : 'xmlns', uri),
    writeProcessingInstruction: (self: Writer, target: string, data: string | null) =>
      self.content(`<?${required(target)}${data ? ` ${data}` : ''}?>`),
    writeStartDocument: startDocument,
    writeStartElement: (self: Writer, prefix: string | null, name: string) => self.start(prefix, name, false),
  },
};

export const xmlStreamClasses: PlatformClass[] = [readerClass, writerClass];
