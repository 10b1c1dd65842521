/** Apex SObject. */
import type { PlainRecord, PlainValue, QueriedRecord } from '../../kernel/ports/records.ts';
import type { FieldSchema, SchemaPort } from '../../kernel/ports/schema.ts';
import { current } from '../runtime/context.ts';
import { throwApex } from './errors.ts';
import { assignable } from './fieldTypes.ts';
import { ApexList } from './list.ts';
import { ApexMap } from './map.ts';
import { fromPlain, toPlain } from './plain.ts';
import { ApexSObjectType } from './tokens.ts';
import type { ApexSObjectField } from './tokens.ts';

type Values = Record<string, unknown>;
/** Turns plain field values into Apex values; kept per schema and object, for queries of many rows. */
type Converter = Map<string, FieldSchema | null>;

const converters = new WeakMap<SchemaPort, Map<string, Converter>>();
const SYSTEM_STAMPS = ['CreatedById', 'CreatedDate', 'LastModifiedById', 'LastModifiedDate'];

function converterOf(type: string): Converter {
  const schema = current().schema;
  let byType = converters.get(schema);
  if (!byType) converters.set(schema, (byType = new Map<string, Converter>()));
  let converter = byType.get(type);
  if (!converter) byType.set(type, (converter = new Map<string, FieldSchema | null>()));
  return converter;
}

function fieldIn(converter: Converter, type: string, name: string): FieldSchema | undefined {
  let field = converter.get(name);
  if (field === undefined) converter.set(name, (field = current().schema.field(type, name) ?? null));
  return field ?? undefined;
}

/** An object without inherited keys that V8 keeps in its fast form, unlike `Object.create(null)`. */
const Bare = function () {} as unknown as { new (): Values; prototype: object };
Bare.prototype = Object.create(null) as object;

function values(): Values {
  return new Bare();
}

/** Most records have neither parents nor children in memory. */
const NONE = Object.freeze(values());

/** An error that `addError` put on a record or one of its fields. */
export interface RecordError {
  message: string;
  field?: string;
}

/**
 * A record. Fields, parents and children are kept by the schema's spelling. A queried record knows
 * which fields were selected; reading another one throws. Source: Apex Reference, SObject class.
 */
export class ApexSObject {
  /** API name in the schema's spelling. */
  readonly type: string;
  /** Errors added by triggers. */
  readonly errors: RecordError[] = [];
  /** For `Trigger.old`, and for `Trigger.new` after the save, writing throws System.FinalException. */
  readOnly: boolean | 'stub' = false;
  private readonly fields: Values = values();
  private parents = NONE as Record<string, ApexSObject | null>;
  private children = NONE as Record<string, ApexList<ApexSObject>>;
  /** For queried records: what code assigned since. Undefined for records made by `new`. */
  private assigned: Set<string> | undefined;
  private cloneSource: { id: string | null } | undefined;
  private computed: Set<string> | undefined;

  constructor(type: string, fields?: Values) {
    this.type = type;
    if (fields) Object.assign(this.fields, fields);
  }

  /** A row of a query (or of a trigger) with its parents and children. */
  static fromQueried(row: QueriedRecord): ApexSObject {
    const record = new ApexSObject(row.type);
    const converter = converterOf(row.type);
    const fields = row.unformatted ? { ...row.fields, ...row.unformatted } : row.fields;
    for (const name in fields) record.fields[name] = fromPlain(fields[name] as PlainValue, fieldIn(converter, row.type, name));
    for (const [name, parent] of Object.entries(row.parents ?? {})) record.keepParent(name, parent && ApexSObject.fromQueried(parent));
    for (const [name, rows] of Object.entries(row.children ?? {})) {
      const type = rows[0]?.type ?? current().schema.childRelationship(row.type, name)?.childObject ?? 'SObject';
      record.setChildren(
        name,
        new ApexList(
          type,
          rows.map((one) => ApexSObject.fromQueried(one)),
        ),
      );
    }
    record.assigned = new Set();
    return record;
  }

  /** The value of a field in the schema's spelling: the fast path of compiled code. Throws for unqueried fields. */
  getField(name: string): unknown {
    const value = this.fields[name];
    return value === undefined ? this.absent(name) : value;
  }

  /** Source of the stub's: octoberswimmer/aer-dist, issue 373, on what an org answers. */
  private refuseWriting(): never {
    throwApex(this.readOnly === 'stub' ? 'System.SObjectException' : 'System.FinalException', 'Record is read-only');
  }

  /** Sets a field in the schema's spelling; the value has the field's type already. */
  setField(name: string, value: unknown): void {
    if (this.readOnly) this.refuseWriting();
    this.fields[name] = value;
    this.assigned?.add(name);
  }

  /** What an unset field reads as: null, or false for a checkbox of a record that was not queried. */
  private absent(name: string): unknown {
    if (this.assigned && name !== 'Id') this.notQueried(name);
    return !this.assigned && this.schemaOf(name)?.type === 'boolean' ? false : null;
  }

  private notQueried(name: string): never {
    throwApex('System.SObjectException', `SObject row was retrieved via SOQL without querying the requested field: ${this.type}.${name}`);
  }

  private schemaOf(name: string): FieldSchema | undefined {
    return current().schema.field(this.type, name);
  }

  /** The schema's spelling. Throws System.SObjectException "Invalid field X for Account". */
  private canonical(field: string | ApexSObjectField | null): string {
    if (field === null || field === undefined) throwApex('System.NullPointerException', 'Argument cannot be null.');
    if (typeof field !== 'string' && field.object.toLowerCase() !== this.type.toLowerCase())
      throwApex('System.SObjectException', `${field.object}.${field.field} does not belong to SObject type ${this.type}`);
    const name = typeof field === 'string' ? field : field.field;
    const found = this.schemaOf(name)?.name ?? Object.keys(this.fields).find((key) => key.toLowerCase() === name.toLowerCase());
    return found ?? throwApex('System.SObjectException', `Invalid field ${name} for ${this.type}`);
  }

  /** `get(name)` and `get(token)`. */
  get(field: string | ApexSObjectField): unknown {
    return this.getField(this.canonical(field));
  }

  /** `put`: checks the type and answers the former value. */
  put(field: string | ApexSObjectField, value: unknown): unknown {
    const name = this.canonical(field);
    const schema = this.schemaOf(name);
    const before = this.fields[name] ?? null;
    this.setField(name, schema ? assignable(value, schema) : value);
    return before;
  }

  /** The parent by relationship name in the schema's spelling, or null. Throws when the reference was not queried. */
  getParent(relationship: string): ApexSObject | null {
    const parent = this.parents[relationship];
    if (parent !== undefined) return parent;
    if (this.assigned) this.notQueried(relationship);
    return null;
  }
  setParent(relationship: string, parent: ApexSObject | null): void {
    if (this.readOnly) this.refuseWriting();
    this.keepParent(relationship, parent);
    this.assigned?.add(relationship);
  }

  private keepParent(relationship: string, parent: ApexSObject | null): void {
    if (this.parents === NONE) this.parents = values() as Record<string, ApexSObject | null>;
    this.parents[relationship] = parent;
  }

  private parentName(field: string | ApexSObjectField): string {
    const name = typeof field === 'string' ? field : field.field;
    const schema = current().schema;
    const found = schema.parentRelationship(this.type, name) ?? schema.field(this.type, name);
    return found?.relationshipName ?? throwApex('System.SObjectException', `Invalid relationship ${name} for ${this.type}`);
  }
  /** `getSObject(name or token)`; null when nothing is there. */
  getSObject(field: string | ApexSObjectField): ApexSObject | null {
    return this.parents[this.parentName(field)] ?? null;
  }
  putSObject(field: string | ApexSObjectField, parent: ApexSObject | null): ApexSObject | null {
    const name = this.parentName(field);
    const before = this.parents[name] ?? null;
    this.checkParent(name, parent);
    this.setParent(name, parent);
    return before;
  }

  /** A relationship holds only records of its objects. */
  private checkParent(name: string, parent: ApexSObject | null): void {
    const targets = current().schema.parentRelationship(this.type, name)?.referenceTo ?? [];
    if (parent === null || targets.length === 0 || targets.includes(parent.type)) return;
    throwApex('System.SObjectException', `Illegal assignment from ${parent.type} to ${targets.join(', ')}`);
  }

  /** Records of an inner query; an empty list when there was none. */
  getChildren(relationship: string): ApexList<ApexSObject> {
    return this.children[relationship] ?? this.noChildren(relationship);
  }
  private noChildren(relationship: string): ApexList<ApexSObject> {
    if (this.assigned) this.notQueried(relationship);
    return new ApexList(current().schema.childRelationship(this.type, relationship)?.childObject ?? 'SObject');
  }
  /** `getSObjects(name)`: null when the relationship was not queried or is empty. */
  getSObjects(relationship: string): ApexList<ApexSObject> | null {
    const found = current().schema.childRelationship(this.type, relationship);
    if (!found) throwApex('System.SObjectException', `Invalid aggregate relationship ${relationship} for ${this.type}`);
    const rows = this.children[found.name];
    // The fields of an object without any that a query looks for are an empty list, as code that loops over them without a check shows.
    return rows && (!rows.isEmpty() || this.type === 'EntityDefinition') ? rows : null;
  }
  setChildren(relationship: string, rows: ApexList<ApexSObject>): void {
    if (this.children === NONE) this.children = values() as Record<string, ApexList<ApexSObject>>;
    this.children[relationship] = rows;
  }

  isSet(field: string | ApexSObjectField): boolean {
    return this.canonical(field) in this.fields;
  }
  /** The set fields by schema spelling; not a copy. */
  fieldValues(): Readonly<Values> {
    return this.fields;
  }
  parentRecords(): Readonly<Record<string, ApexSObject | null>> {
    return this.parents;
  }
  childRecords(): Readonly<Record<string, ApexList<ApexSObject>>> {
    return this.children;
  }
  /**
   * `getPopulatedFieldsAsMap`: what was set, also to null, and what a query brought, by names with the namespace.
   * Source: Apex Reference, SObject Class, getPopulatedFieldsAsMap; queried fields without a value are not in the map.
   * Children come first, as octoberswimmer/aer-dist, issue 156, tells of an org.
   */
  populated(): ApexMap<string, unknown> {
    const map = new ApexMap<string, unknown>('String', 'Object');
    const { schema } = current();
    for (const part of [this.children, this.fields, this.parents]) {
      for (const [name, value] of Object.entries(part))
        if (value !== null || !this.assigned || this.assigned.has(name)) map.put(schema.qualifiedName(name), value);
    }
    return map;
  }
  clear(): void {
    for (const part of [this.fields, this.parents, this.children]) for (const name of Object.keys(part)) delete part[name];
    this.assigned = undefined;
  }
  /** Removes one field, as Security.stripInaccessible does. */
  removeField(name: string): void {
    delete this.fields[name];
    this.assigned?.delete(name);
  }
  /** Removes the rows of a child relationship: as if the query had not asked for them. */
  removeChildren(relationship: string): void {
    delete this.children[relationship];
    this.assigned?.delete(relationship);
  }

  /** `clone(preserveId, isDeepClone, preserveReadonlyTimestamps, preserveAutonumber)`. Source: Apex Reference. */
  clone(preserveId = false, deep = false, timestamps = false, autonumber = false): ApexSObject {
    const copy = new ApexSObject(this.type, this.fields);
    if (!preserveId) delete copy.fields['Id'];
    if (!timestamps && !preserveId) for (const name of SYSTEM_STAMPS) delete copy.fields[name];
    if (!autonumber) for (const name of Object.keys(copy.fields)) if (this.schemaOf(name)?.autoNumber) delete copy.fields[name];
    for (const [name, parent] of Object.entries(this.parents))
      copy.keepParent(name, deep && parent ? parent.clone(true, true, true, true) : parent);
    for (const [name, rows] of Object.entries(this.children)) copy.setChildren(name, deep ? rows.deepClone(true, true, true) : rows);
    copy.assigned = this.assigned && new Set(this.assigned);
    copy.cloneSource = { id: (this.fields['Id'] as string | undefined) ?? null };
    return copy;
  }
  isClone(): boolean {
    return this.cloneSource !== undefined;
  }
  cloneSourceId(): string | null {
    return this.cloneSource?.id ?? null;
  }

  addError(message: string, field?: string): void {
    this.errors.push(field === undefined ? { message } : { message, field });
  }
  /** Sets a formula field that was computed in memory; no statement sends it. */
  setComputed(name: string, value: unknown): void {
    this.fields[name] = value;
    (this.computed ??= new Set()).add(name);
  }
  /** For a record that must survive its transaction: what was assigned since the query, null when it was never queried. */
  assignedNames(): string[] | null {
    return this.assigned ? [...this.assigned] : null;
  }
  restoreAssigned(names: readonly string[] | null): void {
    this.assigned = names === null ? undefined : new Set(names);
  }
  /** Sets the id after an insert, without the marks of an assignment. */
  saved(id: string): void {
    this.fields['Id'] = id;
  }
  getSObjectType(): ApexSObjectType {
    return ApexSObjectType.of(this.type);
  }

  /**
   * The record as a statement sends it: all set fields, without the read-only ones that a query
   * brought and nobody assigned; parents that were assigned and carry no id name a record by external id.
   */
  toPlainRecord(): PlainRecord {
    const record: PlainRecord = { type: this.type, fields: {} };
    for (const [name, value] of Object.entries(this.fields)) if (this.isSent(name)) record.fields[name] = toPlain(value);
    for (const [name, parent] of Object.entries(this.parents)) {
      const assigned = this.assigned === undefined || this.assigned.has(name);
      if (parent && assigned && (parent.fields['Id'] ?? null) === null) (record.parents ??= {})[name] = parent.toPlainRecord();
    }
    return record;
  }
  private isSent(name: string): boolean {
    if (this.computed?.has(name)) return false;
    if (!this.assigned || name === 'Id' || this.assigned.has(name)) return true;
    const schema = this.schemaOf(name);
    return schema !== undefined && (schema.updateable || (schema.createable && (this.fields['Id'] ?? null) === null));
  }
}
