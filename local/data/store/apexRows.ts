/** Rows of ApexClass, ApexTrigger and ApexPage: the source files of the code base. Source: Object Reference. */
import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { PlainValue } from '../../kernel/ports/records.ts';
import type { OrgMetadata } from '../schema/model.ts';
import { classId, pageId } from '../schema/setupEntities.ts';

type Row = Record<string, PlainValue>;
type ApexFile = OrgMetadata['apexFiles'][number];

/** The version of a file whose meta file says none. */
const NEWEST = 67;
const EVENTS = ['before insert', 'before update', 'before delete', 'after insert', 'after update', 'after delete', 'after undelete'];

function textOf(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8').replace(/^\uFEFF/, '') : '';
}

function withoutComments(source: string): string {
  return source.replace(/'(?:\\.|[^'\\\n])*'|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, (part) => (part.startsWith("'") ? part : ''));
}

/** `before insert` → `UsageBeforeInsert`. */
function usageName(event: string): string {
  return `Usage${event.replace(/(^| )(\w)/g, (_all, _gap, letter: string) => letter.toUpperCase())}`;
}

function triggerFacts(source: string): Row {
  const [, object = null, events = ''] = /\btrigger\s+\w+\s+on\s+(\w+)\s*\(([^)]*)\)/i.exec(withoutComments(source)) ?? [];
  const named = events.toLowerCase().replace(/\s+/g, ' ');
  return { TableEnumOrId: object, ...Object.fromEntries(EVENTS.map((event) => [usageName(event), named.includes(event)])) };
}

function rowOf({ kind, file }: ApexFile, namespace: string): Row {
  const meta = textOf(`${file}-meta.xml`);
  const source = textOf(file);
  const shared = {
    Name: basename(file).replace(/\.\w+$/, ''),
    NamespacePrefix: namespace || null,
    ApiVersion: Number(/<apiVersion>\s*([\d.]+)/.exec(meta)?.[1] ?? NEWEST),
  };
  if (kind === 'ApexPage') {
    const label = /<label>([^<]*)/.exec(meta)?.[1] ?? shared.Name;
    return { Id: pageId(shared.Name), ...shared, Markup: source, MasterLabel: label };
  }
  const status = /<status>\s*(\w+)/.exec(meta)?.[1] ?? 'Active';
  const code = { ...shared, Status: status, IsValid: true, Body: source, LengthWithoutComments: withoutComments(source).length };
  return kind === 'ApexTrigger' ? { ...code, ...triggerFacts(source) } : { Id: classId(shared.Name), ...code };
}

/** One row per file of that kind. */
export function apexRows(kind: ApexFile['kind'], metadata: OrgMetadata): Row[] {
  return metadata.apexFiles.filter((entry) => entry.kind === kind).map((entry) => rowOf(entry, metadata.schema.namespace));
}
