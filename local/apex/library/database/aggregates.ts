/** Rows of aggregate queries: the Apex type of each column follows from the query's text. */
import type { PlainValue, QueriedRecord } from '../../../kernel/ports/records.ts';
import type { FieldSchema } from '../../../kernel/ports/schema.ts';
import { current } from '../../runtime/context.ts';
import { ApexSObject, fromPlain, toDecimal } from '../../values/index.ts';

/** How a column is made: its function (none for a grouped field) and the field's path. */
interface Column {
  fn?: string;
  path: string;
}

const parsed = new Map<string, Map<string, Column>>();

/** The columns of the select list by alias in lower case; columns without alias are expr0, expr1, … Source: SOQL and SOSL Reference, Aliases. */
function columnsOf(text: string): Map<string, Column> {
  const known = parsed.get(text);
  if (known) return known;
  const columns = new Map<string, Column>();
  const list = /^\s*select\s+([\s\S]*?)\s+from\s/i.exec(text)?.[1] ?? '';
  let unnamed = 0;
  for (const item of list.split(/,(?![^(]*\))/)) {
    const match = /^\s*(?:(\w+)\s*\(\s*([\w.]*)[^)]*\)|([\w.]+))\s*(\w+)?\s*$/.exec(item);
    if (!match) continue;
    const path = match[2] ?? match[3] ?? '';
    const alias = match[4] ?? (match[1] ? `expr${unnamed++}` : (path.split('.').at(-1) ?? path));
    columns.set(alias.toLowerCase(), { path, ...(match[1] ? { fn: match[1].toLowerCase() } : {}) });
  }
  parsed.set(text, columns);
  return columns;
}

/** The field at the end of a path of relationships. */
function fieldAt(object: string, path: string): FieldSchema | undefined {
  const { schema } = current();
  const steps = path.split('.');
  let at = object;
  for (const step of steps.slice(0, -1)) at = schema.parentRelationship(at, step)?.referenceTo[0] ?? at;
  return schema.field(at, steps.at(-1) ?? '');
}

function valueOf(value: PlainValue, column: Column | undefined, object: string): unknown {
  if (!column || value === null) return fromPlain(value, undefined);
  if (column.fn === 'sum' || column.fn === 'avg')
    return typeof value === 'number' ? toDecimal(fromPlain(value, undefined) as number) : value;
  if (column.fn === undefined || column.fn === 'min' || column.fn === 'max') return fromPlain(value, fieldAt(object, column.path));
  return value;
}

/** A row as an SObject of type AggregateResult: counts are Integer, sums and averages Decimal, others as their field. */
export function aggregateRow(text: string, object: string, row: QueriedRecord): ApexSObject {
  const columns = columnsOf(text);
  const fields: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(row.fields)) fields[name] = valueOf(value, columns.get(name.toLowerCase()), object);
  return new ApexSObject('AggregateResult', fields);
}
