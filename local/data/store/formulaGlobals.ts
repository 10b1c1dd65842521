import { NotImplemented } from '../../kernel/notImplemented.ts';
import type { PlainValue, TypedValue } from '../../kernel/ports/records.ts';
import { formulaValue, plainResult } from '../formula/library.ts';
import type { DateTimeValue, DateValue, FormulaValue } from '../formula/values.ts';
import { quoted } from '../soql/context.ts';
import type { StoreCore } from './core.ts';

type Global = (core: StoreCore, rest: string[]) => FormulaValue;

/** Source: Salesforce Help, "Global Variables". */
const GLOBALS: Record<string, Global> = {
  $permission: (core, rest) => core.access.hasCustomPermission(core.actor.userId, rest.at(-1) ?? ''),
  $label: (core, rest) => core.metadata.labels.find((label) => same(label.name, rest.at(-1)))?.value ?? null,
  $profile: (core, rest) => ofRow(core, 'Profile', core.user(core.actor.userId).fields['profileid'], rest),
  $userrole: (core, rest) => ofRow(core, 'UserRole', core.user(core.actor.userId).fields['userroleid'], rest),
  $user: (core, rest) => ofRow(core, 'User', core.actor.userId, rest),
  $organization: (core, rest) => ofRow(core, 'Organization', undefined, rest),
  $setup: setup,
  $custommetadata: customMetadata,
  $recordtype: () => null,
};

/** The value of a global of a formula, blank when there is none. */
export function globalValue(core: StoreCore, path: string[]): FormulaValue {
  const [root = '', ...rest] = path;
  return GLOBALS[root.toLowerCase()]?.(core, rest) ?? null;
}

const ROWS: Record<string, string> = { $profile: 'Profile', $userrole: 'UserRole', $user: 'User', $organization: 'Organization' };

/** The value of a global of a formula that Apex builds; one that the local org does not know is refused. */
export function typedGlobal(core: StoreCore, path: string[]): TypedValue {
  const [root = '', ...rest] = path;
  const object = ROWS[root.toLowerCase()];
  const known = object ? core.metadata.schema.field(object, rest.at(-1) ?? '') : GLOBALS[root.toLowerCase()];
  if (!known) throw new NotImplemented(`the global ${path.join('.')} in a formula of Apex`);
  const value = globalValue(core, path);
  const type =
    typeof value === 'boolean'
      ? 'boolean'
      : typeof value === 'number'
        ? 'double'
        : ((value as DateValue | DateTimeValue | null)?.kind ?? 'string');
  return { value: plainResult(value, type), type };
}

function same(a: string, b: string | undefined): boolean {
  return a.toLowerCase() === b?.toLowerCase();
}

/** A field of one row; without an id of the only one. */
function ofRow(core: StoreCore, object: string, id: PlainValue | undefined, rest: string[]): FormulaValue {
  const field = core.metadata.schema.field(object, rest.at(-1) ?? '');
  if (!field || id === null) return null;
  const sql = `SELECT ${quoted(field.name)} AS value FROM ${quoted(object)}${id === undefined ? '' : ' WHERE "Id" = ?'} LIMIT 1`;
  const [row] = id === undefined ? core.writer.all(sql) : core.writer.all(sql, String(id));
  return formulaValue((row?.['value'] ?? null) as PlainValue, field.type);
}

/** A hierarchy setting: the user's, else the profile's, else the organisation's. */
function setup(core: StoreCore, [name = '', fieldName = '']: string[]): FormulaValue {
  const object = core.metadata.schema.object(name);
  const field = object && core.metadata.schema.field(name, fieldName);
  if (!object || !field) return null;
  const { fields } = core.user(core.actor.userId);
  const sql = `SELECT "SetupOwnerId" AS owner, ${quoted(field.name)} AS value FROM ${quoted(object.name)} WHERE "IsDeleted" = 0`;
  const rows = core.writer.all(sql);
  const own = (test: (owner: string) => boolean): PlainValue | undefined => {
    const row = rows.find((one) => test(String(one['owner'])) && one['value'] !== null);
    return row?.['value'] as PlainValue | undefined;
  };
  const value =
    own((owner) => owner === core.actor.userId) ?? own((owner) => owner === fields['profileid']) ?? own((owner) => owner.startsWith('00D'));
  return formulaValue(value ?? null, field.type);
}

function customMetadata(core: StoreCore, [type = '', record = '', fieldName = '']: string[]): FormulaValue {
  const object = core.metadata.schema.object(type);
  const field = object && core.metadata.schema.field(type, fieldName);
  if (!object || !field) return null;
  const sql = `SELECT ${quoted(field.name)} AS value FROM ${quoted(object.name)} WHERE "DeveloperName" = ?`;
  return formulaValue((core.writer.all(sql, record)[0]?.['value'] ?? null) as PlainValue, field.type);
}
