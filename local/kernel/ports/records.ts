/**
 * The boundary between the Apex engine (and the org's HTTP face) and the record store.
 *
 * Values cross it in one plain form:
 * text, id, picklist, e-mail ... `string` (ids with 18 characters); checkbox `boolean`;
 * integer, double, currency, percent `number`; long `number`; date `YYYY-MM-DD`;
 * datetime `YYYY-MM-DDTHH:MM:SS.sssZ` (UTC); time `HH:MM:SS.sssZ`; base64 `Uint8Array`; blank `null`;
 * address and location (read only) JSON text of their parts: `{"street": …, "city": …}`, `{"latitude": …, "longitude": …}`.
 */
import type { FieldType } from './schema.ts';

/** A value of a field in its plain form. */
export type PlainValue = string | number | boolean | null | Uint8Array;

/** A value and the type whose plain form it has. */
export interface TypedValue {
  value: PlainValue;
  type: FieldType;
}

/** A record as a statement receives it: object name and the fields that are set. */
export interface PlainRecord {
  type: string;
  fields: Record<string, PlainValue>;
  /** For upsert and insert: parents named by external id, `{Account: {type, fields:{Ext__c}}}`. */
  parents?: Record<string, PlainRecord>;
}

/** A record of a query result: exactly the selected fields, in the schema's spelling. */
export interface QueriedRecord {
  type: string;
  fields: Record<string, PlainValue>;
  /** What `fields` holds as text because of FORMAT without an alias: Apex reads the value itself. */
  unformatted?: Record<string, PlainValue>;
  /** Parents that were selected through; `null` when the reference is blank. */
  parents?: Record<string, QueriedRecord | null>;
  /** Results of inner queries by child relationship name. */
  children?: Record<string, QueriedRecord[]>;
}

/** What a query answers. */
export interface QueryAnswer {
  /** `count` for `SELECT COUNT()`, whose number is in `total`; `aggregate` rows have type AggregateResult. */
  kind: 'records' | 'aggregate' | 'count';
  /** The object of the FROM clause. */
  object: string;
  total: number;
  records: QueriedRecord[];
}

/** Whose rights count. */
export interface AccessMode {
  /** `user`: CRUD, field-level security and sharing of the user; `system`: none of CRUD and FLS. */
  mode: 'user' | 'system';
  /** In system mode: does record sharing apply (a `with sharing` class)? Always true in user mode. */
  sharing: boolean;
  /** API version of the class that asks: WITH SECURITY_ENFORCED is refused from 67.0 on. */
  apiVersion?: number;
}

/** Values of `:name` placeholders of a query. */
export type Binds = Record<string, PlainValue | PlainValue[]>;

/** Options of a DML statement. */
export interface DmlOptions extends AccessMode {
  /** True: one bad row undoes the statement and is thrown as DmlFailure. False: partial success. */
  allOrNone: boolean;
  /** For upsert: the external id field; `Id` when absent. */
  externalIdField?: string;
  /** `Database.DMLOptions.allowFieldTruncation`: too long a text is cut instead of refused. */
  truncate?: boolean;
  /** `Database.DMLOptions.DuplicateRuleHeader.allowSave`. */
  allowDuplicates?: boolean;
}

/** What a SOSL search answers: one group per object of RETURNING, in its order. */
export interface SearchAnswer {
  groups: { object: string; records: QueriedRecord[] }[];
}

/** How a search runs. */
export interface SearchOptions {
  /**
   * In tests: the ids of `Test.setFixedSearchResults` (none when it was not called); only they are found.
   * Absent outside of tests: the records are searched.
   */
  fixedResults?: string[];
}

/** A merge: the master with the fields that change with it, and the records that go into it. */
export interface MergeRequest {
  master: PlainRecord;
  duplicateIds: string[];
}

/** The outcome of one merge statement, per duplicate in input order. */
export interface MergeOutcome {
  /** The master. */
  id: string | null;
  success: boolean;
  mergedRecordIds: string[];
  /** Records that now belong to the master. */
  updatedRelatedIds: string[];
  errors: RowError[];
}

/** One lead to convert. Source: Apex Reference Guide, "LeadConvert Class". */
export interface LeadConversion {
  leadId: string;
  convertedStatus: string;
  accountId?: string | null;
  contactId?: string | null;
  opportunityId?: string | null;
  opportunityName?: string | null;
  ownerId?: string | null;
  doNotCreateOpportunity?: boolean;
  overwriteLeadSource?: boolean;
}

/** The outcome of one conversion. */
export interface LeadConversionResult {
  leadId: string;
  accountId: string | null;
  contactId: string | null;
  opportunityId: string | null;
  success: boolean;
  errors: RowError[];
}

/** One error of one row, with the platform's own status code and message. */
export interface RowError {
  statusCode: string;
  message: string;
  fields: string[];
}

/** The outcome of one row of a DML statement, in input order. */
export interface RowResult {
  id: string | null;
  success: boolean;
  /** For upsert: was the record inserted? */
  created: boolean;
  errors: RowError[];
}

/** Thrown by an all-or-none statement; nothing of the statement remains. */
export class DmlFailure extends Error {
  override name = 'DmlFailure';
  /** The failed rows with their index in the input. */
  readonly rows: { index: number; id: string | null; error: RowError }[];
  constructor(operation: string, rows: { index: number; id: string | null; error: RowError }[]) {
    const first = rows[0];
    super(
      `${operation} failed. First exception on row ${first?.index ?? 0}` +
        (first?.id ? ` with id ${first.id}` : '') +
        `; first error: ${first?.error.statusCode}, ${first?.error.message}: [${first?.error.fields.join(', ') ?? ''}]`,
    );
    this.rows = rows;
  }
}

/** A query that the platform refuses. `kind` tells which Apex exception it becomes. */
export class QueryFailure extends Error {
  override name = 'QueryFailure';
  readonly kind: 'syntax' | 'access' | 'limit';
  /** For access failures in user mode: object name to inaccessible field names. */
  readonly inaccessible?: Record<string, string[]>;
  constructor(message: string, kind: 'syntax' | 'access' | 'limit' = 'syntax', inaccessible?: Record<string, string[]>) {
    super(message);
    this.kind = kind;
    this.inaccessible = inaccessible;
  }
}

/** Which trigger events a statement raises. */
export type TriggerEvent =
  'beforeInsert' | 'afterInsert' | 'beforeUpdate' | 'afterUpdate' | 'beforeDelete' | 'afterDelete' | 'afterUndelete';

/** What the store tells a trigger, and what the trigger answers. */
export interface TriggerCall {
  object: string;
  event: TriggerEvent;
  /** Full rows; a before trigger may change their fields in place. */
  newRecords: QueriedRecord[];
  oldRecords: QueriedRecord[];
  /** Throw what a trigger throws instead of refusing its rows (platform events have no rows to refuse). */
  raw?: boolean;
}

/**
 * Errors that triggers added: index in newRecords (or oldRecords for deletes) and the message.
 * `statusCode` is FIELD_CUSTOM_VALIDATION_EXCEPTION unless given.
 */
export interface TriggerErrors {
  rows: { index: number; field?: string; message: string; statusCode?: string }[];
}

/** Called by the store during DML. Absent for objects without triggers. */
export interface TriggerHost {
  hasTriggers(object: string): boolean;
  fire(call: TriggerCall): TriggerErrors;
  /** Remembers what the transaction has used of its limits; the answer sets them back. */
  keepLimits?(): () => void;
}

/** One unit of work against the store: a transaction of one user. */
export interface DataSession {
  readonly userId: string;
  /** SOQL text with `:name` placeholders. Throws QueryFailure. */
  query(soql: string, binds: Binds, access: AccessMode): QueryAnswer;
  insert(records: PlainRecord[], options: DmlOptions): RowResult[];
  update(records: PlainRecord[], options: DmlOptions): RowResult[];
  upsert(records: PlainRecord[], options: DmlOptions): RowResult[];
  delete(records: { type: string; id: string }[], options: DmlOptions): RowResult[];
  undelete(records: { type: string; id: string }[], options: DmlOptions): RowResult[];
  /** SOSL text with `:name` placeholders. Throws QueryFailure. */
  search(sosl: string, binds: Binds, access: AccessMode, options?: SearchOptions): SearchAnswer;
  /** Throws DmlFailure when all-or-none and something is refused. */
  merge(request: MergeRequest, options: DmlOptions): MergeOutcome[];
  convertLead(requests: LeadConversion[], options: DmlOptions): LeadConversionResult[];
  /** Removes deleted records for good. */
  emptyRecycleBin(records: { type: string; id: string }[], options: DmlOptions): RowResult[];
  /** `Approval.lock`, `Approval.unlock`: a locked record refuses changes with ENTITY_IS_LOCKED. */
  setLocked(ids: string[], locked: boolean, options: DmlOptions): RowResult[];
  isLocked(ids: string[]): Record<string, boolean>;
  /** The formula fields of a record in memory, computed from its fields (`Formula.recalculateFormulas`). */
  computeFormulas(record: PlainRecord): Record<string, PlainValue>;
  /** A global variable of formulas such as `$User.Id`, for the acting user. Throws NotImplemented for others. */
  formulaGlobal(path: string[]): TypedValue;
  /** Marks a point to return to; the answer is the mark's name. */
  savepoint(): string;
  rollback(savepoint: string): void;
  /** Forgets a mark and the later ones; what was written stays. */
  releaseSavepoint(savepoint: string): void;
  /** True when the session wrote something that is not committed: callouts are forbidden then. */
  hasUncommittedWork(): boolean;
  commit(): void;
  /** Undoes everything since the session began or last committed. */
  abort(): void;
  /**
   * Begins a new set of statements as far as MIXED_DML_OPERATION counts (`Test.startTest`, `Test.stopTest`).
   * `asUser` does so by itself.
   */
  forgetMixedWork(): void;
  /** Runs `work` as another user (`System.runAs`); rights and ownership follow that user. */
  asUser<T>(userId: string, work: () => T): T;
}

/** What a user may do, as profile and permission sets add up. Names are case-insensitive. */
export interface AccessPort {
  canObject(userId: string, object: string, right: 'read' | 'create' | 'edit' | 'delete'): boolean;
  canField(userId: string, object: string, field: string, right: 'read' | 'edit'): boolean;
  hasCustomPermission(userId: string, name: string): boolean;
  /** System permissions such as `ApiEnabled`, `ModifyAllData`, `ViewSetup`. */
  hasSystemPermission(userId: string, name: string): boolean;
  canRunClass(userId: string, className: string): boolean;
  /** May the user open a Visualforce page? */
  canOpenPage(userId: string, page: string): boolean;
  /** Record types that the user may give to new records, by lower-case developer name; Master counts as `master`. */
  canRecordType(userId: string, object: string, developerName: string): boolean;
  /** External-credential principals the user may use, as `Credential-Principal`. */
  externalCredentialPrincipals(userId: string): string[];
}
