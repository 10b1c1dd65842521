/** One member of a request that is wrong. */
export interface ProblemError {
  path: string;
  message: string;
}

/** A refused request. Becomes `application/problem+json` (RFC 9457) with a stable `code`. */
export class Problem extends Error {
  override name = 'Problem';
  readonly status: number;
  readonly code: string;
  readonly errors?: ProblemError[];
  readonly retryAfter?: number;
  /** @param detail one or two sentences for a person: what, why, next step */
  constructor(status: number, code: string, detail: string, more: { errors?: ProblemError[]; retryAfter?: number } = {}) {
    super(detail);
    this.status = status;
    this.code = code;
    this.errors = more.errors;
    this.retryAfter = more.retryAfter;
  }
  /** The body. */
  toBody(): Record<string, unknown> {
    return {
      type: `urn:msi-actions:problem:${this.code}`,
      title: this.code.charAt(0).toUpperCase() + this.code.slice(1).replaceAll('_', ' '),
      status: this.status,
      code: this.code,
      detail: this.message,
      ...(this.errors ? { errors: this.errors } : {}),
    };
  }
}
