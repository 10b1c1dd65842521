/** System.PageReference. Source: Apex Reference. The content of pages is not served. */
import { current } from '../../runtime/context.ts';
import { ApexMap, NotImplemented, PlatformObject, required, throwApex } from '../../values/index.ts';
import type { ApexList, ApexSObject } from '../../values/index.ts';
import type { PlatformClass } from '../platformClass.ts';
import { urlEncode } from '../system/security/blob.ts';

/** System.Cookie. Source: Apex Reference, Cookie class. */
export class Cookie extends PlatformObject {
  readonly facts: readonly unknown[];
  constructor(facts: readonly unknown[]) {
    super();
    this.facts = facts;
  }
  override get $platform(): string {
    return 'System.Cookie';
  }
  get name(): string {
    return this.facts[0] as string;
  }
}

const fact =
  (index: number, otherwise: unknown = null) =>
  (self: Cookie): unknown =>
    self.facts[index] ?? otherwise;

export const cookieClass: PlatformClass = {
  name: 'System.Cookie',
  constructors: { '': (...facts: unknown[]) => new Cookie(facts) },
  methods: {
    getName: fact(0),
    getValue: fact(1),
    getPath: fact(2),
    getMaxAge: fact(3),
    isSecure: fact(4, false),
    getSameSite: fact(5),
    isHttpOnly: fact(6, false),
    getDomain: fact(7),
  },
};

/** Parameters of a page, whose keys ignore case. Source: Apex Reference, PageReference.getParameters. */
class Parameters extends ApexMap<string, string> {
  protected override key(value: string): unknown {
    return value === null ? null : this.textKey(value);
  }
  protected override textKey(key: string): string {
    return key.toLowerCase();
  }
  protected override empty(): ApexMap<string, string> {
    return new Parameters(this.keyType, this.valueType);
  }
  /** The first spelling of a key stays. */
  override put(key: string, value: string): string | null {
    if (key === null || !this.containsKey(key)) return super.put(key, value);
    const before = this.get(key);
    this.held.set(this.textKey(key), value);
    return before;
  }
}

/** A URL with parameters. */
export class PageReference extends PlatformObject {
  readonly path: string;
  readonly parameters: ApexMap<string, string> = new Parameters('String', 'String');
  readonly headers = new ApexMap<string, string>('String', 'String');
  readonly cookies = new ApexMap<string, Cookie>('String', 'System.Cookie');
  anchor: string | null;
  redirect = false;

  constructor(text: string) {
    super();
    const [rest = '', anchor] = text.split('#');
    const [path = '', query = ''] = rest.split('?');
    this.path = path;
    this.anchor = anchor ?? null;
    for (const [name, value] of new URLSearchParams(query)) this.parameters.put(name, value);
  }
  override get $platform(): string {
    return 'System.PageReference';
  }
  url(): string {
    const pairs = [...this.parameters.entries()].map(([name, value]) => `${urlEncode(name)}=${urlEncode(value ?? '')}`);
    return this.path + (pairs.length > 0 ? `?${pairs.join('&')}` : '') + (this.anchor ? `#${this.anchor}` : '');
  }
  override toString(): string {
    return `System.PageReference[${this.url()}]`;
  }
}

/** Source: observed platform text for tests; outside of them pages have no content here. */
function content(method: string): () => never {
  return () => {
    if (current().test) throwApex('System.VisualforceException', 'Methods defined as TestMethod do not support getContent call');
    throw new NotImplemented(`System.PageReference.${method}`);
  };
}

export const pageReferenceClass: PlatformClass = {
  name: 'System.PageReference',
  constructors: {
    '(System.String)': (text: string | null) =>
      new PageReference(text ?? throwApex('System.NullPointerException', 'Argument 1 cannot be null')),
    '(System.SObject)': (record: ApexSObject) => new PageReference(`/${String(required(record).getField('Id'))}`),
  },
  statics: {
    'forResource/1': (name: string) => new PageReference(`/resource/${urlEncode(required(name))}`),
    'forResource/2': (name: string, path: string) => new PageReference(`/resource/${urlEncode(required(name))}/${required(path)}`),
  },
  methods: {
    getContent: content('getContent'),
    getContentAsPDF: content('getContentAsPDF'),
    getAnchor: (self: PageReference) => self.anchor,
    getCookies: (self: PageReference) => self.cookies,
    setCookies: (self: PageReference, cookies: ApexList<Cookie>) => {
      for (const cookie of required(cookies).items) self.cookies.put(cookie.name, cookie);
    },
    getHeaders: (self: PageReference) => self.headers,
    getParameters: (self: PageReference) => self.parameters,
    getRedirect: (self: PageReference) => self.redirect,
    getUrl: (self: PageReference) => self.url(),
    setAnchor: (self: PageReference, anchor: string) => {
      self.anchor = anchor;
      return self;
    },
    setRedirect: (self: PageReference, redirect: boolean) => {
      self.redirect = required(redirect);
      return self;
    },
  },
};
