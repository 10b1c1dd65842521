/** The data session of a test method: everything is rolled back at its end. */
import type {
  AccessMode,
  Binds,
  DataSession,
  DmlOptions,
  LeadConversion,
  LeadConversionResult,
  MergeOutcome,
  MergeRequest,
  PlainRecord,
  PlainValue,
  QueryAnswer,
  RowResult,
  SearchAnswer,
  SearchOptions,
  TypedValue,
} from '../../kernel/ports/records.ts';
import type { UserFacts } from '../../apex/runtime/context.ts';
import type { PlatformRows, Session } from '../../data/index.ts';
import type { SchemaPort } from '../../kernel/ports/schema.ts';
import { ChangeCapture, type Change } from './changes.ts';
import { readUser } from '../transactions/users.ts';

/** Delegates to a real session and knows what was written since the method began or `startTest` ran. */
export class TestSession implements DataSession {
  private readonly inner: Session;
  private dirty = false;
  private capture: ChangeCapture | undefined;
  /** How many changes waited when a savepoint was set. */
  private readonly marks = new Map<string, number>();

  private readonly objectOf: (id: string) => string | undefined;

  constructor(inner: Session, objectOf: (id: string) => string | undefined) {
    this.inner = inner;
    this.objectOf = objectOf;
  }

  get userId(): string {
    return this.inner.userId;
  }
  userFacts(): UserFacts {
    return readUser(this.inner, this.inner.userId);
  }
  platformRows(): PlatformRows {
    return this.inner.platformRows();
  }
  /** Sets the CreatedDate of a record. */
  stamp(id: string, iso: string): void {
    const object = this.objectOf(id);
    if (object) this.inner.platformRows().update(object, { Id: id, CreatedDate: iso });
  }
  /** Callouts are allowed again: `startTest` begins a new set of limits. */
  forgetWork(): void {
    this.dirty = false;
    this.inner.forgetMixedWork();
  }
  /** From now on statements make change events. */
  captureChanges(schema: SchemaPort): void {
    this.capture ??= new ChangeCapture(schema, {
      userId: this.inner.userId,
      query: (soql, binds) => this.inner.query(soql, binds, { mode: 'system', sharing: false }),
    });
  }
  /** The change events that wait; they are handed over once. */
  takeChanges(): Change[] {
    return this.capture?.waiting.splice(0) ?? [];
  }
  endCapture(): void {
    this.capture = undefined;
    this.marks.clear();
  }
  get hasChanges(): boolean {
    return (this.capture?.waiting.length ?? 0) > 0;
  }
  private wrote<T>(value: T): T {
    this.dirty = true;
    return value;
  }
  private changed<R extends PlainRecord | { type: string; id: string }>(
    kind: Parameters<ChangeCapture['note']>[0],
    records: R[],
    work: () => RowResult[],
  ): RowResult[] {
    const capture = this.capture;
    if (!capture) return this.wrote(work());
    const before = capture.rowsOf(records.map((record) => ({ type: record.type, id: idOf(record) })));
    const results = this.wrote(work());
    capture.note(kind, records, results, before);
    return results;
  }
  query(soql: string, binds: Binds, access: AccessMode): QueryAnswer {
    return this.inner.query(soql, binds, access);
  }
  insert(records: PlainRecord[], options: DmlOptions): RowResult[] {
    return this.changed('CREATE', records, () => this.inner.insert(records, options));
  }
  update(records: PlainRecord[], options: DmlOptions): RowResult[] {
    return this.changed('UPDATE', records, () => this.inner.update(records, options));
  }
  upsert(records: PlainRecord[], options: DmlOptions): RowResult[] {
    return this.changed('UPSERT', records, () => this.inner.upsert(records, options));
  }
  delete(records: { type: string; id: string }[], options: DmlOptions): RowResult[] {
    return this.changed('DELETE', records, () => this.inner.delete(records, options));
  }
  undelete(records: { type: string; id: string }[], options: DmlOptions): RowResult[] {
    return this.changed('UNDELETE', records, () => this.inner.undelete(records, options));
  }
  search(sosl: string, binds: Binds, access: AccessMode, options: SearchOptions = {}): SearchAnswer {
    return this.inner.search(sosl, binds, access, { fixedResults: [], ...options });
  }
  merge(request: MergeRequest, options: DmlOptions): MergeOutcome[] {
    return this.wrote(this.inner.merge(request, options));
  }
  convertLead(requests: LeadConversion[], options: DmlOptions): LeadConversionResult[] {
    return this.wrote(this.inner.convertLead(requests, options));
  }
  emptyRecycleBin(records: { type: string; id: string }[], options: DmlOptions): RowResult[] {
    return this.wrote(this.inner.emptyRecycleBin(records, options));
  }
  setLocked(ids: string[], locked: boolean, options: DmlOptions): RowResult[] {
    return this.inner.setLocked(ids, locked, options);
  }
  isLocked(ids: string[]): Record<string, boolean> {
    return this.inner.isLocked(ids);
  }
  computeFormulas(record: PlainRecord): Record<string, PlainValue> {
    return this.inner.computeFormulas(record);
  }
  formulaGlobal(path: string[]): TypedValue {
    return this.inner.formulaGlobal(path);
  }
  forgetMixedWork(): void {
    this.inner.forgetMixedWork();
  }
  savepoint(): string {
    const mark = this.inner.savepoint();
    if (this.capture) this.marks.set(mark, this.capture.waiting.length);
    return mark;
  }
  rollback(savepoint: string): void {
    this.inner.rollback(savepoint);
    const waited = this.marks.get(savepoint);
    if (this.capture && waited !== undefined) this.capture.waiting.splice(waited);
  }
  releaseSavepoint(savepoint: string): void {
    this.inner.releaseSavepoint(savepoint);
  }
  hasUncommittedWork(): boolean {
    return this.dirty;
  }
  /** Nothing of a test is ever committed. */
  commit(): void {
    this.dirty = false;
  }
  abort(): void {
    this.inner.abort();
  }
  asUser<T>(userId: string, work: () => T): T {
    return this.inner.asUser(userId, work);
  }
}

function idOf(record: PlainRecord | { id: string }): string | null {
  const id = 'id' in record ? record.id : record.fields['Id'];
  return typeof id === 'string' ? id : null;
}
