/** Test.loadData: records from a CSV file in a static resource. Source: Apex Developer Guide, Loading Test Data. */
import { current } from '../../runtime/context.ts';
import { ApexList, ApexSObject, required, throwApex } from '../../values/index.ts';
import type { ApexSObjectType } from '../../values/index.ts';
import { fromPlain } from '../../values/plain.ts';
import type { FieldSchema } from '../../../kernel/ports/schema.ts';
import { dml } from '../database/statements.ts';

/** Rows of a CSV text (RFC 4180). */
export function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|\r|$)/y;
  while (cell.lastIndex < text.length) {
    const found = cell.exec(text);
    if (!found) throwApex('System.SObjectException', 'The static resource is no CSV file');
    row.push(found[1] === undefined ? (found[2] ?? '') : found[1].replaceAll('""', '"'));
    if (found[3] !== ',') {
      if (row.length > 1 || row[0] !== '') rows.push(row);
      row = [];
    }
  }
  return rows;
}

function plain(text: string, field: FieldSchema): string | number | boolean {
  switch (field.type) {
    case 'boolean':
      return /^(true|1|yes)$/i.test(text);
    case 'integer':
    case 'long':
    case 'double':
    case 'currency':
    case 'percent':
      return Number(text);
    default:
      return text;
  }
}

/** Values in the file's Id column name records within the file; look-ups may use them. */
function recordOf(type: string, names: string[], cells: string[]): ApexSObject {
  const record = new ApexSObject(type);
  names.forEach((name, index) => {
    const text = cells[index] ?? '';
    if (text === '' || name.toLowerCase() === 'id') return;
    const field = current().schema.field(type, name);
    if (!field) throwApex('System.SObjectException', `Invalid field ${name} for ${type}`);
    record.setField(field.name, fromPlain(plain(text, field), field));
  });
  return record;
}

export function loadData(token: ApexSObjectType, resource: string): ApexList<ApexSObject> {
  const { name } = required(token);
  const content = current().metadata.staticResource(required(resource));
  if (!content) throwApex('System.StringException', `Static Resource not found: ${resource}`);
  const [names = [], ...lines] = readCsv(new TextDecoder().decode(content).replace(/^\uFEFF/, ''));
  const trimmed = names.map((one) => one.trim());
  const records = new ApexList(
    name,
    lines.map((cells) => recordOf(name, trimmed, cells)),
  );
  dml('insert', records, { mode: 'system', sharing: false, allOrNone: true });
  return records;
}
