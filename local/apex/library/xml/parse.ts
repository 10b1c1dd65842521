/** XML text as a list of events, with namespaces resolved. Source: XML 1.0; Namespaces in XML 1.0. */
import { throwApex } from '../../values/index.ts';

export interface XmlAttribute {
  prefix: string | null;
  name: string;
  namespace: string | null;
  value: string;
}

/** One event of a document. Namespace declarations are not among the attributes. */
export type XmlEvent =
  | {
      kind: 'start';
      prefix: string | null;
      name: string;
      namespace: string | null;
      attributes: XmlAttribute[];
      declared: [prefix: string, uri: string][];
    }
  | { kind: 'end'; prefix: string | null; name: string; namespace: string | null }
  | { kind: 'text' | 'cdata' | 'comment' | 'doctype'; text: string }
  | { kind: 'instruction'; target: string; data: string };

/** What a document's prologue says. */
export interface XmlDocument {
  version: string | null;
  events: XmlEvent[];
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const NAME = /[A-Za-z_:À-￿][\w:.\-·À-￿]*/y;
const XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace';

class Parser {
  private at = 0;
  private readonly source: string;
  private readonly events: XmlEvent[] = [];
  private readonly scopes: Map<string, string>[] = [new Map([['xml', XML_NAMESPACE]])];
  private readonly open: string[] = [];
  private version: string | null = null;
  private sawRoot = false;

  constructor(source: string) {
    this.source = source.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  }

  private fail(reason: string): never {
    const before = this.source.slice(0, this.at).split('\n');
    const place = `@${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
    return throwApex('System.XmlException', `Failed to parse XML due to: ${reason} (position: ${place})`);
  }

  parse(): XmlDocument {
    while (this.at < this.source.length) this.step();
    if (this.open.length > 0) this.fail(`expected end tag </${this.open.at(-1)}> but the document ended`);
    if (!this.sawRoot) this.fail('no root element');
    return { version: this.version, events: this.events };
  }

  private step(): void {
    if (this.source[this.at] !== '<') return this.text();
    if (this.source.startsWith('<!--', this.at))
      return this.section('<!--', '-->', (text) => void this.events.push({ kind: 'comment', text }));
    if (this.source.startsWith('<![CDATA[', this.at))
      return this.section('<![CDATA[', ']]>', (text) => void this.events.push({ kind: 'cdata', text }));
    if (this.source.startsWith('<?', this.at)) return this.section('<?', '?>', (text) => this.instruction(text));
    if (this.source.startsWith('<!', this.at)) return this.doctype();
    return this.source[this.at + 1] === '/' ? this.endTag() : this.startTag();
  }

  private section(from: string, to: string, use: (text: string) => void): void {
    const end = this.source.indexOf(to, this.at + from.length);
    if (end < 0) this.fail(`${from} without ${to}`);
    use(this.source.slice(this.at + from.length, end));
    this.at = end + to.length;
  }

  private instruction(text: string): void {
    const [, target = '', data = ''] = /^(\S+)\s*([\s\S]*)$/.exec(text) ?? [];
    if (target.toLowerCase() === 'xml') this.version = /version\s*=\s*["']([^"']*)/.exec(data)?.[1] ?? null;
    else this.events.push({ kind: 'instruction', target, data });
  }

  /** A document type is read over; entities that it declares are not known, as on the platform. */
  private doctype(): void {
    let depth = 0;
    const from = this.at;
    for (; this.at < this.source.length; this.at++) {
      const char = this.source[this.at];
      if (char === '<') depth++;
      if (char === '>' && --depth === 0) break;
    }
    this.at++;
    this.events.push({ kind: 'doctype', text: this.source.slice(from, this.at) });
  }

  private text(): void {
    const next = this.source.indexOf('<', this.at);
    const raw = this.source.slice(this.at, next < 0 ? undefined : next);
    if (this.open.length === 0) {
      if (raw.trim() !== '') this.fail(`only whitespace content allowed ${this.sawRoot ? 'after end tag' : 'before start tag'}`);
    } else {
      this.events.push({ kind: 'text', text: this.decode(raw) });
    }
    this.at += raw.length;
  }

  private decode(raw: string): string {
    return raw.replace(/&([^;\s]*);?/g, (whole, name: string) => {
      if (!whole.endsWith(';')) this.fail('entity reference without a semicolon');
      if (/^#x[0-9a-f]+$/i.test(name)) return String.fromCodePoint(parseInt(name.slice(2), 16));
      if (/^#\d+$/.test(name)) return String.fromCodePoint(Number(name.slice(1)));
      return ENTITIES[name] ?? this.fail(`could not resolve entity named '${name}'`);
    });
  }

  private name(): string {
    NAME.lastIndex = this.at;
    const found = NAME.exec(this.source)?.[0];
    if (!found) this.fail('a name was expected');
    this.at += found.length;
    return found;
  }

  private space(): void {
    while (/\s/.test(this.source[this.at] ?? '')) this.at++;
  }

  private startTag(): void {
    this.at++;
    if (this.open.length === 0 && this.sawRoot) this.fail('only one root element is allowed');
    const full = this.name();
    const raw = this.attributes();
    const isEmpty = this.source[this.at] === '/';
    if (isEmpty) this.at++;
    if (this.source[this.at] !== '>') this.fail(`the start tag <${full}> does not end`);
    this.at++;
    this.sawRoot = true;
    this.pushStart(full, raw);
    this.open.push(full);
    if (isEmpty) this.close(full);
  }

  private attributes(): [string, string][] {
    const found: [string, string][] = [];
    for (this.space(); this.at < this.source.length && !'/>'.includes(this.source[this.at] ?? ''); this.space()) {
      const name = this.name();
      this.space();
      if (this.source[this.at] !== '=') this.fail(`the attribute ${name} has no value`);
      this.at++;
      this.space();
      const quote = this.source[this.at] ?? '';
      if (quote !== '"' && quote !== "'") this.fail('attribute value must start with quotation or apostrophe');
      const end = this.source.indexOf(quote, this.at + 1);
      if (end < 0) this.fail('attribute value does not end');
      if (found.some(([known]) => known === name)) this.fail(`duplicated attribute ${name}`);
      found.push([name, this.decode(this.source.slice(this.at + 1, end))]);
      this.at = end + 1;
    }
    return found;
  }

  private pushStart(full: string, raw: [string, string][]): void {
    const declared: [string, string][] = [];
    for (const [name, value] of raw) {
      if (name === 'xmlns') declared.push(['', value]);
      else if (name.startsWith('xmlns:')) declared.push([name.slice(6), value]);
    }
    this.scopes.push(new Map([...(this.scopes.at(-1) ?? []), ...declared]));
    const attributes = raw
      .filter(([name]) => name !== 'xmlns' && !name.startsWith('xmlns:'))
      .map(([name, value]) => {
        const [prefix, local] = split(name);
        return { prefix, name: local, namespace: prefix === null ? null : this.resolve(prefix), value };
      });
    const [prefix, name] = split(full);
    this.events.push({ kind: 'start', prefix, name, namespace: this.resolve(prefix), attributes, declared });
  }

  private resolve(prefix: string | null): string | null {
    const found = this.scopes.at(-1)?.get(prefix ?? '');
    if (found === undefined && prefix !== null) this.fail(`could not determine namespace bound to element prefix ${prefix}`);
    return found === undefined || found === '' ? null : found;
  }

  private endTag(): void {
    this.at += 2;
    const full = this.name();
    this.space();
    if (this.source[this.at] !== '>') this.fail(`the end tag </${full}> does not end`);
    this.at++;
    if (this.open.at(-1) !== full) this.fail(`end tag name </${full}> must match start tag name <${this.open.at(-1) ?? ''}>`);
    this.close(full);
  }

  private close(full: string): void {
    const [prefix, name] = split(full);
    this.events.push({ kind: 'end', prefix, name, namespace: this.resolve(prefix) });
    this.scopes.pop();
    this.open.pop();
  }
}

function split(full: string): [string | null, string] {
  const colon = full.indexOf(':');
  return colon < 0 ? [null, full] : [full.slice(0, colon), full.slice(colon + 1)];
}

/** Parses a document. Throws System.XmlException. */
export function parseXml(text: string): XmlDocument {
  return new Parser(text).parse();
}

/** Text with its special characters replaced. */
export function escapeXml(text: string, quote = false): string {
  const plain = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return quote ? plain.replaceAll('"', '&quot;') : plain;
}
