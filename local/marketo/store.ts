import { type SQLInputValue, type SQLOutputValue } from 'node:sqlite';
import { type LocalDatabase, openDatabase } from '../kernel/database.ts';
import { marketoTime } from './envelope.ts';

/** A person to begin with. Ids are Salesforce ids with 18 characters; those without a Marketo id are passed over. */
export interface MarketoPerson {
  marketoId: number | null;
  firstName: string;
  lastName: string;
  email: string | null;
  company: string | null;
  title: string | null;
  phone: string | null;
  linkedInUrl: string | null;
  source: string | null;
  unsubscribed: boolean;
  salesforce: {
    kind: string;
    leadId: string | null;
    contactId: string | null;
    accountId: string | null;
    opportunityId: string | null;
    ownerId: string;
  } | null;
  createdAt: string;
  updatedAt: string;
}

/** A row of the table `leads`; columns have REST names. */
export type LeadRow = Record<string, SQLOutputValue>;

/** A row of the table `activities`. `attributes` is a JSON list of {name, value}. */
export interface ActivityRow {
  id: number;
  date: string;
  typeId: number;
  leadId: number;
  primaryId: number | null;
  primaryValue: string | null;
  attributes: string;
}

const migrations = [
  `CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
   CREATE TABLE leads (
     id INTEGER PRIMARY KEY, email TEXT COLLATE NOCASE, firstName TEXT, lastName TEXT, company TEXT, title TEXT, phone TEXT,
     leadSource TEXT, leadScore INTEGER, unsubscribed INTEGER NOT NULL, linkedInProfileURL TEXT, sfdcType TEXT,
     sfdcLeadId TEXT, sfdcContactId TEXT, sfdcAccountId TEXT, sfdcOpptyId TEXT, sfdcLeadOwnerId TEXT,
     priority INTEGER, relativeScore INTEGER, urgency INTEGER, createdAt TEXT NOT NULL, updatedAt TEXT NOT NULL);
   CREATE INDEX leads_email ON leads (email);
   CREATE INDEX leads_lead ON leads (sfdcLeadId);
   CREATE INDEX leads_contact ON leads (sfdcContactId);
   CREATE INDEX leads_account ON leads (sfdcAccountId);
   CREATE INDEX leads_oppty ON leads (sfdcOpptyId);
   CREATE INDEX leads_owner ON leads (sfdcLeadOwnerId);
   CREATE TABLE activities (
     id INTEGER PRIMARY KEY, date TEXT NOT NULL, typeId INTEGER NOT NULL, leadId INTEGER NOT NULL, primaryId INTEGER,
     primaryValue TEXT, attributes TEXT NOT NULL);
   CREATE INDEX activities_date ON activities (date, id);
   CREATE INDEX activities_lead ON activities (leadId, date, id)`,
];

/** Opens the data of a local subscription; a file or `:memory:`. */
export function openStore(dataFile: string): LocalDatabase {
  return openDatabase(dataFile, migrations);
}

/** A kept setting, made by `make` the first time. */
export function setting(db: LocalDatabase, key: string, make: () => string): string {
  const known = db.sql.prepare('SELECT value FROM meta WHERE key = ?').get(key)?.['value'];
  if (typeof known === 'string') return known;
  const value = make();
  db.sql.prepare('INSERT INTO meta VALUES (?, ?)').run(key, value);
  return value;
}

const leadColumns = [
  'id',
  'email',
  'firstName',
  'lastName',
  'company',
  'title',
  'phone',
  'leadSource',
  'leadScore',
  'unsubscribed',
  'linkedInProfileURL',
  'sfdcType',
  'sfdcLeadId',
  'sfdcContactId',
  'sfdcAccountId',
  'sfdcOpptyId',
  'sfdcLeadOwnerId',
  'priority',
  'relativeScore',
  'urgency',
  'createdAt',
  'updatedAt',
] as const;

function leadValues(person: MarketoPerson, id: number): SQLInputValue[] {
  const { salesforce } = person;
  const score = (id * 7919) % 101;
  const relativeScore = Math.floor(score / 26);
  const urgency = (id * 31) % 4;
  const type = salesforce === null ? null : salesforce.contactId === null ? 'Lead' : 'Contact';
  return [
    id,
    person.email,
    person.firstName,
    person.lastName,
    person.company,
    person.title,
    person.phone,
    person.source,
    score,
    person.unsubscribed ? 1 : 0,
    person.linkedInUrl,
    type,
    salesforce?.leadId ?? null,
    salesforce?.contactId ?? null,
    salesforce?.accountId ?? null,
    salesforce?.opportunityId ?? null,
    salesforce?.ownerId ?? null,
    relativeScore * 10 + urgency,
    relativeScore,
    urgency,
    marketoTime(Date.parse(person.createdAt)),
    marketoTime(Date.parse(person.updatedAt)),
  ];
}

/** Adds people with a few activities each, as one transaction. */
export function importPeople(db: LocalDatabase, people: Iterable<MarketoPerson>): void {
  const insert = db.sql.prepare(`INSERT INTO leads (${leadColumns.join(', ')}) VALUES (${leadColumns.map(() => '?').join(', ')})`);
  const add = activityAdder(db);
  db.transaction(() => {
    for (const person of people) {
      if (person.marketoId === null) continue;
      insert.run(...leadValues(person, person.marketoId));
      addHistory(person, person.marketoId, add);
    }
  });
}

/** A new activity. */
export interface NewActivity {
  ms: number;
  typeId: number;
  leadId: number;
  primaryId?: number;
  primaryValue?: string;
  attributes: Record<string, string | number>;
}

/** A function that appends activities; empty attributes are left out, as Marketo does. */
export function activityAdder(db: LocalDatabase): (activity: NewActivity) => void {
  const insert = db.sql.prepare(
    'INSERT INTO activities (date, typeId, leadId, primaryId, primaryValue, attributes) VALUES (?, ?, ?, ?, ?, ?)',
  );
  return ({ ms, typeId, leadId, primaryId, primaryValue, attributes }) => {
    const filled = Object.entries(attributes)
      .filter(([, value]) => value !== '')
      .map(([name, value]) => ({ name, value }));
    insert.run(marketoTime(ms), typeId, leadId, primaryId ?? null, primaryValue ?? null, JSON.stringify(filled));
  };
}

function addHistory(person: MarketoPerson, leadId: number, add: (activity: NewActivity) => void): void {
  const created = Date.parse(person.createdAt);
  const span = Date.parse(person.updatedAt) - created;
  const at = (part: number): number => created + Math.floor(span * part);
  add({
    ms: created,
    typeId: 12,
    leadId,
    attributes: { 'Created Date': marketoTime(created).slice(0, 10), 'Source Type': person.source ?? '' },
  });
  if (leadId % 2 === 0) {
    add({
      ms: at(0.4),
      typeId: 1,
      leadId,
      primaryId: 101 + (leadId % 7),
      primaryValue: 'www.kestrel.example/pricing',
      attributes: { 'Webpage URL': '/pricing', 'Referrer URL': '' },
    });
  }
  if (leadId % 3 === 0) {
    const attributes = { Type: 'Web', Source: 'Marketo', Date: marketoTime(at(0.6)) };
    add({ ms: at(0.6), typeId: 46, leadId, primaryId: leadId % 11, primaryValue: 'Visited the pricing page twice in a week', attributes });
  }
  if (leadId % 5 === 0) {
    add({
      ms: at(1),
      typeId: 13,
      leadId,
      primaryId: 37,
      primaryValue: 'title',
      attributes: { 'New Value': person.title ?? '', 'Old Value': '', Source: 'Web form fillout', Reason: 'Form' },
    });
  }
}
