/** Database methods beyond saving: merge, lead conversion, recycle bin, replication. Source: Apex Reference, Database class. */
import { DmlFailure, QueryFailure } from '../../../kernel/ports/records.ts';
import type { AccessMode, DmlOptions, LeadConversion, MergeOutcome } from '../../../kernel/ports/records.ts';
import { current } from '../../runtime/context.ts';
import type { ApexDate, ApexDatetime } from '../../values/index.ts';
import { ApexList, ApexSObject, required, throwApex } from '../../values/index.ts';
import { PlatformBag } from '../bag.ts';
import { errorBag, resultBag, throwDml } from './results.ts';

/** Runs a statement of the store and turns its failures into Apex exceptions. */
function attempt<T>(type: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof DmlFailure) throwDml(error, () => type);
    if (error instanceof QueryFailure) throwApex('System.SecurityException', error.message);
    throw error;
  }
}

type Mergeable = ApexSObject | string;

/** Merges records into a master: one DML statement. Source: Apex Developer Guide, Merging Records. */
function mergeInto(master: ApexSObject, duplicates: Mergeable[], options: DmlOptions): MergeOutcome[] {
  const { data, limits } = current();
  limits.count('dmlStatements');
  limits.count('dmlRows', duplicates.length + 1);
  const duplicateIds = duplicates.map((one) => (typeof one === 'string' ? one : String(one.getField('Id'))));
  return attempt(master.type, () => data.merge({ master: master.toPlainRecord(), duplicateIds }, options));
}

/** The statement `merge master duplicates`. */
export function merge(master: ApexSObject | null, duplicates: ApexSObject | ApexList<ApexSObject> | null, access: AccessMode): void {
  if (master === null || duplicates === null) throwApex('System.NullPointerException', 'Attempt to de-reference a null object');
  mergeInto(master, duplicates instanceof ApexSObject ? [duplicates] : duplicates.items, { ...access, allOrNone: true });
}

function mergeBag(outcome: MergeOutcome): PlatformBag {
  return new PlatformBag('Database.MergeResult', {
    Id: outcome.id,
    MergedRecordIds: new ApexList('String', [...outcome.mergedRecordIds]),
    UpdatedRelatedIds: new ApexList('String', [...outcome.updatedRelatedIds]),
    Success: outcome.success,
    Errors: new ApexList('Database.Error', outcome.errors.map(errorBag)),
  });
}

/** `Database.merge`: one result per duplicate when a list was given. */
export function mergeMethod(master: ApexSObject, duplicates: Mergeable | ApexList<Mergeable>, options: DmlOptions): unknown {
  const given = required(duplicates);
  const outcomes = mergeInto(required(master), given instanceof ApexList ? given.items : [given], options).map(mergeBag);
  return given instanceof ApexList ? new ApexList('Database.MergeResult', outcomes) : (outcomes[0] ?? null);
}

function conversion(request: PlatformBag): LeadConversion {
  const id = (field: string): string | null => request.get(field) as string | null;
  return {
    leadId: required(id('LeadId')),
    convertedStatus: required(id('ConvertedStatus')),
    accountId: id('AccountId'),
    contactId: id('ContactId'),
    opportunityId: id('OpportunityId'),
    opportunityName: id('OpportunityName'),
    ownerId: id('OwnerId'),
    doNotCreateOpportunity: request.get('DoNotCreateOpportunity') === true,
    overwriteLeadSource: request.get('OverwriteLeadSource') === true,
  };
}

/** Source: Apex Developer Guide, Converting Leads. */
export function convertLead(value: PlatformBag | ApexList<PlatformBag>, options: DmlOptions): unknown {
  const given = required(value);
  const requests = given instanceof ApexList ? given.items : [given];
  const { data, limits } = current();
  limits.count('dmlStatements');
  limits.count('dmlRows', requests.length);
  const results = attempt('Lead', () => data.convertLead(requests.map(conversion), options)).map(
    (result) =>
      new PlatformBag('Database.LeadConvertResult', {
        LeadId: result.leadId,
        AccountId: result.accountId,
        ContactId: result.contactId,
        OpportunityId: result.opportunityId,
        Success: result.success,
        Errors: new ApexList('Database.Error', result.errors.map(errorBag)),
      }),
  );
  return given instanceof ApexList ? new ApexList('Database.LeadConvertResult', results) : (results[0] ?? null);
}

/** Removes deleted records for good; they count as DML. */
export function emptyRecycleBin(records: ApexSObject[], options: DmlOptions): ApexList<PlatformBag> {
  const { data, limits } = current();
  limits.count('dmlStatements');
  limits.count('dmlRows', records.length);
  const named = records.map((record) => ({ type: record.type, id: String(record.getField('Id')) }));
  const results = attempt(records[0]?.type ?? 'SObject', () => data.emptyRecycleBin(named, options));
  const bags = results.map((result) => resultBag('emptyRecycleBin', result));
  return new ApexList('Database.EmptyRecycleBinResult', bags);
}

const SYSTEM: AccessMode = { mode: 'system', sharing: false };

function between(object: string, from: ApexDatetime, to: ApexDatetime, condition: string, all: string): ApexSObject[] {
  const name = current().schema.object(required(object))?.name;
  if (!name) throwApex('System.InvalidParameterValueException', `Invalid sobject: ${object}`);
  if (required(from).ms >= required(to).ms) throwApex('System.InvalidParameterValueException', 'startDate before endDate is required');
  const text = `SELECT Id, SystemModstamp FROM ${name} WHERE ${condition}SystemModstamp >= :begin AND SystemModstamp <= :finish${all}`;
  const answer = current().data.query(text, { begin: from.toIso(), finish: to.toIso() }, SYSTEM);
  return answer.records.map((row) => ApexSObject.fromQueried(row));
}

const dayOf = (instant: ApexDatetime): ApexDate => instant.date('GMT');

/** Source: Apex Reference, Database.getDeleted and getUpdated. */
export function getDeleted(object: string, from: ApexDatetime, to: ApexDatetime): PlatformBag {
  const records = between(object, from, to, 'IsDeleted = true AND ', ' ALL ROWS').map(
    (record) =>
      new PlatformBag('Database.DeletedRecord', {
        Id: record.getField('Id'),
        DeletedDate: dayOf(record.getField('SystemModstamp') as ApexDatetime),
      }),
  );
  return new PlatformBag('Database.GetDeletedResult', {
    DeletedRecords: new ApexList('Database.DeletedRecord', records),
    EarliestDateAvailable: dayOf(from),
    LatestDateCovered: dayOf(to),
  });
}

export function getUpdated(object: string, from: ApexDatetime, to: ApexDatetime): PlatformBag {
  const ids = between(object, from, to, '', '').map((record) => record.getField('Id') as string);
  return new PlatformBag('Database.GetUpdatedResult', { Ids: new ApexList('Id', ids), LatestDateCovered: dayOf(to) });
}
