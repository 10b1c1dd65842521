/** StaticResourceCalloutMock and MultiStaticResourceCalloutMock. Source: Apex Reference. */
import { current } from '../../runtime/context.ts';
import { ApexBlob, PlatformObject, required, throwApex } from '../../values/index.ts';
import type { PlatformClass, PlatformFunction } from '../platformClass.ts';
import { ApexHttpResponse } from './messages.ts';
import type { ApexHttpRequest } from './messages.ts';

abstract class ResourceMock extends PlatformObject {
  status: string | null = null;
  statusCode = 200;
  readonly headers: [string, string][] = [];

  protected answer(resource: string | undefined): ApexHttpResponse {
    const content = resource === undefined ? undefined : current().metadata.staticResource(resource);
    if (!content) throwApex('System.CalloutException', `Static resource not found: ${resource ?? 'none is set'}`);
    const response = new ApexHttpResponse();
    response.status = this.status;
    response.statusCode = this.statusCode;
    response.body = new ApexBlob(content);
    for (const [name, value] of this.headers) response.headers.set(name, value);
    return response;
  }
}

/** One resource for every request. */
export class StaticResourceMock extends ResourceMock {
  resource: string | undefined;
  override get $platform(): string {
    return 'System.StaticResourceCalloutMock';
  }
  respond(_request: ApexHttpRequest): ApexHttpResponse {
    return this.answer(this.resource);
  }
}

/** One resource per endpoint. */
export class MultiStaticResourceMock extends ResourceMock {
  readonly resources = new Map<string, string>();
  override get $platform(): string {
    return 'System.MultiStaticResourceCalloutMock';
  }
  respond(request: ApexHttpRequest): ApexHttpResponse {
    return this.answer(this.resources.get(request.endpoint ?? ''));
  }
}

const shared: Record<string, PlatformFunction> = {
  respond: (self: StaticResourceMock | MultiStaticResourceMock, request: ApexHttpRequest) => self.respond(required(request)),
  setHeader: (self: ResourceMock, name: string, value: string) => void self.headers.push([required(name), value]),
  setStatus: (self: ResourceMock, status: string) => void (self.status = status),
  setStatusCode: (self: ResourceMock, code: number) => void (self.statusCode = required(code)),
};

export const staticResourceMockClass: PlatformClass = {
  name: 'System.StaticResourceCalloutMock',
  constructors: { '/0': () => new StaticResourceMock() },
  methods: {
    ...shared,
    setStaticResource: (self: StaticResourceMock, name: string) => void (self.resource = required(name)),
  },
};

export const multiStaticResourceMockClass: PlatformClass = {
  name: 'System.MultiStaticResourceCalloutMock',
  constructors: { '/0': () => new MultiStaticResourceMock() },
  methods: {
    ...shared,
    setStaticResource: (self: MultiStaticResourceMock, endpoint: string, name: string) =>
      void self.resources.set(required(endpoint), required(name)),
  },
};
