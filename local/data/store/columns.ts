import type { FieldSchema, FieldType } from '../../kernel/ports/schema.ts';

const COMPOUND = new Set<FieldType>(['address', 'location']);

/** True when the field has a column: formulas, roll-ups and compound values are computed when they are read. */
export function isStored(field: FieldSchema): boolean {
  return (!field.calculated || field.nameField) && !COMPOUND.has(field.type);
}
