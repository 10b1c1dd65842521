import type { PlainValue } from '../../kernel/ports/records.ts';
import type { ObjectSchema, SchemaPort } from '../../kernel/ports/schema.ts';
import type { RollupMeta } from '../schema/model.ts';

/** What SQLite takes as a parameter. */
export type SqlValue = string | number | bigint | null | Uint8Array;

/** What a query run knows: binds (lower-case names), the clock and the user's time zone. */
export interface RunEnvironment {
  binds: Map<string, PlainValue | PlainValue[]>;
  now: Date;
  timeZone: string;
}

/** Gives the value of one SQL parameter for one run. */
export type ParameterSource = (environment: RunEnvironment) => SqlValue;

/** The record-sharing condition of an object (SQL over `alias`), or undefined where all rows are visible. */
export type SharingFilter = (object: ObjectSchema, alias: string) => string | undefined;

/** Field paths that a formula field reads, from its own object. */
export type FormulaPaths = (object: string, field: string) => string[][] | undefined;

/** What a compilation needs to know of the org and of the binds' shape. */
export interface CompileEnvironment {
  schema: SchemaPort;
  rollups: RollupMeta[];
  /** True when an object has a table: without one it has no rows. */
  hasTable(object: string): boolean;
  /** The acting user, for USING SCOPE. */
  userId: string;
  formulaPaths: FormulaPaths;
  sharing?: SharingFilter;
  /** True when a bound text has characters beyond ASCII: comparisons fold case in full then. */
  unicodeBinds: boolean;
  /** Lower-case names of binds that are lists. */
  listBinds: Set<string>;
  /** Lower-case names of lists that hold null. */
  nullBinds: Set<string>;
}

/** Collects parameters, touched fields and table aliases while one statement is compiled. */
export class CompileContext {
  readonly environment: CompileEnvironment;
  readonly parameters: ParameterSource[] = [];
  /** Object name to field names, in the schema's spelling, in order of appearance. */
  readonly touched: Map<string, Set<string>>;
  /** Objects whose tables the SQL reads. */
  readonly tables: Set<string>;
  #aliases = 0;
  #zone: string | undefined;

  constructor(environment: CompileEnvironment, touched = new Map<string, Set<string>>(), tables = new Set<string>()) {
    this.environment = environment;
    this.touched = touched;
    this.tables = tables;
  }

  /** A numbered SQL placeholder for a value that is known when the query runs. */
  parameter(source: ParameterSource): string {
    this.parameters.push(source);
    return `?${this.parameters.length}`;
  }

  /** The placeholder of the user's time zone, the same one each time. */
  zone(): string {
    return (this.#zone ??= this.parameter((environment) => environment.timeZone));
  }

  alias(): string {
    return `t${this.#aliases++}`;
  }

  touchObject(object: string): Set<string> {
    const known = this.touched.get(object);
    if (known) return known;
    const made = new Set<string>();
    this.touched.set(object, made);
    return made;
  }

  touchField(object: string, field: string): void {
    this.touchObject(object).add(field);
  }
}

/** A quoted SQL identifier; API names hold letters, digits and underscores only. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
