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
  TriggerHost,
  TypedValue,
} from '../../kernel/ports/records.ts';
import { runConversions } from '../dml/leadConversion.ts';
import { lockedIds, setLocks } from '../dml/locks.ts';
import { runMerge } from '../dml/merge.ts';
import { MixedWork } from '../dml/mixedDml.ts';
import { emptyRecycleBin } from '../dml/remove.ts';
import { formulasOf } from '../dml/rules.ts';
import { inputsOf, runStatement } from '../dml/statement.ts';
import type { Operation } from '../dml/statement.ts';
import { runUpsert } from '../dml/upsert.ts';
import type { DmlContext } from '../dml/work.ts';
import type { Actor, StoreCore } from './core.ts';
import { typedGlobal } from './formulaGlobals.ts';
import { platformRowsOf } from './platformRows.ts';
import type { PlatformRows } from './platformRows.ts';
import { runQuery } from './query.ts';
import { runSearch } from './search.ts';
import { Transaction } from './transaction.ts';

/** What a session may be given besides its user. */
export interface SessionOptions {
  /** Runs the org's triggers; without it none fire. */
  triggers?: TriggerHost;
  /** The clock; the machine's when absent. */
  now?: () => Date;
}

/** A transaction of one user on one store. */
export class Session implements DataSession {
  readonly #core: StoreCore;
  readonly #transaction: Transaction;
  readonly #triggers: TriggerHost | undefined;
  readonly #now: () => Date;
  #userId: string;
  #mixed = new MixedWork();

  constructor(core: StoreCore, userId: string, options: SessionOptions) {
    this.#core = core;
    this.#userId = userId;
    this.#triggers = options.triggers;
    this.#now = options.now ?? (() => new Date());
    this.#transaction = new Transaction(core.database, core.slot, () => core.tables.forget());
  }

  get userId(): string {
    return this.#userId;
  }

  get #actor(): Actor {
    return { userId: this.#userId, now: this.#now };
  }

  /** Rows and entries of the platform itself, in this session's transaction. */
  platformRows(): PlatformRows {
    return platformRowsOf(this.#core, this.#transaction, this.#now);
  }

  query(soql: string, binds: Binds, access: AccessMode): QueryAnswer {
    return runQuery(this.#core, soql, binds, access, this.#actor);
  }

  #context(options: DmlOptions): DmlContext {
    const actor = this.#actor;
    this.#core.actor = actor;
    this.#core.refresh();
    return {
      core: this.#core,
      actor,
      transaction: this.#transaction,
      triggers: this.#triggers,
      mixed: this.#mixed,
      options,
    };
  }

  #run(operation: Operation, records: PlainRecord[], options: DmlOptions): RowResult[] {
    return runStatement(this.#context(options), operation, inputsOf(records));
  }

  insert(records: PlainRecord[], options: DmlOptions): RowResult[] {
    return this.#run('Insert', records, options);
  }

  update(records: PlainRecord[], options: DmlOptions): RowResult[] {
    return this.#run('Update', records, options);
  }

  upsert(records: PlainRecord[], options: DmlOptions): RowResult[] {
    return runUpsert(this.#context(options), records);
  }

  delete(records: { type: string; id: string }[], options: DmlOptions): RowResult[] {
    return this.#run(
      'Delete',
      records.map(({ type, id }) => ({ type, fields: { Id: id } })),
      options,
    );
  }

  undelete(records: { type: string; id: string }[], options: DmlOptions): RowResult[] {
    return this.#run(
      'Undelete',
      records.map(({ type, id }) => ({ type, fields: { Id: id } })),
      options,
    );
  }

  search(sosl: string, binds: Binds, access: AccessMode, options: SearchOptions = {}): SearchAnswer {
    return runSearch(this.#core, sosl, binds, access, this.#actor, options);
  }

  merge(request: MergeRequest, options: DmlOptions): MergeOutcome[] {
    return runMerge(this.#context(options), request);
  }

  convertLead(requests: LeadConversion[], options: DmlOptions): LeadConversionResult[] {
    return runConversions(this.#context(options), requests);
  }

  emptyRecycleBin(records: { type: string; id: string }[], options: DmlOptions): RowResult[] {
    return emptyRecycleBin(this.#context(options), records);
  }

  setLocked(ids: string[], locked: boolean, options: DmlOptions): RowResult[] {
    return setLocks(this.#context(options), ids, locked);
  }

  isLocked(ids: string[]): Record<string, boolean> {
    const locked = lockedIds(this.#core.writer, ids);
    return Object.fromEntries(ids.map((id) => [id, locked.has(id)]));
  }

  computeFormulas(record: PlainRecord): Record<string, PlainValue> {
    const context = this.#context({ mode: 'system', sharing: false, allOrNone: true });
    return formulasOf(context, record);
  }

  formulaGlobal(path: string[]): TypedValue {
    return typedGlobal(this.#core, path);
  }

  savepoint(): string {
    return this.#transaction.savepoint();
  }

  rollback(savepoint: string): void {
    this.#transaction.rollback(savepoint);
    this.#core.undone();
  }

  releaseSavepoint(savepoint: string): void {
    this.#transaction.release(savepoint);
  }

  hasUncommittedWork(): boolean {
    return this.#transaction.writing;
  }

  commit(): void {
    this.#mixed.clear();
    if (this.#transaction.writing) this.#core.publishRights();
    this.#transaction.commit();
  }

  abort(): void {
    this.#mixed.clear();
    this.#transaction.abort();
    this.#core.undone();
    this.#core.accessChanged = false;
    this.#core.tables.restore();
  }

  forgetMixedWork(): void {
    this.#mixed.clear();
  }

  asUser<T>(userId: string, work: () => T): T {
    const before = { userId: this.#userId, mixed: this.#mixed };
    this.#userId = userId;
    this.#mixed = new MixedWork();
    try {
      return work();
    } finally {
      this.#userId = before.userId;
      this.#mixed = before.mixed;
    }
  }
}
