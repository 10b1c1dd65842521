/** System.Url. Source: Apex Reference, URL class (java.net.URL underneath). */
import { current } from '../../../runtime/context.ts';
import { PlatformObject, required, throwApex } from '../../../values/index.ts';
import type { PlatformClass } from '../../platformClass.ts';

const PORTS: Record<string, number> = { 'http:': 80, 'https:': 443, 'ftp:': 21 };

/** A URL. */
export class ApexUrl extends PlatformObject {
  readonly url: URL;
  readonly text: string;
  constructor(text: string, base?: ApexUrl) {
    super();
    try {
      this.url = new URL(text, base?.url);
    } catch (error) {
      if (error instanceof TypeError) throwApex('System.StringException', `Invalid URL: ${text}`);
      throw error;
    }
    this.text = base ? this.url.href : text;
  }
  override get $platform(): string {
    return 'System.Url';
  }
  override toString(): string {
    return this.text;
  }
  $equals(other: unknown): boolean {
    return other instanceof ApexUrl && other.text === this.text;
  }
}

const orNull = (text: string): string | null => (text === '' ? null : text);
const pathOf = (self: ApexUrl): string => (self.url.pathname === '/' && !/^\w+:\/\/[^/]*\//.test(self.text) ? '' : self.url.pathname);
const orgUrl = (): ApexUrl => new ApexUrl(current().org.domainUrl);

export const urlClass: PlatformClass = {
  name: 'System.Url',
  constructors: {
    '/1': (text: string) => new ApexUrl(required(text)),
    '/2': (base: ApexUrl, text: string) => new ApexUrl(required(text), required(base)),
    '/3': (protocol: string, host: string, file: string) => new ApexUrl(`${protocol}://${host}${file}`),
    '/4': (protocol: string, host: string, port: number, file: string) => new ApexUrl(`${protocol}://${host}:${port}${file}`),
  },
  // Apex here is never reached by a page's URL, so the request is the org's own.
  statics: { getCurrentRequestUrl: orgUrl, getOrgDomainUrl: orgUrl, getSalesforceBaseUrl: orgUrl },
  methods: {
    getAuthority: (self: ApexUrl) => self.url.host,
    getDefaultPort: (self: ApexUrl) => PORTS[self.url.protocol] ?? -1,
    getFile: (self: ApexUrl) => pathOf(self) + self.url.search,
    getHost: (self: ApexUrl) => self.url.hostname,
    getPath: pathOf,
    getPort: (self: ApexUrl) => (self.url.port === '' ? -1 : Number(self.url.port)),
    getProtocol: (self: ApexUrl) => self.url.protocol.slice(0, -1),
    getQuery: (self: ApexUrl) => orNull(self.url.search.slice(1)),
    getRef: (self: ApexUrl) => orNull(self.url.hash.slice(1)),
    getUserInfo: (self: ApexUrl) => orNull(self.url.username + (self.url.password ? `:${self.url.password}` : '')),
    sameFile: (self: ApexUrl, other: ApexUrl) => self.url.href.replace(/#.*/, '') === required(other).url.href.replace(/#.*/, ''),
    toExternalForm: (self: ApexUrl) => self.text,
    toString: (self: ApexUrl) => self.text,
  },
};
