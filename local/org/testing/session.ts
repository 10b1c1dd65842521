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
} from '../../kernel/ports/records.ts';
import type { UserFacts } from '../../apex/runtime/context.ts';
import type { PlatformRows, Session } from '../../data/index.ts';
import { readUser } from '../transactions/users.ts';

/** Delegates to a real session and knows what was written since the method began or `startTest` ran. */
export class TestSession implements DataSession {
  private readonly inner: Session;
  private dirty = false;

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
  private wrote<T>(value: T): T {
    this.dirty = true;
    return value;
  }
  query(soql: string, binds: Binds, access: AccessMode): QueryAnswer {
    return this.inner.query(soql, binds, access);
  }
  insert(records: PlainRecord[], options: DmlOptions): RowResult[] {
    return this.wrote(this.inner.insert(records, options));
  }
  update(records: PlainRecord[], options: DmlOptions): RowResult[] {
    return this.wrote(this.inner.update(records, options));
  }
  upsert(records: PlainRecord[], options: DmlOptions): RowResult[] {
    return this.wrote(this.inner.upsert(records, options));
  }
  delete(records: { type: string; id: string }[], options: DmlOptions): RowResult[] {
    return this.wrote(this.inner.delete(records, options));
  }
  undelete(records: { type: string; id: string }[], options: DmlOptions): RowResult[] {
    return this.wrote(this.inner.undelete(records, options));
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
  forgetMixedWork(): void {
    this.inner.forgetMixedWork();
  }
  savepoint(): string {
    return this.inner.savepoint();
  }
  rollback(savepoint: string): void {
    this.inner.rollback(savepoint);
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
