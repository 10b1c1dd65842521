import { type PlainRecord, type PlainValue } from '../kernel/ports/records.ts';
import { to18 } from '../kernel/salesforceIds.ts';
import { generateAccounts, generatePeople, type SeedAccount, type SeedPerson, type SeedSize } from './people.ts';

type Fields = Record<string, PlainValue>;

/**
 * The records of the seeded org in the store's plain form, parents before children: accounts, opportunities, then
 * leads and contacts. Every record has its `Id`; a record shared by two people comes once. A merged lead has
 * `IsDeleted` and `MasterRecordId`; a converted one `IsConverted` and what it became. Users and queues: `users.ts`.
 */
export function generateSalesforceRecords(size: SeedSize): Iterable<PlainRecord> {
  return {
    *[Symbol.iterator]() {
      for (const account of generateAccounts(size)) yield* accountRecords(account);
      for (const person of generatePeople(size)) yield* personRecords(person);
    },
  };
}

function accountRecords(account: SeedAccount): PlainRecord[] {
  const { id, name, website, ownerId, opportunityId, opportunityName } = account;
  const records: PlainRecord[] = [{ type: 'Account', fields: { Id: id, Name: name, Website: website, OwnerId: ownerId } }];
  if (opportunityId !== null) {
    const fields = {
      Id: opportunityId,
      AccountId: id,
      Name: opportunityName,
      StageName: 'Prospecting',
      CloseDate: '2026-12-31',
      OwnerId: ownerId,
    };
    records.push({ type: 'Opportunity', fields });
  }
  return records;
}

function personRecords(person: SeedPerson): PlainRecord[] {
  const { salesforce } = person;
  if (salesforce === null || salesforce.sharesRecord) return [];
  const common: Fields = {
    FirstName: person.firstName,
    LastName: person.lastName,
    Email: person.email,
    Phone: person.phone,
    Title: person.title,
    LeadSource: person.source,
    HasOptedOutOfEmail: person.unsubscribed,
    OwnerId: salesforce.ownerId,
    CreatedDate: person.createdAt,
  };
  const records: PlainRecord[] = [];
  if (salesforce.contactId !== null) {
    records.push({ type: 'Contact', fields: { Id: salesforce.contactId, AccountId: salesforce.accountId, ...common } });
  }
  if (salesforce.contactId !== null && salesforce.opportunityId !== null) {
    records.push(contactRole(salesforce.contactId, salesforce.opportunityId));
  }
  if (salesforce.leadId !== null) {
    const fields = { Id: salesforce.leadId, Company: person.company ?? person.lastName, ...common, ...leadState(salesforce) };
    records.push({ type: 'Lead', fields });
  }
  return records;
}

const ROLES = ['Decision Maker', 'Evaluator', 'Technical Buyer', 'Business User', 'Influencer'] as const;

/** A contact of an account with an opportunity has a role on it. Its id is that of the contact under another prefix. */
function contactRole(contactId: string, opportunityId: string): PlainRecord {
  const tail = contactId.slice(3, 15);
  const Role = ROLES[tail.charCodeAt(tail.length - 1) % ROLES.length] ?? null;
  const Id = to18(`00K${tail}`);
  return { type: 'OpportunityContactRole', fields: { Id, ContactId: contactId, OpportunityId: opportunityId, Role, IsPrimary: false } };
}

function leadState(salesforce: NonNullable<SeedPerson['salesforce']>): Fields {
  switch (salesforce.kind) {
    case 'convertedLead':
      return {
        Status: 'Closed - Converted',
        IsConverted: true,
        ConvertedContactId: salesforce.contactId,
        ConvertedAccountId: salesforce.accountId,
        IsDeleted: false,
        MasterRecordId: null,
      };
    case 'mergedLead':
      return { Status: 'Open - Not Contacted', IsConverted: false, IsDeleted: true, MasterRecordId: salesforce.mergedIntoId };
    default:
      return { Status: 'Open - Not Contacted', IsConverted: false, IsDeleted: false, MasterRecordId: null };
  }
}
