/** Runs Apex triggers for the record store. Source: Apex Developer Guide, Trigger Context Variables. */
import type { LoadedProgram } from '../../apex/runtime/load.ts';
import { inTrigger, type TriggerFacts } from '../../apex/runtime/state.ts';
import { ApexList, ApexMap, ApexSObject, enumConstant, toPlain } from '../../apex/values/index.ts';
import type { QueriedRecord, TriggerCall, TriggerErrors, TriggerEvent, TriggerHost } from '../../kernel/ports/records.ts';

const OPERATION: Record<TriggerEvent, string> = {
  beforeInsert: 'BEFORE_INSERT', afterInsert: 'AFTER_INSERT', beforeUpdate: 'BEFORE_UPDATE', afterUpdate: 'AFTER_UPDATE',
  beforeDelete: 'BEFORE_DELETE', afterDelete: 'AFTER_DELETE', afterUndelete: 'AFTER_UNDELETE',
};

function recordsOf(rows: QueriedRecord[]): ApexSObject[] {
  return rows.map((row) => ApexSObject.fromQueried(row));
}

function byId(type: string, records: ApexSObject[]): ApexMap {
  return ApexMap.ofRecords('Id', type, records.filter((record) => record.isSet('Id')));
}

function factsOf(call: TriggerCall, newRecords: ApexSObject[], oldRecords: ApexSObject[]): TriggerFacts {
  const { event, object } = call;
  const hasNew = !event.endsWith('Delete');
  const hasOld = event.endsWith('Update') || event.endsWith('Delete');
  return {
    lists: { new: hasNew ? new ApexList(object, newRecords) : null, old: hasOld ? new ApexList(object, oldRecords) : null },
    maps: { newmap: hasNew && event !== 'beforeInsert' ? byId(object, newRecords) : null, oldmap: hasOld ? byId(object, oldRecords) : null },
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

/** The host of a code base's triggers. */
export function triggerHost(program: LoadedProgram): TriggerHost {
  const of = (object: string, event?: TriggerEvent) =>
    program.triggers.filter((trigger) => trigger.object.toLowerCase() === object.toLowerCase() && (!event || trigger.events.has(event)));
  return {
    hasTriggers: (object) => of(object).length > 0,
    fire(call) {
      const triggers = of(call.object, call.event);
      if (triggers.length === 0) return { rows: [] };
      const newRecords = recordsOf(call.newRecords);
      const oldRecords = recordsOf(call.oldRecords);
      inTrigger(factsOf(call, newRecords, oldRecords), () => triggers.forEach((trigger) => trigger.run()));
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
    rows: records.flatMap((record, index) => record.errors.map((error) => ({ index, message: error.message, ...(error.field ? { field: error.field } : {}) }))),
  };
}
