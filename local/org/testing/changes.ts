/**
 * Change events of a test, once it has enabled them: what statements did to records.
 * Source: Change Data Capture Developer Guide, Test Change Event Triggers; Change Event Fields; Apex Reference, Test.enableChangeDataCapture.
 */
import type { PlainValue, QueryAnswer, RowResult } from '../../kernel/ports/records.ts';
import type { SchemaPort } from '../../kernel/ports/schema.ts';

/** A change event that waits; its header is an object of plain values. */
export interface Change {
  event: string;
  fields: Record<string, PlainValue>;
}

type Values = Record<string, PlainValue>;
type ChangeType = 'CREATE' | 'UPDATE' | 'DELETE' | 'UNDELETE';

/** What a capture asks of the session. */
export interface ChangeSource {
  userId: string;
  query(soql: string, binds: Record<string, PlainValue | PlainValue[]>): QueryAnswer;
}

/** Fields that every change has and that are no change by themselves. */
const STAMPS = new Set(['LastModifiedDate', 'LastModifiedById', 'SystemModstamp']);

/** Collects the changes of one test method. */
export class ChangeCapture {
  readonly waiting: Change[] = [];
  private readonly schema: SchemaPort;
  private readonly source: ChangeSource;
  private sequence = 0;

  constructor(schema: SchemaPort, source: ChangeSource) {
    this.schema = schema;
    this.source = source;
  }

  /** Rows by id as they are; for records whose object has change events. */
  rowsOf(records: { type: string; id: string | null }[]): Map<string, Values> {
    const rows = new Map<string, Values>();
    for (const type of new Set(records.map((record) => record.type))) {
      const ids = records.flatMap((record) => (record.type === type && record.id !== null ? [record.id] : []));
      if (this.eventOf(type) === undefined || ids.length === 0) continue;
      const answer = this.source.query(`SELECT ${['Id', ...this.shared(type)].join(', ')} FROM ${type} WHERE Id IN :ids`, { ids });
      for (const { fields } of answer.records) rows.set(String(fields['Id']), fields);
    }
    return rows;
  }

  /** Notes what a statement did; `before` are the rows as they were. */
  note(kind: ChangeType | 'UPSERT', records: readonly { type: string }[], results: RowResult[], before: Map<string, Values>): void {
    const done = results.flatMap((result, index) => {
      const type = records[index]?.type;
      return result.success && result.id !== null && type !== undefined ? [{ type, id: result.id }] : [];
    });
    const now = kind === 'DELETE' ? new Map<string, Values>() : this.rowsOf(done);
    for (const { type, id } of done) {
      const event = this.eventOf(type);
      if (event === undefined) continue;
      const change = kind === 'UPSERT' ? (before.has(id) ? 'UPDATE' : 'CREATE') : kind;
      this.waiting.push(this.change(event, type, change, id, before.get(id), now.get(id) ?? {}));
    }
  }

  private change(event: string, type: string, kind: ChangeType, id: string, old: Values | undefined, now: Values): Change {
    const names = this.shared(type);
    const changed = kind === 'UPDATE' ? names.filter((name) => !same(now[name], old?.[name])) : names.filter((name) => filled(now[name]));
    const own = changed.filter((name) => !STAMPS.has(name));
    const shown = kind === 'DELETE' ? [] : changed;
    const header = {
      ChangeType: kind,
      EntityName: type,
      RecordIds: [id],
      ChangedFields: kind === 'UPDATE' ? [...own, ...(own.length > 0 ? ['LastModifiedDate'] : [])] : [],
      NulledFields: kind === 'UPDATE' ? own.filter((name) => !filled(now[name])) : [],
      DiffFields: [],
      CommitUser: this.source.userId,
      SequenceNumber: ++this.sequence,
    };
    return {
      event,
      fields: { ...Object.fromEntries(shown.map((name) => [name, now[name] ?? null])), ChangeEventHeader: JSON.stringify(header) },
    };
  }

  /** The change event of an object, or undefined when it has none. */
  private eventOf(type: string): string | undefined {
    const name = type.endsWith('__c') ? `${type.slice(0, -1)}ChangeEvent` : `${type}ChangeEvent`;
    return this.schema.object(name)?.name;
  }

  /** Fields that the object and its event share, apart from the id. */
  private shared(type: string): string[] {
    const event = this.schema.object(this.eventOf(type) ?? '');
    return (event?.fields ?? []).flatMap(({ name }) => {
      const own = name === 'Id' ? undefined : this.schema.field(type, name);
      return own && own.type !== 'base64' && own.type !== 'address' && own.type !== 'location' ? [own.name] : [];
    });
  }
}

const filled = (value: PlainValue | undefined): boolean => value !== null && value !== undefined;

function same(a: PlainValue | undefined, b: PlainValue | undefined): boolean {
  return (a ?? null) === (b ?? null);
}
