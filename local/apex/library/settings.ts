/**
 * Custom settings and custom metadata read from memory rather than by SOQL: no query counts.
 * Source: Apex Reference, Custom Settings Methods and Custom Metadata Type Methods.
 */
import type { AccessMode, PlainValue } from '../../kernel/ports/records.ts';
import type { ObjectSchema } from '../../kernel/ports/schema.ts';
import { current } from '../runtime/context.ts';
import { ApexMap, ApexSObject, NotImplemented } from '../values/index.ts';

const SYSTEM: AccessMode = { mode: 'system', sharing: false };

function fieldList(object: ObjectSchema): string {
  return object.fields
    .filter((field) => field.type !== 'address' && field.type !== 'location')
    .map((field) => field.name)
    .join(', ');
}

/** Records with all fields; the condition may use one bind, `:value`. */
function read(object: ObjectSchema, condition = '', value: PlainValue = null): ApexSObject[] {
  const where = condition === '' ? '' : ` WHERE ${condition}`;
  const answer = current().data.query(`SELECT ${fieldList(object)} FROM ${object.name}${where}`, condition === '' ? {} : { value }, SYSTEM);
  return answer.records.map((row) => ApexSObject.fromQueried(row));
}

function all(object: ObjectSchema, key: string): ApexMap<string, ApexSObject> {
  const map = new ApexMap<string, ApexSObject>('String', object.name);
  for (const record of read(object)) map.put(record.getField(key) as string, record);
  return map;
}

function ofOwner(object: ObjectSchema, owner: string): ApexSObject | undefined {
  return read(object, 'SetupOwnerId = :value', owner)[0];
}

/**
 * The levels of a hierarchy: user, profile, organisation; the nearest non-blank value of each field counts.
 * Without data of the first owner the record is a new one of that owner. Source: Apex Reference, getInstance() of hierarchy settings.
 */
function merged(object: ObjectSchema, owners: string[]): ApexSObject {
  const levels = owners.map((owner) => ofOwner(object, owner));
  const result = new ApexSObject(object.name);
  for (const field of object.fields) {
    const counting = OWN.test(field.name) ? levels.slice(0, 1) : levels;
    const value = counting.map((one) => one?.fieldValues()[field.name]).find((one) => one !== null && one !== undefined);
    if (value !== undefined) result.setField(field.name, value);
  }
  result.setField('SetupOwnerId', owners[0] ?? null);
  return result;
}

/** Fields of the record itself, which no level hands down. */
const OWN = /^(Id|Name|SetupOwnerId|IsDeleted|CreatedDate|CreatedById|LastModifiedDate|LastModifiedById|SystemModstamp)$/;

function hierarchy(object: ObjectSchema, method: string, owner: unknown): unknown {
  const { org, user } = current();
  if (method === 'getorgdefaults') return ofOwner(object, org.id) ?? new ApexSObject(object.name);
  if (method === 'getvalues') return (typeof owner === 'string' ? ofOwner(object, owner) : undefined) ?? null;
  if (method !== 'getinstance') throw new NotImplemented(`${object.name}.${method}`);
  if (typeof owner === 'string' && owner.startsWith('00D')) return merged(object, [owner]);
  if (typeof owner === 'string' && owner.startsWith('00e')) return merged(object, [owner, org.id]);
  const isSelf = owner === undefined || owner === user.id;
  return merged(object, isSelf ? [user.id, user.profileId, org.id] : [typeof owner === 'string' ? owner : '', org.id]);
}

function list(object: ObjectSchema, method: string, name: unknown): unknown {
  if (method === 'getall') return all(object, 'Name');
  if (method === 'getinstance' || method === 'getvalues') return read(object, 'Name = :value', name as PlainValue)[0] ?? null;
  throw new NotImplemented(`${object.name}.${method}`);
}

/** By DeveloperName, or by id. */
function metadata(object: ObjectSchema, method: string, name: unknown): unknown {
  if (method === 'getall') return all(object, 'DeveloperName');
  if (method !== 'getinstance') throw new NotImplemented(`${object.name}.${method}`);
  const isId = typeof name === 'string' && name.length >= 15 && name.startsWith(object.keyPrefix);
  return read(object, isId ? 'Id = :value' : 'DeveloperName = :value', name as PlainValue)[0] ?? null;
}

/** `MySetting__c.getInstance()`, `MyType__mdt.getAll()` and the like; `method` in lower case. */
export function customSetting(objectName: string, method: string, args: unknown[]): unknown {
  const object = current().schema.object(objectName);
  switch (object?.kind) {
    case 'customSettingHierarchy':
      return hierarchy(object, method, args[0]);
    case 'customSettingList':
      return list(object, method, args[0]);
    case 'customMetadata':
      return metadata(object, method, args[0]);
    default:
      throw new NotImplemented(`${objectName}.${method}`);
  }
}
