/** The text of values: String.valueOf and concatenation. Source: Apex Reference, String.valueOf, and observed platform output. */
import { current } from '../runtime/context.ts';
import { ApexBlob } from './blob.ts';
import { callMethod, classChain, hasMethod, infoOf } from './dispatch.ts';
import { ApexList } from './list.ts';
import { ApexMap } from './map.ts';
import { ApexEnum, ApexException, ApexObject, isStub } from './object.ts';
import { ApexSet } from './set.ts';
import { ApexSObject } from './sobject.ts';
import { ApexSObjectField, ApexSObjectType, ApexType, PlatformObject } from './tokens.ts';
import { typeNameOf } from './types.ts';

/** Objects whose text is being made, so that a cycle ends. */
const open = new Set<object>();

/**
 * The text that concatenation gives: `null`, `(a, b)`, `{a, b}`, `{k=v}`, `Account:{Name=x}`,
 * `ClassName:[field=value, field=value]`; a class's own toString wins.
 */
export function stringValue(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'object') return typeof value;
  if (open.has(value)) return '(already output)';
  open.add(value);
  try {
    return objectText(value);
  } finally {
    open.delete(value);
  }
}

function objectText(value: object): string {
  if (value instanceof ApexList) return `(${value.items.map(stringValue).join(', ')})`;
  if (value instanceof ApexSet) return `{${[...value].map(stringValue).join(', ')}}`;
  if (value instanceof ApexMap) return `{${[...value.entries()].map(([k, v]) => `${stringValue(k)}=${stringValue(v)}`).join(', ')}}`;
  if (value instanceof ApexSObject) return recordText(value);
  if (value instanceof ApexEnum) return value.$name;
  if (value instanceof ApexObject) return instanceText(value);
  if (value instanceof ApexType) return shownTypeName(value.name);
  if (value instanceof ApexSObjectType) return current().schema.qualifiedName(value.name);
  if (value instanceof ApexSObjectField) return current().schema.qualifiedName(value.field);
  if (value instanceof ApexBlob) return `Blob[${value.size()}]`;
  return platformText(value);
}

/** A class of a code base with a namespace is told with it. Source: Apex Reference, Type.getName; Apex Developer Guide, Namespaces. */
export function shownTypeName(name: string): string {
  const { classes, org } = current();
  return org.namespace && classes.find(name) ? `${org.namespace}.${name}` : name;
}

function recordText(record: ApexSObject): string {
  const { schema } = current();
  const parts = [record.fieldValues(), record.parentRecords()].flatMap((part) => Object.entries(part));
  const shown = parts.map(([name, value]) => `${schema.qualifiedName(name)}=${stringValue(value)}`);
  return `${schema.qualifiedName(record.type)}:{${shown.join(', ')}}`;
}

/** `System.DmlException: text`; a user exception without text says "Script-thrown exception". */
export function exceptionMessage(error: ApexException): string {
  return error.$message ?? 'Script-thrown exception';
}

function instanceText(value: ApexObject): string {
  if (isStub(value)) return stubText(value);
  if (hasMethod(value, 'toString', 0)) return stringValue(callMethod(value, 'toString', []));
  if (value instanceof ApexException) return `${typeNameOf(value)}: ${exceptionMessage(value)}`;
  const info = infoOf(value);
  if (!info) return 'Object';
  const fields = classChain(info)
    .flatMap((one) => one.fields)
    .filter((field) => !field.isStatic);
  const shown = fields.map((field) => `${field.name}=${stringValue((value as unknown as Record<string, unknown>)[field.jsName])}`);
  return `${simpleName(info.name)}:[${shown.join(', ')}]`;
}

function simpleName(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

/** A stub is of a class that the platform derives; mocking libraries read its name from the text. Its own toString is not asked. */
function stubText(stub: ApexObject): string {
  return `${simpleName(infoOf(stub)?.name ?? 'Object')}__sfdc_ApexStub:[]`;
}

function platformText(value: object): string {
  const own = (value as { toString?: () => string }).toString;
  if (own && own !== Object.prototype.toString) return own.call(value);
  return value instanceof PlatformObject ? `${value.$platform.replace(/^.*\./, '')}[]` : typeNameOf(value);
}
