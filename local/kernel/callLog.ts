import { maskHeaders, maskText } from './masking.ts';

/** One call a service answered, as the inspector shows it. `status` 0: never answered. */
export interface CallRecord {
  id: number;
  /** ISO date-time at which the request arrived. */
  at: string;
  method: string;
  url: string;
  /** The host the client meant, when the host map sent the call here. */
  forwardedHost: string | null;
  status: number;
  ms: number;
  requestHeaders: Record<string, string>;
  requestBody: string | null;
  responseBody: string | null;
}

/** What a service hands over; secrets are masked on the way in, so they are never kept. */
export type RawCall = Omit<CallRecord, 'id' | 'requestHeaders'> & { requestHeaders: Record<string, unknown> };

const longestBody = 20_000;

/** The last calls of one service: a ring, newest last. */
export class CallLog {
  #calls: CallRecord[] = [];
  #nextId = 1;
  readonly #size: number;
  constructor(size = 300) {
    this.#size = size;
  }
  add(call: RawCall): void {
    this.#calls.push({
      ...call,
      id: this.#nextId++,
      url: maskText(call.url),
      requestHeaders: maskHeaders(call.requestHeaders),
      requestBody: shown(call.requestBody),
      responseBody: shown(call.responseBody),
    });
    if (this.#calls.length > this.#size) this.#calls.shift();
  }
  /** Calls with an id above `afterId`, oldest first. */
  list(afterId = 0): CallRecord[] {
    return this.#calls.filter((call) => call.id > afterId);
  }
  reset(): void {
    this.#calls = [];
  }
}

function shown(body: string | null): string | null {
  if (body === null || body === '') return null;
  const masked = maskText(body.slice(0, longestBody));
  return body.length > longestBody ? `${masked}… (${body.length} characters)` : masked;
}
