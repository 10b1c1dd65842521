/** System.PageReference. Source: Apex Reference. The content of pages is not served. */
import { ApexMap, PlatformObject, required } from '../../values/index.ts';
import type { ApexSObject } from '../../values/index.ts';
import type { PlatformClass } from '../platformClass.ts';
import { urlEncode } from '../system/security/blob.ts';

/** A URL with parameters. */
class PageReference extends PlatformObject {
  readonly path: string;
  readonly parameters = new ApexMap<string, string>('String', 'String');
  readonly headers = new ApexMap<string, string>('String', 'String');
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

export const pageReferenceClass: PlatformClass = {
  name: 'System.PageReference',
  constructors: {
    '(System.String)': (text: string) => new PageReference(required(text)),
    '(System.SObject)': (record: ApexSObject) => new PageReference(`/${String(required(record).getField('Id'))}`),
  },
  methods: {
    getAnchor: (self: PageReference) => self.anchor,
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
