/** Runs Apex triggers for the record store. Source: Apex Developer Guide, Trigger Context Variables. */
import { PlatformBag } from '../../apex/library/bag.ts';
import { framesOf } from '../../apex/library/frames.ts';
import { current } from '../../apex/runtime/context.ts';
import { catchable } from '../../apex/runtime/failures.ts';
import type { LoadedProgram, LoadedTrigger } from '../../apex/runtime/load.ts';
import { inTrigger, type TriggerFacts } from '../../apex/runtime/state.ts';
import { ApexList, ApexMap, ApexSObject, enumConstant, exceptionMessage, toPlain, typeNameOf } from '../../apex/values/index.ts';
import type { QueriedRecord, TriggerCall, TriggerErrors, TriggerEvent, TriggerHost } from '../../kernel/ports/records.ts';

const OPERATION: Record<TriggerEvent, string> = {
  beforeInsert: 'BEFORE_INSERT',
  afterInsert: 'AFTER_INSERT',
  beforeUpdate: 'BEFORE_UPDATE',
  afterUpdate: 'AFTER_UPDATE',
  beforeDelete: 'BEFORE_DELETE',
  afterDelete: 'AFTER_DELETE',
  afterUndelete: 'AFTER_UNDELETE',
};

/** The header of a change event becomes an object. Source: Apex Reference, EventBus.ChangeEventHeader Class. */
function withHeader(record: ApexSObject): ApexSObject {
  const text = record.type.endsWith('ChangeEvent') ? record.getField('ChangeEventHeader') : null;
  if (typeof text !== 'string') return record;
  const parts = Object.entries(JSON.parse(text) as Record<string, unknown>);
  const values = parts.map(([name, value]) => [name, Array.isArray(value) ? new ApexList('String', value) : value]);
  record.setField(
    'ChangeEventHeader',
    new PlatformBag('eventbus.ChangeEventHeader', Object.fromEntries(values) as Record<string, unknown>),
  );
  return record;
}

function recordsOf(rows: QueriedRecord[]): ApexSObject[] {
  return rows.map((row) => withHeader(ApexSObject.fromQueried(row)));
}

function byId(type: string, records: ApexSObject[]): ApexMap {
  return ApexMap.ofRecords(
    'Id',
    type,
    records.filter((record) => record.isSet('Id')),
  );
}

function factsOf(call: TriggerCall, newRecords: ApexSObject[], oldRecords: ApexSObject[]): TriggerFacts {
  const { event, object } = call;
  const hasNew = !event.endsWith('Delete');
  const hasOld = event.endsWith('Update') || event.endsWith('Delete');
  return {
    lists: { new: hasNew ? new ApexList(object, newRecords) : null, old: hasOld ? new ApexList(object, oldRecords) : null },
    maps: {
      newmap: hasNew && event !== 'beforeInsert' && !call.raw ? byId(object, newRecords) : null,
      oldmap: hasOld ? byId(object, oldRecords) : null,
    },
    facts: {
      isbefore: event.startsWith('before'),
      isafter: event.startsWith('after'),
      isinsert: event.endsWith('Insert'),
      isupdate: event.endsWith('Update'),
      isdelete: event.endsWith('Delete'),
      isundelete: event.endsWith('Undelete'),
      size: Math.max(newRecords.length, oldRecords.length),
      operationtype: enumConstant('System.TriggerOperation', OPERATION[event]) ?? null,
    },
  };
}

/** The frames of the trigger that failed, without those of the code whose statement fired it. */
function ownFrames(frames: string[]): string[] {
  const entry = frames.findIndex((text) => text.startsWith('Trigger.'));
  return entry < 0 ? frames : frames.slice(0, entry + 1);
}

/** Runs a trigger; an exception that it does not catch refuses every row. Source: Apex Developer Guide, Trigger Exceptions. */
function failureOf(trigger: LoadedTrigger, call: TriggerCall): TriggerErrors | undefined {
  try {
    trigger.run();
    return undefined;
  } catch (error) {
    const exception = catchable(error);
    if (!exception || call.raw) throw error;
    const { event } = call;
    const stack = ownFrames(framesOf(exception.stack).map((frame) => frame.text)).join('\n');
    const cause = `${typeNameOf(exception)}: ${exceptionMessage(exception)}`;
    const message = `${trigger.name}: execution of ${event.charAt(0).toUpperCase()}${event.slice(1)}\n\ncaused by: ${cause}\n\n${stack}`;
    const rows = event.endsWith('Delete') ? call.oldRecords : call.newRecords;
    return { rows: rows.map((_, index) => ({ index, message, statusCode: 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY' })) };
  }
}

/** The host of a code base's triggers. */
export function triggerHost(program: LoadedProgram): TriggerHost {
  const of = (object: string, event?: TriggerEvent) =>
    program.triggers.filter((trigger) => trigger.object.toLowerCase() === object.toLowerCase() && (!event || trigger.events.has(event)));
  return {
    hasTriggers: (object) => of(object).length > 0,
    keepLimits() {
      const { used } = current().limits;
      const before = { ...used };
      return () => void Object.assign(used, before);
    },
    fire(call) {
      const triggers = of(call.object, call.event);
      if (triggers.length === 0) return { rows: [] };
      const newRecords = recordsOf(call.newRecords);
      const oldRecords = recordsOf(call.oldRecords);
      const writable = call.event.startsWith('before');
      for (const record of [...(writable ? [] : newRecords), ...oldRecords]) record.readOnly = true;
      for (const trigger of triggers) {
        const failure = inTrigger(factsOf(call, newRecords, oldRecords), () => failureOf(trigger, call));
        if (failure) return failure;
      }
      if (call.event.startsWith('before') && call.event !== 'beforeDelete') writeBack(call.newRecords, newRecords);
      return errorsOf(call.event.endsWith('Delete') ? oldRecords : newRecords);
    },
  };
}

/** A before trigger's changes become those of the row. */
function writeBack(rows: QueriedRecord[], records: ApexSObject[]): void {
  rows.forEach((row, index) => {
    for (const [name, value] of Object.entries(records[index]?.fieldValues() ?? {})) row.fields[name] = toPlain(value);
  });
}

function errorsOf(records: ApexSObject[]): TriggerErrors {
  return {
    rows: records.flatMap((record, index) =>
      record.errors.map((error) => ({ index, message: error.message, ...(error.field ? { field: error.field } : {}) })),
    ),
  };
}
