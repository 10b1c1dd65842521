import type { FieldSchema, ObjectSchema } from '../../kernel/ports/schema.ts';
import type { CompileContext } from './context.ts';
import { quoted } from './context.ts';
import { noSuchColumn, noSuchRelationship } from './errors.ts';
import { keyColumn } from './values.ts';

/** A field of a query as SQL. */
export interface Column {
  sql: string;
  field: FieldSchema;
  object: ObjectSchema;
  /** True when the expression is a bare column and so carries its own collation. */
  bare: boolean;
}

interface Table {
  object: ObjectSchema;
  alias: string;
}

const TYPE_FIELD: FieldSchema['name'] = 'Type';

/** One FROM object with the joins that its field paths need. */
export class Scope {
  readonly root: Table;
  readonly #context: CompileContext;
  readonly #joins = new Map<string, { alias: string; sql: string }>();
  readonly #names: Set<string>;

  constructor(context: CompileContext, object: ObjectSchema, soqlAlias?: string) {
    this.#context = context;
    this.root = { object, alias: context.alias() };
    this.#names = new Set([object.name.toLowerCase(), ...(soqlAlias ? [soqlAlias.toLowerCase()] : [])]);
    context.touchObject(object.name);
    context.tables.add(object.name);
  }

  /** FROM and its joins. */
  fromSql(): string {
    const joins = [...this.#joins.values()].map((join) => join.sql).join('');
    return `${quoted(this.root.object.name)} AS ${this.root.alias}${joins}`;
  }

  /** The path without the query's own alias or object name in front. */
  ownPath(path: string[]): string[] {
    const first = path[0]?.toLowerCase() ?? '';
    const isOwn = path.length > 1 && this.#names.has(first);
    const isRelation = this.#context.environment.schema.parentRelationship(this.root.object.name, first);
    return isOwn && !isRelation ? path.slice(1) : path;
  }

  /** The column of a field path. Throws QueryFailure for what the schema does not have. */
  column(path: string[]): Column {
    return this.#resolve([this.root], this.ownPath(path), false);
  }

  #resolve(tables: Table[], path: string[], polymorphic: boolean): Column {
    const [step = '', ...rest] = path;
    if (rest.length === 0) return this.#field(tables, step, polymorphic);
    const next = tables.flatMap((table) => this.#step(table, step, rest));
    if (next.length > 0) return this.#resolve(next, rest, this.#isPolymorphic(tables, step));
    const relation = tables[0] && this.#context.environment.schema.parentRelationship(tables[0].object.name, step);
    if (!relation) throw noSuchRelationship(step);
    throw this.#unresolved(relation, rest);
  }

  #unresolved(relation: FieldSchema, rest: string[]): Error {
    const target = relation.referenceTo.length > 1 ? 'Name' : (relation.referenceTo[0] ?? 'Name');
    return rest.length === 1 ? noSuchColumn(rest[0] ?? '', target) : noSuchRelationship(rest[0] ?? '');
  }

  #isPolymorphic(tables: Table[], step: string): boolean {
    const { schema } = this.#context.environment;
    return tables.some((table) => (schema.parentRelationship(table.object.name, step)?.referenceTo.length ?? 0) > 1);
  }

  /** The parent tables one step up: every target that can answer the rest of the path. */
  #step(table: Table, relationship: string, rest: string[]): Table[] {
    const { schema } = this.#context.environment;
    const field = schema.parentRelationship(table.object.name, relationship);
    if (!field) return [];
    this.#context.touchField(table.object.name, field.name);
    const targets = field.referenceTo.filter((name) => this.#answers(name, rest, field.referenceTo.length > 1));
    return targets.flatMap((name) => {
      const object = schema.object(name);
      return object ? [{ object, alias: this.#join(table, field, object) }] : [];
    });
  }

  #answers(object: string, path: string[], polymorphic: boolean): boolean {
    const { schema } = this.#context.environment;
    const [step = '', ...rest] = path;
    if (rest.length === 0) {
      return schema.field(object, step) !== undefined || (polymorphic && step.toLowerCase() === TYPE_FIELD.toLowerCase());
    }
    const field = schema.parentRelationship(object, step);
    return field?.referenceTo.some((target) => this.#answers(target, rest, field.referenceTo.length > 1)) ?? false;
  }

  #join(table: Table, field: FieldSchema, target: ObjectSchema): string {
    const key = `${table.alias}.${field.name}.${target.name}`;
    const known = this.#joins.get(key);
    if (known) return known.alias;
    const alias = this.#context.alias();
    this.#context.tables.add(target.name);
    const sql = ` LEFT JOIN ${quoted(target.name)} AS ${alias} ON ${alias}.${quoted(keyColumn(target.name))} = ${table.alias}.${quoted(field.name)}`;
    this.#joins.set(key, { alias, sql });
    return alias;
  }

  #field(tables: Table[], name: string, polymorphic: boolean): Column {
    if (polymorphic && name.toLowerCase() === 'type') return this.#typeColumn(tables);
    const { schema } = this.#context.environment;
    const columns = tables.flatMap((table) => {
      const field = schema.field(table.object.name, name);
      return field ? [this.#tableColumn(table, field)] : [];
    });
    const first = columns[0];
    if (!first) throw noSuchColumn(name, polymorphic ? 'Name' : (tables[0]?.object.name ?? ''));
    if (columns.length === 1) return first;
    return {
      ...first,
      sql: `COALESCE(${columns.map((column) => column.sql).join(', ')})`,
      bare: false,
    };
  }

  #tableColumn(table: Table, field: FieldSchema): Column {
    this.#context.touchField(table.object.name, field.name);
    const computed = this.#computed(table, field);
    const sql = computed ?? `${table.alias}.${quoted(field.name)}`;
    return { sql, field, object: table.object, bare: computed === undefined };
  }

  /** The name of the object behind a polymorphic reference. */
  #typeColumn(tables: Table[]): Column {
    const cases = tables.map((table) => `WHEN ${table.alias}."Id" IS NOT NULL THEN '${table.object.name}'`).join(' ');
    const first = tables[0];
    const field = first && this.#context.environment.schema.field(first.object.name, 'Id');
    if (!first || !field) throw noSuchColumn(TYPE_FIELD, 'Name');
    return {
      sql: `(CASE ${cases} END)`,
      field: { ...field, name: TYPE_FIELD, type: 'string' },
      object: first.object,
      bare: false,
    };
  }

  #computed(table: Table, field: FieldSchema): string | undefined {
    if (field.type === 'address' || field.type === 'location') return this.#compound(table, field);
    if (!field.calculated) return undefined;
    const paths = this.#context.environment.formulaPaths(table.object.name, field.name);
    if (paths) return this.#formula(table, field, paths);
    const rollup = this.#context.environment.rollups.find(
      (entry) => entry.object.toLowerCase() === table.object.name.toLowerCase() && entry.field === field.name,
    );
    if (!rollup) return undefined;
    this.#context.tables.add(rollup.childObject);
    const operation = rollup.operation.toUpperCase();
    const what = rollup.summarized ? `c.${quoted(rollup.summarized)}` : '*';
    const value = rollup.operation === 'sum' ? `COALESCE(SUM(${what}), 0)` : `${operation}(${what})`;
    return `(SELECT ${value} FROM ${quoted(rollup.childObject)} c WHERE c.${quoted(rollup.childField)} = ${table.alias}."Id" AND c."IsDeleted" = 0)`;
  }

  /** A compound value as JSON text, blank when all its parts are. Source: Object Reference, "Compound Fields". */
  #compound(table: Table, field: FieldSchema): string {
    const parts = table.object.fields.filter((part) => part.compoundField === field.name);
    const prefix = field.type === 'address' ? field.name.replace(/Address$/, '') : field.name.replace(/__c$/, '__');
    const pairs = parts.map((part) => {
      const name = part.name.slice(prefix.length).replace(/__s$/, '');
      return `'${name.charAt(0).toLowerCase()}${name.slice(1)}', ${table.alias}.${quoted(part.name)}`;
    });
    if (parts.length === 0) return 'NULL';
    const columns = parts.map((part) => `${table.alias}.${quoted(part.name)}`);
    return `CASE WHEN COALESCE(${columns.join(', ')}, NULL) IS NULL THEN NULL ELSE json_object(${pairs.join(', ')}) END`;
  }

  /** A formula is computed by the store's own function from the columns it reads. */
  #formula(table: Table, field: FieldSchema, paths: string[][]): string {
    const inputs = paths.map((path) => this.#resolve([table], path, false).sql);
    return `sf_formula(${[`'${table.object.name}.${field.name}'`, ...inputs].join(', ')})`;
  }
}
