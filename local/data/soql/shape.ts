import type { PlainValue, QueriedRecord } from '../../kernel/ports/records.ts';
import type { FieldType } from '../../kernel/ports/schema.ts';
import type { SqlValue } from './context.ts';

/** One value of a result row. */
interface Output {
  index: number;
  name: string;
  type: FieldType;
  /** Column and type of the value behind a text that FORMAT made. */
  unformatted?: { index: number; type: FieldType };
  /** The id of a record and the reference behind a relationship come along without being selected. */
  implicit?: boolean;
}

/** A record in a result row, with the parents that were selected through. */
export interface RecordShape {
  /** Object of the record; undefined for polymorphic parents, whose id tells. */
  object?: string;
  /** Column with the record's id; a blank one means there is no such parent. */
  idIndex: number;
  outputs: Output[];
  parents: Map<string, { name: string; shape: RecordShape }>;
  /** For TYPEOF: the shape by object name. */
  variants?: Map<string, RecordShape>;
}

/** A value of SQLite in the plain form of the ports. */
export function plain(value: SqlValue | undefined, type: FieldType): PlainValue {
  if (value === undefined || value === null) return type === 'boolean' ? false : null;
  if (type === 'boolean') return value === 1 || value === 1n;
  if (typeof value === 'bigint') return Number(value);
  return value;
}

/** Builds records from rows. `objectOf` tells the object of an id. */
export function recordFrom(shape: RecordShape, row: SqlValue[], objectOf: (id: string) => string): QueriedRecord {
  const variant = shape.variants?.get(objectOf(String(row[shape.idIndex])));
  if (variant) return recordFrom({ ...variant, variants: undefined }, row, objectOf);
  const fields: Record<string, PlainValue> = {};
  const record: QueriedRecord = {
    type: shape.object ?? objectOf(String(row[shape.idIndex])),
    fields,
  };
  for (const { name, index, type, unformatted } of shape.outputs) {
    fields[name] = plain(row[index], type);
    if (unformatted) (record.unformatted ??= {})[name] = plain(row[unformatted.index], unformatted.type);
  }
  if (shape.parents.size > 0) record.parents = parentsFrom(shape, row, objectOf);
  return record;
}

function parentsFrom(shape: RecordShape, row: SqlValue[], objectOf: (id: string) => string): Record<string, QueriedRecord | null> {
  const parents: Record<string, QueriedRecord | null> = {};
  for (const { name, shape: parent } of shape.parents.values()) {
    const id = row[parent.idIndex];
    parents[name] = id === null || id === undefined ? null : recordFrom(parent, row, objectOf);
  }
  return parents;
}
