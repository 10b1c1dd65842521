import type { AccessMode, Binds, PlainValue } from '../../kernel/ports/records.ts';
import type { Query } from '../soql/ast.ts';
import { compileQuery } from '../soql/compile.ts';
import type { Plan } from '../soql/compile.ts';
import { parseSoql } from '../soql/parse.ts';
import { beyondAscii } from '../soql/values.ts';
import type { StoreCore } from './core.ts';

/** More texts than this are not kept: a program that writes values into its queries would fill the memory. */
const MOST_TEXTS = 2000;

/** What the binds look like, as far as the SQL depends on it. */
interface BindShape {
  lists: Set<string>;
  nulls: Set<string>;
  unicode: boolean;
  key: string;
}

function shapeOf(binds: Map<string, PlainValue | PlainValue[]>): BindShape {
  const shape: BindShape = { lists: new Set(), nulls: new Set(), unicode: false, key: '' };
  for (const [name, value] of binds) {
    const isList = Array.isArray(value);
    const values = isList ? value : [value];
    if (isList) shape.lists.add(name);
    if (isList && values.some((item) => item === null || item === '')) shape.nulls.add(name);
    shape.unicode ||= values.some((item) => typeof item === 'string' && beyondAscii(item));
  }
  shape.key = `${[...shape.lists].join()}|${[...shape.nulls].join()}|${shape.unicode}`;
  return shape;
}

/** Binds by lower-case name. */
export function bindMap(binds: Binds): Map<string, PlainValue | PlainValue[]> {
  return new Map(Object.entries(binds).map(([name, value]) => [name.toLowerCase(), value]));
}

/** Parsed and compiled queries by text. */
export class PlanCache {
  readonly #core: StoreCore;
  readonly #parsed = new Map<string, Query>();
  readonly #open = new Map<string, Plan>();
  readonly #shared = new Map<string, Plan>();

  constructor(core: StoreCore) {
    this.#core = core;
  }

  /** Plans may leave out objects that had no table. */
  clear(): void {
    this.#open.clear();
    this.#shared.clear();
  }

  /** Plans that hold a user's sharing are stale when rights change. */
  clearShared(): void {
    this.#shared.clear();
  }

  parsed(soql: string): Query {
    const known = this.#parsed.get(soql);
    if (known) return known;
    const made = parseSoql(soql);
    keep(this.#parsed, soql, made);
    return made;
  }

  plan(soql: string, binds: Map<string, PlainValue | PlainValue[]>, userId: string, access: AccessMode): Plan {
    const shape = shapeOf(binds);
    const sharing = access.sharing || access.mode === 'user';
    const cache = sharing ? this.#shared : this.#open;
    const scoped = sharing || this.parsed(soql).scope !== undefined;
    const key = `${soql}|${shape.key}|${scoped ? userId : ''}`;
    const known = cache.get(key);
    if (known) return known;
    const made = this.compiled(this.parsed(soql), binds, userId, access);
    keep(cache, key, made);
    return made;
  }

  /** A plan that is not kept. */
  compiled(query: Query, binds: Map<string, PlainValue | PlainValue[]>, userId: string, access: AccessMode): Plan {
    const shape = shapeOf(binds);
    const sharing = access.sharing || access.mode === 'user';
    const core = this.#core;
    return compileQuery(query, {
      schema: core.metadata.schema,
      rollups: core.metadata.rollups,
      hasTable: (object) => core.tables.has(object),
      userId,
      formulaPaths: (object, field) => core.formulas.paths(object, field),
      sharing: sharing ? (object, alias) => core.sharing.filter(userId, object, alias, 'read') : undefined,
      unicodeBinds: shape.unicode,
      listBinds: shape.lists,
      nullBinds: shape.nulls,
    });
  }
}

function keep<T>(cache: Map<string, T>, key: string, value: T): void {
  if (cache.size >= MOST_TEXTS) cache.clear();
  cache.set(key, value);
}
