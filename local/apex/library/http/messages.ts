/** System.HttpRequest and System.HttpResponse. Source: Apex Reference. */
import { STATUS_CODES } from 'node:http';
import { ApexBlob, ApexList, PlatformObject, required, throwApex } from '../../values/index.ts';
import type { PlatformClass } from '../platformClass.ts';
import { documentFrom, documentText } from '../xml/dom.ts';
import { streamReader } from '../xml/stream.ts';

/** Source: Apex Developer Guide, Callout Limits: 10 s unless set, at most 120 s. */
const DEFAULT_TIMEOUT = 10_000;
const MAX_TIMEOUT = 120_000;

/** Headers by name in any case; the spelling of the first use is kept. */
class Headers {
  private readonly held = new Map<string, [name: string, value: string]>();
  set(name: string, value: string): void {
    const key = name.toLowerCase();
    this.held.set(key, [this.held.get(key)?.[0] ?? name, value]);
  }
  get(name: string): string | null {
    return this.held.get(name.toLowerCase())?.[1] ?? null;
  }
  names(): string[] {
    return [...this.held.values()].map(([name]) => name);
  }
  plain(): Record<string, string> {
    return Object.fromEntries(this.held.values());
  }
}

/** A request as Apex builds it. */
export class ApexHttpRequest extends PlatformObject {
  endpoint: string | null = null;
  method: string | null = null;
  body: string | ApexBlob | null = null;
  compressed = false;
  /** Name of the certificate that a real callout would need. */
  certificate: string | null = null;
  timeout = DEFAULT_TIMEOUT;
  readonly headers = new Headers();
  override get $platform(): string {
    return 'System.HttpRequest';
  }
  override toString(): string {
    return `System.HttpRequest[Endpoint=${this.endpoint}, Method=${this.method}]`;
  }
}

function setTimeout(self: ApexHttpRequest, milliseconds: number): void {
  const given = required(milliseconds);
  if (given < 1 || given > MAX_TIMEOUT)
    throwApex('System.CalloutException', `Invalid timeout: ${given}. It must be between 1 and ${MAX_TIMEOUT} milliseconds.`);
  self.timeout = given;
}

const text = (body: string | ApexBlob | null): string => (body instanceof ApexBlob ? body.toText() : (body ?? ''));
const blob = (body: string | ApexBlob | null): ApexBlob => (body instanceof ApexBlob ? body : ApexBlob.ofText(body ?? ''));

export const httpRequestClass: PlatformClass = {
  name: 'System.HttpRequest',
  constructors: { '/0': () => new ApexHttpRequest() },
  methods: {
    getBody: (self: ApexHttpRequest) => text(self.body),
    getBodyAsBlob: (self: ApexHttpRequest) => blob(self.body),
    getBodyDocument: (self: ApexHttpRequest) => documentFrom(text(self.body)),
    setBodyDocument: (self: ApexHttpRequest, document: object) => void (self.body = documentText(required(document))),
    getCompressed: (self: ApexHttpRequest) => self.compressed,
    getEndpoint: (self: ApexHttpRequest) => self.endpoint,
    getHeader: (self: ApexHttpRequest, name: string) => self.headers.get(required(name)),
    getMethod: (self: ApexHttpRequest) => self.method,
    setBody: (self: ApexHttpRequest, body: string) => void (self.body = required(body)),
    setBodyAsBlob: (self: ApexHttpRequest, body: ApexBlob) => void (self.body = required(body)),
    setCompressed: (self: ApexHttpRequest, flag: boolean) => void (self.compressed = required(flag)),
    setClientCertificateName: (self: ApexHttpRequest, name: string) => void (self.certificate = required(name)),
    setEndpoint: (self: ApexHttpRequest, endpoint: string) => void (self.endpoint = required(endpoint)),
    setHeader: (self: ApexHttpRequest, name: string, value: string) => self.headers.set(required(name), value ?? ''),
    setMethod: (self: ApexHttpRequest, method: string) => void (self.method = required(method)),
    setTimeout,
    toString: (self: ApexHttpRequest) => self.toString(),
  },
};

/** A response, received or made by a mock. */
export class ApexHttpResponse extends PlatformObject {
  status: string | null = null;
  statusCode = 0;
  body: string | ApexBlob | null = null;
  readonly headers = new Headers();
  override get $platform(): string {
    return 'System.HttpResponse';
  }
  override toString(): string {
    return `System.HttpResponse[Status=${this.status}, StatusCode=${this.statusCode}]`;
  }
}

export const httpResponseClass: PlatformClass = {
  name: 'System.HttpResponse',
  constructors: { '/0': () => new ApexHttpResponse() },
  methods: {
    getBody: (self: ApexHttpResponse) => text(self.body),
    getBodyAsBlob: (self: ApexHttpResponse) => blob(self.body),
    getHeader: (self: ApexHttpResponse, name: string) => self.headers.get(required(name)),
    getBodyDocument: (self: ApexHttpResponse) => documentFrom(text(self.body)),
    getXmlStreamReader: (self: ApexHttpResponse) => streamReader(text(self.body)),
    getHeaderKeys: (self: ApexHttpResponse) => new ApexList('String', self.headers.names()),
    getStatus: (self: ApexHttpResponse) => self.status ?? STATUS_CODES[self.statusCode] ?? null,
    getStatusCode: (self: ApexHttpResponse) => self.statusCode,
    setBody: (self: ApexHttpResponse, body: string) => void (self.body = body),
    setBodyAsBlob: (self: ApexHttpResponse, body: ApexBlob) => void (self.body = body),
    setHeader: (self: ApexHttpResponse, name: string, value: string) => self.headers.set(required(name), value ?? ''),
    setStatus: (self: ApexHttpResponse, status: string) => void (self.status = status),
    setStatusCode: (self: ApexHttpResponse, code: number) => void (self.statusCode = required(code)),
    toString: (self: ApexHttpResponse) => self.toString(),
  },
};
