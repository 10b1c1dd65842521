/** What running Apex leaves behind, in a form that crosses threads. */
import type { CompileProblem } from '../../apex/syntax/parse.ts';
import type { PlainValue } from '../../kernel/ports/records.ts';

/** A platform event that was published. */
export interface PublishedEvent {
  event: string;
  fields: Record<string, PlainValue>;
  /** Published even when its transaction failed. */
  immediate?: boolean;
}

/** A line of the debug log. */
export interface LogLine {
  level: string;
  /** The class and line that wrote it, such as `Foo:12`. */
  place: string;
  text: string;
}

/** How Apex ended when it did not return. */
export interface ApexFailure {
  /** e.g. `System.DmlException`, `Foo.MyException`, `NotImplemented`, `CompileError`. */
  type: string;
  message: string;
  /** Lines such as `Class.Foo.bar: line 12, column 1`. */
  stackTrace: string;
  /** True for exceptions made for the browser (`AuraHandledException`). */
  isHandled: boolean;
  /** Set when a member of the platform is missing in the local org. */
  notImplemented?: string;
}

/** The end of a transaction. */
export interface Outcome {
  ok: boolean;
  /** The JSON value that the code answered. */
  value?: unknown;
  failure?: ApexFailure;
  events: PublishedEvent[];
  logs: LogLine[];
  /** Ids of the asynchronous jobs that the commit made ready. */
  jobs: string[];
  limits: Record<string, number>;
}

/** Compile problems of an anonymous block. */
export interface CompileOutcome {
  problems: CompileProblem[];
}
