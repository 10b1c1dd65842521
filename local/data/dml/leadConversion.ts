import { DmlFailure } from '../../kernel/ports/records.ts';
import type { LeadConversion, LeadConversionResult, PlainRecord, RowError } from '../../kernel/ports/records.ts';
import { normalise } from '../../kernel/salesforceIds.ts';
import type { Row } from '../store/rowWriter.ts';
import { isStored } from '../store/columns.ts';
import { isConvertedStatus, stagesOf } from '../store/standardRows.ts';
import { loadOld } from './save.ts';
import { runRows } from './statement.ts';
import { addSystemRows } from './systemRows.ts';
import { fireTriggers } from './triggers.ts';
import { workRow } from './work.ts';
import type { DmlContext, ObjectWork } from './work.ts';
import { stampOf } from '../store/stamp.ts';

/**
 * Converts leads: account, contact and (unless refused) opportunity are found or made, activities and campaign
 * memberships move to the contact, the lead keeps what it became.
 * Source: Apex Reference Guide, "LeadConvert Class"; Salesforce Help, "Considerations for Converting Leads".
 */
export function runConversions(context: DmlContext, requests: LeadConversion[]): LeadConversionResult[] {
  const { allOrNone } = context.options;
  return context.transaction.atomically(() => {
    const results = requests.map((request) => attempt(context, request));
    const failed = results.flatMap((result, index) => result.errors.map((error) => ({ index, id: result.leadId, error })));
    if (allOrNone && failed.length > 0) throw new DmlFailure('ConvertLead', failed);
    return results;
  });
}

class Refusal extends Error {
  readonly errors: RowError[];
  constructor(errors: RowError[]) {
    super('conversion refused');
    this.errors = errors;
  }
}

function refuse(statusCode: string, message: string, fields: string[] = []): never {
  throw new Refusal([{ statusCode, message, fields }]);
}

function attempt(context: DmlContext, request: LeadConversion): LeadConversionResult {
  try {
    return context.transaction.atomically(() => convert(context, request));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const none = { accountId: null, contactId: null, opportunityId: null };
    return { leadId: request.leadId, ...none, success: false, errors: error.errors };
  }
}

function convert(context: DmlContext, request: LeadConversion): LeadConversionResult {
  const work = leadWork(context, request);
  const lead = work.rows[0]?.old ?? {};
  const owner = request.ownerId ?? ownerOf(lead, context);
  const accountId = request.accountId ?? made(context, { type: 'Account', fields: accountFields(lead, owner) });
  const contactId =
    request.contactId ?? made(context, { type: 'Contact', fields: { ...contactFields(lead, owner), AccountId: accountId } });
  const opportunityId = request.doNotCreateOpportunity ? null : opportunityOf(context, request, lead, { accountId, contactId, owner });
  moveWork(context, request.leadId, contactId, opportunityId ?? accountId);
  finish(work, request, { accountId, contactId, opportunityId });
  return { leadId: String(work.rows[0]?.id), accountId, contactId, opportunityId, success: true, errors: [] };
}

/** The lead as a row that is being changed. */
function leadWork(context: DmlContext, request: LeadConversion): ObjectWork {
  const object = context.core.object('Lead');
  const row = workRow(0, normalise(request.leadId) ?? request.leadId);
  const work = { context, object, rows: [row] };
  loadOld(work, object.fields.filter(isStored));
  if (row.errors.length > 0) throw new Refusal(row.errors);
  if (row.old?.['IsConverted'] === true) refuse('CANNOT_UPDATE_CONVERTED_LEAD', 'cannot reference converted lead');
  const status = object.fields.find((field) => field.name === 'Status')?.picklistValues ?? [];
  const known = status.find((value) => value.value.toLowerCase() === request.convertedStatus.toLowerCase());
  if (!known || !isConvertedStatus(known)) {
    refuse('INVALID_STATUS', `invalid convertedStatus: ${request.convertedStatus}`);
  }
  return work;
}

/** A lead of a queue goes to whoever converts it. */
function ownerOf(lead: Row, context: DmlContext): string {
  const owner = lead['OwnerId'];
  return typeof owner === 'string' && owner.startsWith('005') ? owner : context.actor.userId;
}

function picked(lead: Row, names: Record<string, string>): Row {
  const pairs = Object.entries(names).map(([to, from]) => [to, lead[from] ?? null] as const);
  return Object.fromEntries(pairs.filter(([, value]) => value !== null));
}

const ADDRESS = ['Street', 'City', 'State', 'PostalCode', 'Country'];

function address(prefix: string): Record<string, string> {
  return Object.fromEntries(ADDRESS.map((part) => [`${prefix}${part}`, part]));
}

function accountFields(lead: Row, owner: string): Row {
  const names = {
    ...{ Name: 'Company', Phone: 'Phone', Fax: 'Fax', Website: 'Website', Industry: 'Industry', Rating: 'Rating' },
    ...{ AnnualRevenue: 'AnnualRevenue', NumberOfEmployees: 'NumberOfEmployees', AccountSource: 'LeadSource', ...address('Billing') },
  };
  return { ...picked(lead, names), OwnerId: owner };
}

function contactFields(lead: Row, owner: string): Row {
  const names = {
    ...{ FirstName: 'FirstName', LastName: 'LastName', Salutation: 'Salutation', Title: 'Title', Email: 'Email', Phone: 'Phone' },
    ...{ MobilePhone: 'MobilePhone', Fax: 'Fax', LeadSource: 'LeadSource', Description: 'Description' },
    ...{ HasOptedOutOfEmail: 'HasOptedOutOfEmail', DoNotCall: 'DoNotCall', ...address('Mailing') },
  };
  return { ...picked(lead, names), OwnerId: owner };
}

/** Inserts a record with its triggers and rules; answers its id. */
function made(context: DmlContext, record: PlainRecord): string {
  const [row] = runRows(context, 'Insert', [{ index: 0, record }]);
  if (!row || row.errors.length > 0 || row.id === null) throw new Refusal(row?.errors ?? []);
  return row.id;
}

interface Made {
  accountId: string;
  contactId: string;
  opportunityId: string | null;
}

/** An opportunity in the first open stage that closes at the end of the quarter. */
function opportunityOf(
  context: DmlContext,
  request: LeadConversion,
  lead: Row,
  { accountId, contactId, owner }: { accountId: string; contactId: string; owner: string },
): string {
  const id = request.opportunityId ?? newOpportunity(context, request, lead, accountId, owner);
  addSystemRows(context, 'OpportunityContactRole', [{ OpportunityId: id, ContactId: contactId, IsPrimary: true }]);
  return id;
}

function newOpportunity(context: DmlContext, request: LeadConversion, lead: Row, accountId: string, owner: string): string {
  const now = context.actor.now();
  const close = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - (now.getUTCMonth() % 3) + 3, 0));
  const stage = stagesOf(context.core.metadata).find((one) => !one.closed)?.name ?? 'Prospecting';
  const fields = {
    ...{ Name: request.opportunityName ?? `${String(lead['Company'] ?? '')}-`, AccountId: accountId, StageName: stage },
    ...{ CloseDate: close.toISOString().slice(0, 10), LeadSource: lead['LeadSource'] ?? null, OwnerId: owner },
  };
  return made(context, { type: 'Opportunity', fields });
}

/** Tasks, events, notes and campaign memberships of the lead go to what it became. */
function moveWork(context: DmlContext, leadId: string, contactId: string, whatId: string): void {
  const { writer } = context.core;
  for (const activity of ['Task', 'Event']) {
    writer.run(`UPDATE "${activity}" SET "WhoId" = ?, "WhatId" = COALESCE("WhatId", ?) WHERE "WhoId" = ?`, contactId, whatId, leadId);
  }
  writer.run('UPDATE "CampaignMember" SET "ContactId" = ? WHERE "LeadId" = ?', contactId, leadId);
}

function finish(work: ObjectWork, request: LeadConversion, made: Made): void {
  const { core, actor } = work.context;
  const [row] = work.rows;
  if (!row) return;
  const stamp = stampOf(actor.now());
  Object.assign(row.changes, {
    ...{ Status: request.convertedStatus, IsConverted: true, ConvertedDate: core.clock().today, IsUnreadByOwner: false },
    ...{ ConvertedAccountId: made.accountId, ConvertedContactId: made.contactId, ConvertedOpportunityId: made.opportunityId },
    ...{ LastModifiedDate: stamp, LastModifiedById: actor.userId, SystemModstamp: stamp },
  });
  fireTriggers('beforeUpdate', work);
  if (row.errors.length > 0) throw new Refusal(row.errors);
  core.writer.update('Lead', [{ ...row.changes, Id: row.id }]);
  fireTriggers('afterUpdate', work);
  if (row.errors.length > 0) throw new Refusal(row.errors);
}
