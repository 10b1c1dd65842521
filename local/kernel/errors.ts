/** A failure told to a person: what happened, why, and the command that helps, without a stack trace. */
export class PlainSentenceError extends Error {
  override name = 'PlainSentenceError';
  /** A command the reader can paste to continue, e.g. `npm start -- --port 5400`. */
  readonly nextCommand?: string;
  constructor(message: string, nextCommand?: string) {
    super(message);
    this.nextCommand = nextCommand;
  }
}

/** The text of anything that was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The `code` of a system error such as `EADDRINUSE`, or undefined. */
export function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
