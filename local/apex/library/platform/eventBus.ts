/** System.EventBus. Source: Apex Reference, EventBus class; Platform Events Developer Guide. */
import { randomUUID } from 'node:crypto';
import type { PlainValue, RowError } from '../../../kernel/ports/records.ts';
import type { ObjectSchema } from '../../../kernel/ports/schema.ts';
import { current } from '../../runtime/context.ts';
import { ApexList, NotImplemented, required, throwApex, toPlain } from '../../values/index.ts';
import type { ApexSObject } from '../../values/index.ts';
import { PlatformBag } from '../bag.ts';
import { resultBag } from '../database/results.ts';
import type { PlatformClass } from '../platformClass.ts';

/** Source: observed platform text. */
const NO_EVENT =
  'The specified sObject or list of sObjects contains objects that aren\u2019t platform events. You can publish only platform event objects using EventBus.publish. Ensure the type of the specified sObject is a platform event';

/** Standard events that Apex publishes in its tests; what others need is not known here. */
const PUBLISHABLE = new Set(['BatchApexErrorEvent', 'FlowExecutionErrorEvent']);

/** The fields of a change event; its header travels as text. */
function changeFields(event: ApexSObject): Record<string, PlainValue> {
  const fields: Record<string, PlainValue> = {};
  for (const [name, value] of Object.entries(event.fieldValues())) {
    if (!(value instanceof PlatformBag)) fields[name] = toPlain(value);
    else fields[name] = JSON.stringify(value.fields, (_key, part: unknown) => (part instanceof ApexList ? part.items : part));
  }
  return fields;
}

/** Why an event cannot be published. Source of the length: octoberswimmer/aer-dist, issue 243, on what an org answers. */
function refusal(object: ObjectSchema, fields: Record<string, PlainValue>): RowError | undefined {
  const missing = object.fields.find((field) => field.required && (fields[field.name] ?? null) === null && field.createable);
  if (missing) {
    const message = `Required fields are missing: [${missing.name}]`;
    return { statusCode: 'REQUIRED_FIELD_MISSING', message, fields: [missing.name] };
  }
  for (const { name, label, length } of object.fields) {
    const value = fields[name];
    if (typeof value !== 'string' || length === 0 || value.length <= length || !name.endsWith('__c')) continue;
    const message = `${label}: data value too large: ${value} (max length=${length})`;
    return { statusCode: 'STRING_TOO_LONG', message, fields: [name] };
  }
  return undefined;
}

/** Publishes one event. Tests publish change events too. Source: octoberswimmer/aer-dist, issue 361, on what an org does. */
function publishOne(event: ApexSObject, callback?: object): PlatformBag {
  const { schema, events, test } = current();
  if (test && required(event).type.endsWith('ChangeEvent')) {
    events.publish(event.type, changeFields(event), true, callback);
    return resultBag('insert', { id: null, success: true, created: true, errors: [] });
  }
  const object = schema.object(required(event).type);
  if (object?.kind !== 'platformEvent') throwApex('System.UnexpectedException', NO_EVENT);
  if (!object.name.endsWith('__e') && !PUBLISHABLE.has(object.name)) throw new NotImplemented(`EventBus.publish of ${object.name}`);
  const fields: Record<string, PlainValue> = {};
  for (const [name, value] of Object.entries(event.fieldValues())) fields[name] = toPlain(value);
  fields['EventUuid'] ??= randomUUID();
  const error = refusal(object, fields);
  if (error) return resultBag('insert', { id: null, success: false, created: false, errors: [error] });
  events.publish(object.name, fields, object.publishBehavior !== 'PublishImmediately', callback);
  const result = resultBag('insert', { id: null, success: true, created: true, errors: [] });
  operations.set(result, String(fields['EventUuid']));
  return result;
}

/** The ids by which callbacks and logs name the publications. */
const operations = new WeakMap<object, string>();

function count(events: ApexSObject[]): void {
  const { schema, limits } = current();
  const immediate = events.some((event) => schema.object(event.type)?.publishBehavior === 'PublishImmediately');
  limits.count(immediate ? 'publishImmediateDml' : 'dmlStatements');
}

/** Publishes; immediate events count against their own limit, others as a DML statement. */
export function publish(value: ApexSObject | ApexList<ApexSObject>, callback?: object): PlatformBag | ApexList<PlatformBag> | null {
  const given = required(value);
  const events = given instanceof ApexList ? given.items : [given];
  if (events.length > 0) count(events);
  const results = events.map((event) => publishOne(event, callback));
  return given instanceof ApexList ? new ApexList('Database.SaveResult', results) : (results[0] ?? null);
}

export const eventBusClass: PlatformClass = {
  name: 'System.EventBus',
  statics: {
    'publish/1': (value: ApexSObject | ApexList<ApexSObject>) => publish(value),
    'publish/2': publish,
    getOperationId: (result: PlatformBag) => operations.get(required(result)) ?? null,
  },
};
