/**
 * Objects whose records are those of other objects: activities of a record, its notes and attachments, its feed.
 * Source: Object Reference, "ActivityHistory", "OpenActivity", "NoteAndAttachment", "CombinedAttachment", "AccountFeed".
 */
import type { ObjectSchema, SchemaPort } from '../../kernel/ports/schema.ts';
import { normalise } from '../../kernel/salesforceIds.ts';
import { quoted } from '../soql/context.ts';
import { readName, sharedField } from '../schema/shares.ts';
import { isStored } from './columns.ts';

/** The records of one object that a view shows. */
interface Source {
  object: string;
  /** SQL over the columns of the object; all records when it is absent. */
  condition?: string;
  /** SQL of columns that the object has under another name, or not at all. */
  columns?: Record<string, string>;
}

const NOW = `strftime('%Y-%m-%dT%H:%M:%fZ', 'now')`;
const OF_ACTIVITIES = { PrimaryWhoId: '"WhoId"', PrimaryAccountId: '"AccountId"' };

function activities(taskCondition: string, eventCondition: string): Source[] {
  return [
    { object: 'Task', condition: taskCondition, columns: { ...OF_ACTIVITIES, IsTask: '1', ActivitySubtype: '"TaskSubtype"' } },
    { object: 'Event', condition: eventCondition, columns: { ...OF_ACTIVITIES, IsTask: '0' } },
  ];
}

const SOURCES: Record<string, Source[]> = {
  ActivityHistory: activities('"IsClosed" = 1', `"EndDateTime" < ${NOW}`),
  OpenActivity: activities('"IsClosed" = 0', `"EndDateTime" >= ${NOW}`),
  NoteAndAttachment: [
    { object: 'Note', columns: { IsNote: '1' } },
    { object: 'Attachment', columns: { IsNote: '0', Title: '"Name"' } },
  ],
};

/** What an object shows of others; undefined for objects with records of their own. */
function sourcesOf(schema: SchemaPort, name: string): Source[] | undefined {
  const own = SOURCES[name];
  if (own) return own;
  const parent = /^(\w+?)(?:__)?Feed$/.exec(name)?.[1];
  const object = parent === undefined ? undefined : (schema.object(parent) ?? schema.object(`${parent}__c`));
  if (!object || object.keyPrefix === '') return undefined;
  return [{ object: 'FeedItem', condition: `substr("ParentId", 1, 3) = '${object.keyPrefix}'` }];
}

/** Is the object a view of others? */
export function isView(schema: SchemaPort, name: string): boolean {
  return sourcesOf(schema, name) !== undefined;
}

/** The objects whose tables a view reads. */
export function viewedObjects(schema: SchemaPort, name: string): string[] {
  return (sourcesOf(schema, name) ?? []).map(({ object }) => object);
}

/** Queries without an order come by `rowid`, as of tables. */
function selectOf(view: ObjectSchema, source: Source, schema: SchemaPort): string {
  const there = new Set((schema.object(source.object)?.fields ?? []).filter(isStored).map(({ name }) => name));
  const columns = view.fields.filter(isStored).map((field) => {
    const value = source.columns?.[field.name] ?? (there.has(field.name) ? quoted(field.name) : field.type === 'boolean' ? '0' : 'NULL');
    return `${value} AS ${quoted(field.name)}`;
  });
  return `SELECT rowid AS rowid, ${columns.join(', ')} FROM ${quoted(source.object)}${source.condition ? ` WHERE ${source.condition}` : ''}`;
}

/** SQL that makes the view for this connection. */
export function viewSql(view: ObjectSchema, schema: SchemaPort): string {
  const selects = (sourcesOf(schema, view.name) ?? []).map((source) => selectOf(view, source, schema));
  return `CREATE TEMP VIEW IF NOT EXISTS ${quoted(view.name)} AS ${selects.join(' UNION ALL ')}`;
}

/** SQL of an id with another prefix: of the three check digits only the first depends on the prefix. */
function ownerId(prefix: string): string {
  const [check = ''] = (normalise(`${prefix}900000000000`) ?? '').slice(15);
  return `'${prefix}9' || substr("Id", 5, 11) || '${check}' || substr("Id", 17)`;
}

/**
 * The row of an owner has an id of its own: the prefix of the share object and the record's number behind a 9, which no stored
 * row has. Source: Object Reference, "AccountShare" and "StandardObjectNameShare", row cause Owner.
 */
export function sharesSql(object: ObjectSchema, shared: ObjectSchema, schema: SchemaPort): string {
  const link = sharedField(object)?.name ?? '';
  const values: Record<string, string> = {
    Id: ownerId(object.keyPrefix),
    [link]: '"Id"',
    UserOrGroupId: '"OwnerId"',
    RowCause: "'Owner'",
    LastModifiedDate: '"LastModifiedDate"',
    LastModifiedById: '"LastModifiedById"',
    IsDeleted: '0',
    AccessLevel: "'All'",
    [`${shared.name}AccessLevel`]: "'All'",
  };
  const stored = object.fields.filter(isStored).map(({ name }) => name);
  const own = stored.map((name) => quoted(name)).join(', ');
  const owners = stored.map((name) => `${values[name] ?? (name.endsWith('AccessLevel') ? "'None'" : 'NULL')} AS ${quoted(name)}`);
  return (
    `CREATE TEMP VIEW IF NOT EXISTS ${quoted(readName(object, schema))} AS SELECT rowid AS rowid, ${own} FROM ${quoted(object.name)} ` +
    `UNION ALL SELECT -rowid, ${owners.join(', ')} FROM ${quoted(shared.name)} WHERE "IsDeleted" = 0`
  );
}
