/** Continuations in tests. Source: Apex Developer Guide, Test Continuations; Apex Reference, Continuation class. */
import { current } from '../../runtime/context.ts';
import { use, type ScriptClass } from '../../runtime/failures.ts';
import {
  ApexList,
  ApexMap,
  NotImplemented,
  PlatformObject,
  callMethod,
  findMethod,
  infoOf,
  required,
  throwApex,
} from '../../values/index.ts';
import type { PlatformClass } from '../platformClass.ts';
import type { ApexHttpRequest, ApexHttpResponse } from './messages.ts';

const MAX_TIMEOUT = 120;
const MAX_REQUESTS = 3;

/** System.Continuation. */
class Continuation extends PlatformObject {
  readonly requests = new ApexMap<string, ApexHttpRequest>('String', 'System.HttpRequest');
  method: string | null = null;
  timeout: number;
  state: unknown = null;
  constructor(timeout: number) {
    super();
    this.timeout = required(timeout);
    if (timeout < 1 || timeout > MAX_TIMEOUT) throwApex('System.IllegalArgumentException', `Invalid continuation timeout: ${timeout}`);
  }
  override get $platform(): string {
    return 'System.Continuation';
  }
  add(request: ApexHttpRequest): string {
    if (this.requests.size() >= MAX_REQUESTS)
      throwApex('System.CalloutException', `A continuation may have ${MAX_REQUESTS} requests at most`);
    const label = `Continuation-${this.requests.size() + 1}`;
    this.requests.put(label, required(request));
    return label;
  }
}

/** Calls the continuation's method: with labels and state when it is static, without arguments on a page's controller. */
export function invokeContinuation(controller: object, continuation: Continuation): unknown {
  const { method, requests, state } = required(continuation);
  const info = infoOf(required(controller));
  const name = required(method);
  if (!info) throw new NotImplemented('Test.invokeContinuationMethod without an Apex controller');
  const static_ = info.methods.find((one) => one.isStatic && one.name.toLowerCase() === name.toLowerCase());
  const labels = new ApexList('String', [...requests.keySet()]);
  if (static_) {
    const holder = use(info.js as unknown as ScriptClass) as unknown as Record<string, (...args: unknown[]) => unknown>;
    return holder[static_.jsName]?.(...[labels, state].slice(0, static_.parameters.length)) ?? null;
  }
  if (findMethod(info, name, 0)) return callMethod(controller, name, []);
  return callMethod(controller, name, [labels, state]);
}

function response(label: string): ApexHttpResponse {
  const { test } = current();
  if (!test) throw new NotImplemented('Continuation.getResponse outside of tests');
  const found = test.continuationResponses.get(required(label));
  return (found as ApexHttpResponse | undefined) ?? throwApex('System.CalloutException', `No response for ${label}`);
}

export const continuationClass: PlatformClass = {
  name: 'System.Continuation',
  constructors: { '/1': (timeout: number) => new Continuation(timeout) },
  statics: { getResponse: response },
  methods: {
    addHttpRequest: (self: Continuation, request: ApexHttpRequest) => self.add(request),
    getRequests: (self: Continuation) => self.requests,
  },
  properties: {
    ContinuationMethod: { get: (self: Continuation) => self.method, set: (self: Continuation, name: string) => (self.method = name) },
    Timeout: { get: (self: Continuation) => self.timeout, set: (self: Continuation, value: number) => (self.timeout = value) },
    state: { get: (self: Continuation) => self.state, set: (self: Continuation, value: unknown) => (self.state = value) },
  },
};
