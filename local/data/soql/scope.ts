import type { FieldSchema, ObjectSchema } from '../../kernel/ports/schema.ts';
import type { Query } from './ast.ts';
import type { CompileContext } from './context.ts';
import { quoted } from './context.ts';
import { noSuchColumn, noSuchRelationship } from './errors.ts';
import type { RollupMeta } from '../schema/model.ts';
import { readName } from '../schema/shares.ts';
import { filterSql } from './filterItems.ts';
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

const MANY_TARGETS = 9;
const MOST_TARGETS = 40;
const TYPE_FIELD: FieldSchema['name'] = 'Type';

/** The type that `Owner.Type` tells: a queue is a group of its own kind. Source: Object Reference, "Name", field Type. */
function typeSql({ object, alias }: Table): string {
  return object.name === 'Group' ? `(CASE WHEN ${alias}."Type" = 'Queue' THEN 'Queue' ELSE 'Group' END)` : `'${object.name}'`;
}

/** One FROM object with the joins that its field paths need. */
export class Scope {
  readonly root: Table;
  readonly #context: CompileContext;
  readonly #joins = new Map<string, { alias: string; sql: string }>();
  readonly #names: Set<string>;
  /** `FROM Contact c, c.Account a`: paths by alias. */
  readonly #aliases = new Map<string, string[]>();

  constructor(context: CompileContext, object: ObjectSchema, query: Pick<Query, 'alias' | 'joins'>) {
    const soqlAlias = query.alias;
    this.#context = context;
    this.root = { object, alias: context.alias() };
    this.#names = new Set([object.name.toLowerCase(), ...(soqlAlias ? [soqlAlias.toLowerCase()] : [])]);
    for (const { path, alias } of query.joins) this.#aliases.set(alias.toLowerCase(), this.ownPath(path));
    context.touchObject(object.name);
    context.tables.add(object.name);
  }

  /** FROM and its joins. */
  fromSql(): string {
    const joins = [...this.#joins.values()].map((join) => join.sql).join('');
    return `${quoted(readName(this.root.object, this.#context.environment.schema))} AS ${this.root.alias}${joins}`;
  }

  /** The path without the query's own alias or object name in front. */
  ownPath(path: string[]): string[] {
    const first = path[0]?.toLowerCase() ?? '';
    const prefix = path.length > 1 ? this.#aliases.get(first) : undefined;
    if (prefix) return [...prefix, ...path.slice(1)];
    const isOwn = path.length > 1 && this.#names.has(first);
    const isRelation = this.#context.environment.schema.parentRelationship(this.root.object.name, first);
    return isOwn && !isRelation ? path.slice(1) : path;
  }

  /** The column of a field path. Throws QueryFailure for what the schema does not have. */
  column(path: string[]): Column {
    return this.#resolve([this.root], this.ownPath(path), false);
  }

  /** A field of one object that a reference may point at. */
  columnOf(path: string[], object: ObjectSchema, field: string[]): Column {
    const key = this.column([...path.slice(0, -1), this.#reference(path)]);
    const alias = this.#joinOn(`${key.sql}.${object.name}`, key.sql, object);
    return this.#resolve([{ object, alias }], field, false);
  }

  #reference(path: string[]): string {
    const { schema } = this.#context.environment;
    let objects = [this.root.object.name];
    for (const step of path.slice(0, -1)) objects = objects.flatMap((name) => schema.parentRelationship(name, step)?.referenceTo ?? []);
    const last = path.at(-1) ?? '';
    const field = objects.flatMap((name) => schema.parentRelationship(name, last) ?? [])[0];
    if (!field) throw noSuchRelationship(last);
    return field.name;
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
    const [name = relationship, chosen] = relationship.split(':');
    const field = schema.parentRelationship(table.object.name, name);
    if (!field) return [];
    if (chosen !== undefined) return this.#chosen(table, field, chosen === 'Queue' ? 'Group' : chosen);
    this.#context.touchField(table.object.name, field.name);
    const possible = this.#stored(field.referenceTo);
    const targets = possible.filter((name) => this.#answers(name, rest, field.referenceTo.length > 1));
    return targets.flatMap((name) => {
      const object = schema.object(name);
      return object ? [{ object, alias: this.#join(table, field, object) }] : [];
    });
  }

  /** `Owner:User` in formulas: the one object that counts. */
  #chosen(table: Table, field: FieldSchema, name: string): Table[] {
    this.#context.touchField(table.object.name, field.name);
    const object = this.#context.environment.schema.object(name);
    return object ? [{ object, alias: this.#join(table, field, object) }] : [];
  }

  /** Of many possible targets only those with rows count: SQLite joins no more than 64 tables. */
  #stored(names: string[]): string[] {
    if (names.length < MANY_TARGETS) return names;
    return names.filter((name) => this.#context.environment.hasTable(name)).slice(0, MOST_TARGETS);
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
    return this.#joinOn(`${table.alias}.${field.name}.${target.name}`, `${table.alias}.${quoted(field.name)}`, target);
  }

  #joinOn(key: string, column: string, target: ObjectSchema): string {
    const known = this.#joins.get(key);
    if (known) return known.alias;
    const alias = this.#context.alias();
    this.#context.tables.add(target.name);
    const sql = ` LEFT JOIN ${quoted(target.name)} AS ${alias} ON ${alias}.${quoted(keyColumn(target.name))} = ${column}`;
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
    const cases = tables.map((table) => `WHEN ${table.alias}."Id" IS NOT NULL THEN ${typeSql(table)}`).join(' ');
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
    return rollup && this.#rollup(table, rollup);
  }

  /** A roll-up summary over the children that meet its filters. Source: Salesforce Help, "Roll-Up Summary Field". */
  #rollup(table: Table, rollup: RollupMeta): string | undefined {
    const child = this.#context.environment.schema.object(rollup.childObject);
    if (!child) return undefined;
    const scope = new Scope(this.#context, child, { joins: [] });
    const { alias } = scope.root;
    const what = rollup.summarized ? scope.column([rollup.summarized]).sql : '*';
    const operation = rollup.operation.toUpperCase();
    const value = rollup.operation === 'sum' ? `COALESCE(SUM(${what}), 0)` : `${operation}(${what})`;
    const conditions = [
      `${alias}.${quoted(rollup.childField)} = ${table.alias}."Id"`,
      `${alias}."IsDeleted" = 0`,
      ...rollup.filters.map((filter) => filterSql(scope.column([filter.field]), filter)),
    ];
    return `(SELECT ${value} FROM ${scope.fromSql()} WHERE ${conditions.join(' AND ')})`;
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
