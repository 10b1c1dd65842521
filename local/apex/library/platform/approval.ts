/**
 * Approval.lock, unlock, isLocked, and process in a code base without approval processes: those are refused by name.
 * Source: Apex Reference, Approval class; SOAP API Developer Guide, StatusCode, NO_APPLICABLE_PROCESS.
 */
import { current } from '../../runtime/context.ts';
import type { ApexSObject } from '../../values/index.ts';
import { ApexList, ApexMap, NotImplemented, required } from '../../values/index.ts';
import { PlatformBag } from '../bag.ts';
import { throwDml } from '../database/results.ts';
import { errorBag } from '../database/results.ts';
import { DmlFailure } from '../../../kernel/ports/records.ts';
import type { PlatformClass } from '../platformClass.ts';

type Lockable = ApexSObject | string;

const idOf = (value: Lockable): string => (typeof value === 'string' ? value : String(required(value).getField('Id')));

function setLocked(locked: boolean): (value: Lockable | ApexList<Lockable>, allOrNone?: boolean) => unknown {
  const type = locked ? 'Approval.LockResult' : 'Approval.UnlockResult';
  return (value, allOrNone = true) => {
    const given = required(value);
    const ids = (given instanceof ApexList ? given.items : [given]).map(idOf);
    const { data, limits } = current();
    limits.count('dmlStatements');
    limits.count('dmlRows', ids.length);
    try {
      const bags = data.setLocked(ids, locked, { mode: 'system', sharing: false, allOrNone: required(allOrNone) }).map(
        (result) =>
          new PlatformBag(type, {
            Id: result.id,
            Success: result.success,
            Errors: new ApexList('Database.Error', result.errors.map(errorBag)),
          }),
      );
      return given instanceof ApexList ? new ApexList(type, bags) : (bags[0] ?? null);
    } catch (error) {
      if (error instanceof DmlFailure) throwDml(error, () => 'SObject');
      throw error;
    }
  };
}

function isLocked(value: Lockable | ApexList<Lockable>): unknown {
  const given = required(value);
  const ids = (given instanceof ApexList ? given.items : [given]).map(idOf);
  const answer = current().data.isLocked(ids);
  if (!(given instanceof ApexList)) return answer[ids[0] ?? ''] === true;
  const map = new ApexMap<string, boolean>('Id', 'Boolean');
  for (const id of ids) map.put(id, answer[id] === true);
  return map;
}

const NO_PROCESS = {
  statusCode: 'NO_APPLICABLE_PROCESS',
  message: 'No applicable approval process was found.',
  fields: [],
};

/** Without an approval process no record can be submitted. */
function submit(given: PlatformBag | ApexList<PlatformBag>, allOrNone = true): unknown {
  const requests = required(given) instanceof ApexList ? (given as ApexList<PlatformBag>).items : [given as PlatformBag];
  if (current().metadata.has('approvalProcess') || requests.some((one) => required(one).typeName !== 'Approval.ProcessSubmitRequest'))
    throw new NotImplemented('Approval.process with approval processes');
  current().limits.count('dmlStatements');
  const ids = requests.map((one) => required(one.get('ObjectId') as string | null));
  if (required(allOrNone)) {
    const rows = ids.map((id, index) => ({ index, id, error: NO_PROCESS }));
    const first = `${NO_PROCESS.statusCode}, ${NO_PROCESS.message}: []`;
    throwDml(new DmlFailure(`Process failed. First exception on row 0; first error: ${first}`, rows), () => 'SObject');
  }
  const results = ids.map(
    (id) =>
      new PlatformBag('Approval.ProcessResult', {
        EntityId: id,
        Success: false,
        Errors: new ApexList('Database.Error', [errorBag(NO_PROCESS)]),
      }),
  );
  return given instanceof ApexList ? new ApexList('Approval.ProcessResult', results) : (results[0] ?? null);
}

export const approvalClass: PlatformClass = {
  name: 'System.Approval',
  statics: {
    isLocked,
    lock: setLocked(true),
    unlock: setLocked(false),
    process: submit,
  },
};
