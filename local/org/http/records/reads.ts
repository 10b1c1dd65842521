/** Reads records for pages with the rights of the user: objects, fields and sharing as the engine enforces them. */
import type { Store } from '../../../data/index.ts';
import type { AccessPort, PlainValue, QueriedRecord } from '../../../kernel/ports/records.ts';
import type { FieldSchema, ObjectSchema } from '../../../kernel/ports/schema.ts';
import { labelOn, layoutOf, type ObjectLayout } from './layouts.ts';

const USER = { mode: 'user', sharing: true } as const;

/** A field of a record as a page shows it. */
export interface ShownField {
  name: string;
  label: string;
  type: string;
  value: PlainValue;
  /** Name of the record that a look-up leads to, and its object. */
  reference?: { id: string; object: string; name: string };
}

/** A record as its page shows it. */
export interface ShownRecord {
  id: string;
  object: string;
  label: string;
  pluralLabel: string;
  name: string;
  highlights: ShownField[];
  sections: { label: string; fields: ShownField[] }[];
}

/** A column of a list. */
export interface ShownColumn {
  name: string;
  label: string;
  type: string;
}

/** A page of a list view. */
export interface ShownList {
  object: string;
  label: string;
  pluralLabel: string;
  view: string;
  columns: ShownColumn[];
  sort: string;
  descending: boolean;
  total: number;
  page: number;
  pageSize: number;
  rows: { id: string; fields: ShownField[] }[];
}

/** What a page of a list is asked for. */
export interface ListRequest {
  view: string;
  search: string;
  sort: string;
  descending: boolean;
  page: number;
  /** Ids that the user looked at, newest first. */
  recent: string[];
}

/** Rows of a page; a list view shows at most 2,000 records. Source: Salesforce Help, List Views in Lightning Experience. */
const PAGE_SIZE = 50;
const MOST_ROWS = 2000;

/** A request that a page cannot be made from; the answer is 404 with this text. */
export class NoSuchPage extends Error {
  override name = 'NoSuchPage';
}

/** Reads for one user. */
export class RecordReads {
  private readonly store: Store;
  private readonly access: AccessPort;
  private readonly userId: string;

  constructor(store: Store, access: AccessPort, userId: string) {
    this.store = store;
    this.access = access;
    this.userId = userId;
  }

  /** A record with its layout. Throws NoSuchPage when the user may not see it. */
  record(id: string): ShownRecord {
    const schema = this.store.schema.objectNames().flatMap((name) => this.store.schema.object(name) ?? []);
    const object = schema.find(({ name, keyPrefix }) => keyPrefix === id.slice(0, 3) && layoutOf(name) !== undefined);
    if (!object) throw new NoSuchPage(`Not implemented in the local Lightning host: a page for the record ${id}`);
    const layout = this.layout(object);
    const names = [...layout.highlights, ...layout.sections.flatMap(({ fields }) => fields)];
    const fields = this.visible(object, ['Name', ...names]);
    const { records } = this.query(`SELECT ${selected(fields)} FROM ${object.name} WHERE Id = :id`, { id });
    const [row] = records;
    if (!row) throw new NoSuchPage('The record does not exist, or you may not see it.');
    const show = (wanted: readonly string[]) => this.visible(object, wanted).map((field) => shown(object, field, row));
    return {
      id: String(row.fields['Id']),
      object: object.name,
      label: object.label,
      pluralLabel: object.pluralLabel,
      name: String(row.fields['Name'] ?? ''),
      highlights: show(layout.highlights),
      sections: layout.sections.map((section) => ({ label: section.label, fields: show(section.fields) })),
    };
  }

  /** A page of a list view. Throws NoSuchPage for objects without pages. */
  list(objectName: string, request: ListRequest): ShownList {
    const object = this.store.schema.object(objectName);
    if (!object || !layoutOf(object.name)) {
      throw new NoSuchPage(`Not implemented in the local Lightning host: a list view of ${objectName}`);
    }
    const layout = this.layout(object);
    const columns = this.visible(object, layout.columns);
    const sorted = columns.find(({ name }) => name === request.sort) ?? columns[0];
    if (!sorted) throw new NoSuchPage(`You may not see the fields of ${object.pluralLabel}.`);
    const { where, binds } = this.conditions(object, layout, request);
    const { total } = this.query(`SELECT COUNT() FROM ${object.name}${where}`, binds);
    const order = ` ORDER BY ${orderPath(sorted)} ${request.descending ? 'DESC' : 'ASC'} NULLS LAST, Id`;
    const offset = Math.min(request.page * PAGE_SIZE, MOST_ROWS - PAGE_SIZE);
    const rows = this.query(`SELECT ${selected(columns)} FROM ${object.name}${where}${order} LIMIT ${PAGE_SIZE} OFFSET ${offset}`, binds);
    return {
      ...{ object: object.name, label: object.label, pluralLabel: object.pluralLabel, view: request.view },
      columns: columns.map((field) => ({ name: field.name, label: labelOn(object, field), type: field.type })),
      ...{ sort: sorted.name, descending: request.descending, total, page: offset / PAGE_SIZE, pageSize: PAGE_SIZE },
      rows: rows.records.map((row) => ({ id: String(row.fields['Id']), fields: columns.map((field) => shown(object, field, row)) })),
    };
  }

  private conditions(object: ObjectSchema, layout: ObjectLayout, { view, search, recent }: ListRequest) {
    const conditions: string[] = [];
    const binds: Record<string, string | string[]> = {};
    if (view === 'Recent') {
      conditions.push('Id IN :recent');
      binds['recent'] = recent;
    } else if (view === 'Mine') {
      conditions.push('OwnerId = :userId');
      binds['userId'] = this.userId;
    } else if (view !== 'All') {
      throw new NoSuchPage(`Not implemented in the local Lightning host: the list view ${view}`);
    }
    // Converted leads live on as contacts: list views leave them out. Source: Object Reference, Lead.
    if (object.name === 'Lead') conditions.push('IsConverted = FALSE');
    if (search !== '') {
      const fields = this.visible(object, layout.searched);
      conditions.push(`(${fields.map(({ name }) => `${name} LIKE :pattern`).join(' OR ')})`);
      binds['pattern'] = `%${search.replace(/[\\%_]/g, (char) => `\\${char}`)}%`;
    }
    return { where: conditions.length === 0 ? '' : ` WHERE ${conditions.join(' AND ')}`, binds };
  }

  private layout(object: ObjectSchema): ObjectLayout {
    const layout = layoutOf(object.name);
    if (!layout || !this.access.canObject(this.userId, object.name, 'read')) {
      throw new NoSuchPage(`You may not see ${object.pluralLabel}.`);
    }
    return layout;
  }

  /** The fields that the user may read, each once, in their order. Throws for a name that the schema does not have. */
  private visible(object: ObjectSchema, names: readonly string[]): FieldSchema[] {
    return [...new Set(names)].flatMap((name) => {
      const field = object.fields.find((known) => known.name === name);
      if (!field) throw new Error(`The layout names ${object.name}.${name}, which does not exist.`);
      return field.alwaysVisible || this.access.canField(this.userId, object.name, name, 'read') ? [field] : [];
    });
  }

  private query(soql: string, binds: Record<string, string | string[]>) {
    return this.store.session(this.userId).query(soql, binds, USER);
  }
}

/** A look-up is sorted by the name of what it leads to, as list views do. */
function orderPath(field: FieldSchema): string {
  return field.relationshipName === undefined ? field.name : `${field.relationshipName}.Name`;
}

function selected(fields: readonly FieldSchema[]): string {
  const paths = fields.flatMap((field) => [field.name, orderPath(field)]);
  return [...new Set(['Id', ...paths])].join(', ');
}

function shown(object: ObjectSchema, field: FieldSchema, row: QueriedRecord): ShownField {
  const value = row.fields[field.name] ?? null;
  const base = { name: field.name, label: labelOn(object, field), type: field.type, value };
  const parent = field.relationshipName === undefined ? undefined : row.parents?.[field.relationshipName];
  if (!parent || typeof value !== 'string') return base;
  const target = field.referenceTo.length === 1 ? (field.referenceTo[0] ?? '') : value.startsWith('00G') ? 'Group' : 'User';
  return { ...base, reference: { id: value, object: target, name: String(parent.fields['Name'] ?? '') } };
}
