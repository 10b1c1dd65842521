/** What a component receives for an Apex value. Source: LWC Developer Guide, Call Apex Methods (type conversion). */
import {
  ApexBlob,
  ApexDate,
  ApexDatetime,
  ApexDecimal,
  ApexDouble,
  ApexEnum,
  ApexList,
  ApexMap,
  ApexObject,
  ApexSet,
  ApexSObject,
  ApexTime,
  classChain,
  stringValue,
} from '../../apex/values/index.ts';

function record(value: ApexSObject): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(value.fieldValues())) if (field !== null) result[name] = toBrowser(field);
  for (const [name, parent] of Object.entries(value.parentRecords())) if (parent !== null) result[name] = record(parent);
  for (const [name, children] of Object.entries(value.childRecords())) result[name] = children.items.map(toBrowser);
  return result;
}

/** Only members with `@AuraEnabled` travel. */
function instance(value: ApexObject): Record<string, unknown> {
  const holder = value as unknown as Record<string, unknown>;
  const result: Record<string, unknown> = {};
  for (const owner of classChain(value.$info)) {
    for (const field of owner.fields) {
      if (!field.isAuraEnabled || field.isStatic) continue;
      const member = toBrowser(holder[field.jsName] ?? null);
      if (member !== null) result[field.name] = member;
    }
  }
  return result;
}

function scalar(value: object): unknown {
  if (value instanceof ApexDecimal) return value.doubleValue();
  if (value instanceof ApexDouble) return value.value;
  if (value instanceof ApexDate || value instanceof ApexDatetime) return value.toIso();
  if (value instanceof ApexTime) return value.ms;
  if (value instanceof ApexEnum) return value.$name;
  if (value instanceof ApexBlob) return Buffer.from(value.bytes).toString('base64');
  return stringValue(value);
}

/** The JSON value of an Apex value. */
export function toBrowser(value: unknown): unknown {
  if (value === null || value === undefined) return null;
  if (typeof value === 'bigint') return Number(value);
  if (typeof value !== 'object') return value;
  if (value instanceof ApexList) return value.items.map(toBrowser);
  if (value instanceof ApexSet) return [...value].map(toBrowser);
  if (value instanceof ApexMap) {
    return Object.fromEntries([...value.keySet()].map((key) => [stringValue(key), toBrowser(value.get(key))]));
  }
  if (value instanceof ApexSObject) return record(value);
  return value instanceof ApexObject ? instance(value) : scalar(value);
}
