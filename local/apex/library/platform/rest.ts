/** System.RestContext, RestRequest and RestResponse. Source: Apex Developer Guide, Apex REST. */
import { current } from '../../runtime/context.ts';
import { ApexMap, required } from '../../values/index.ts';
import { PlatformBag } from '../bag.ts';
import type { PlatformClass } from '../platformClass.ts';

/** Request and response of the transaction. */
interface RestPair {
  request: PlatformBag | null;
  response: PlatformBag | null;
}

const pairs = new WeakMap<object, RestPair>();

/** What RestContext holds in the running transaction; whoever serves an Apex REST call fills it. */
export function restPair(): RestPair {
  let pair = pairs.get(current());
  if (!pair) pairs.set(current(), (pair = { request: null, response: null }));
  return pair;
}

const texts = (): ApexMap<string, string> => new ApexMap('String', 'String');

/** A request with empty headers and parameters. Fields are those of System.RestRequest; `requestBody` is a Blob. */
export function newRestRequest(): PlatformBag {
  return new PlatformBag('System.RestRequest', { headers: texts(), params: texts() });
}

/** A response with empty headers. `statusCode` is null until code sets it, `responseBody` is a Blob. */
export function newRestResponse(): PlatformBag {
  return new PlatformBag('System.RestResponse', { headers: texts() });
}

function adder(field: string): (self: PlatformBag, name: string, value: string) => void {
  return (self, name, value) => void (self.get(field) as ApexMap<string, string>).put(required(name), value);
}

export const restContextClass: PlatformClass = {
  name: 'System.RestContext',
  staticProperties: {
    request: {
      get: () => restPair().request,
      set: (value: PlatformBag | null) => (restPair().request = value),
    },
    response: {
      get: () => restPair().response,
      set: (value: PlatformBag | null) => (restPair().response = value),
    },
  },
};

export const restRequestClass: PlatformClass = {
  name: 'System.RestRequest',
  constructors: { '/0': newRestRequest },
  methods: { addHeader: adder('headers'), addParameter: adder('params') },
};

export const restResponseClass: PlatformClass = {
  name: 'System.RestResponse',
  constructors: { '/0': newRestResponse },
  methods: { addHeader: adder('headers') },
};
