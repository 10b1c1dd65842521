import type { PlainValue } from '../../kernel/ports/records.ts';
import type { StageMeta } from '../schema/model.ts';
import type { Row } from './rowWriter.ts';

/** What a derivation may look at: the row as it will be, and the row as it was. */
interface Change {
  row: Row;
  old: Row | undefined;
  now: string;
  stages: Map<string, StageMeta> | undefined;
}

type Derivation = (change: Change) => Row;

function composedName({ row }: Change): Row {
  const parts = [row['FirstName'], row['LastName']].filter((part) => typeof part === 'string' && part !== '');
  return { Name: parts.length > 0 ? parts.join(' ') : null };
}

/** Probability and forecast category of the stages a new org has. Source: Salesforce Help, "Opportunity Stages". */
export const STAGES: Record<string, [number, string]> = {
  Prospecting: [10, 'Pipeline'],
  Qualification: [10, 'Pipeline'],
  'Needs Analysis': [20, 'Pipeline'],
  'Value Proposition': [50, 'Pipeline'],
  'Id. Decision Makers': [60, 'Pipeline'],
  'Perception Analysis': [70, 'Pipeline'],
  'Proposal/Price Quote': [75, 'Pipeline'],
  'Negotiation/Review': [90, 'Pipeline'],
  'Closed Won': [100, 'Closed'],
  'Closed Lost': [0, 'Omitted'],
};

function stageOf(name: string, stages: Change['stages']): { probability: number; category: string; closed: boolean; won: boolean } {
  const own = stages?.get(name.toLowerCase());
  if (own) return own;
  const [probability, category] = STAGES[name] ?? [0, 'Pipeline'];
  return { probability, category, closed: name.startsWith('Closed'), won: name === 'Closed Won' };
}

function opportunity({ row, old, stages }: Change): Row {
  const stage = stageOf(String(row['StageName'] ?? ''), stages);
  const moved = row['StageName'] !== old?.['StageName'];
  const given = row['Probability'] !== old?.['Probability'] && row['Probability'] !== undefined ? row['Probability'] : undefined;
  const probability = given ?? (moved ? stage.probability : (row['Probability'] ?? stage.probability));
  const amount = row['Amount'];
  return {
    IsClosed: stage.closed,
    IsWon: stage.won,
    Probability: probability,
    ForecastCategoryName: moved ? stage.category : (row['ForecastCategoryName'] ?? stage.category),
    ForecastCategory: (moved ? stage.category : String(row['ForecastCategoryName'] ?? stage.category)).replace(' ', ''),
    ExpectedRevenue: typeof amount === 'number' && typeof probability === 'number' ? (amount * probability) / 100 : null,
    ...fiscal(row['CloseDate']),
  };
}

/** The fiscal year is the calendar year. */
function fiscal(closes: PlainValue | undefined): Row {
  if (typeof closes !== 'string') return {};
  const [year, month] = [Number(closes.slice(0, 4)), Number(closes.slice(5, 7))];
  const quarter = Math.ceil(month / 3);
  return { FiscalYear: year, FiscalQuarter: quarter, Fiscal: `${year} ${quarter}` };
}

function closing(closed: boolean, stamp: string, { old, now }: Change): Row {
  const before: PlainValue = old?.[stamp] ?? null;
  return { IsClosed: closed, [stamp]: closed ? (before ?? now) : null };
}

const MINUTE = 60_000;

/** Start, end and duration follow from each other. Source: Object Reference, "Event", fields StartDateTime, EndDateTime, DurationInMinutes. */
function event({ row, old }: Change): Row {
  const start = text(row['StartDateTime']) ?? text(row['ActivityDateTime']) ?? dayStart(row['ActivityDate']);
  if (start === undefined) return {};
  const changed = (name: string): boolean => row[name] !== old?.[name] && row[name] !== undefined && row[name] !== null;
  const given = text(row['EndDateTime']);
  const minutes =
    typeof row['DurationInMinutes'] === 'number' ? row['DurationInMinutes'] : row['IsAllDayEvent'] === true ? 1440 : undefined;
  const byEnd = given !== undefined && (changed('EndDateTime') || minutes === undefined);
  const end = byEnd ? Date.parse(given) : minutes === undefined ? undefined : Date.parse(start) + minutes * MINUTE;
  return {
    StartDateTime: start,
    ActivityDateTime: start,
    ActivityDate: start.slice(0, 10),
    ...(end === undefined ? {} : { EndDateTime: new Date(end).toISOString(), DurationInMinutes: (end - Date.parse(start)) / MINUTE }),
  };
}

function text(value: PlainValue | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function dayStart(day: PlainValue | undefined): string | undefined {
  return typeof day === 'string' ? `${day.slice(0, 10)}T00:00:00.000Z` : undefined;
}

/** The day before the term has passed. Source: Object Reference, "Contract", field EndDate. */
function endOfTerm(start: PlainValue | undefined, months: PlainValue | undefined): string | null {
  if (typeof start !== 'string' || typeof months !== 'number') return null;
  const [year = 0, month = 1, day = 1] = start.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 + months, day - 1)).toISOString().slice(0, 10);
}

/** Source: Object Reference, "SetupEntityAccess", field SetupEntityType: it follows from the entity. */
function entityType(id: string): string {
  if (id.startsWith('01p')) return 'ApexClass';
  if (id.startsWith('02u')) return 'TabSet';
  return id.startsWith('0CP') ? 'CustomPermission' : 'ExternalCredentialParameter';
}

/**
 * The status of the day on which the dates were written. Source: Object Reference, "Entitlement", field Status;
 * octoberswimmer/aer-dist, issue 348, on what an org answers.
 */
function entitlement({ row, now }: Change): Row {
  const [start, end, today] = [text(row['StartDate']), text(row['EndDate']), now.slice(0, 10)];
  if (start === undefined) return { Status: null };
  if (start > today) return { Status: 'Inactive' };
  return { Status: end !== undefined && end < today ? 'Expired' : 'Active' };
}

/** Source: Object Reference, "Attachment" and "Document", field BodyLength. */
function bodyLength({ row }: Change): Row {
  return { BodyLength: row['Body'] instanceof Uint8Array ? row['Body'].length : null };
}

/** The unique name that a label gives when none is set: letters, digits and single underscores. Source: Object Reference, "Group", field DeveloperName. */
function uniqueName(label: PlainValue | undefined): string | null {
  return typeof label === 'string' ? label.replace(/\W+/g, '_').replace(/_+/g, '_').replace(/^_|_$/g, '') : null;
}

/** Objects whose fields follow from each other, and the fields that a change must look at. */
const DERIVATIONS: Record<string, { inputs: string[]; derive: Derivation }> = {
  Lead: { inputs: ['FirstName', 'LastName', 'IsConverted'], derive: composedName },
  Contact: { inputs: ['FirstName', 'LastName'], derive: composedName },
  User: { inputs: ['FirstName', 'LastName'], derive: composedName },
  Opportunity: {
    inputs: ['StageName', 'Probability', 'Amount', 'ForecastCategoryName', 'CloseDate'],
    derive: opportunity,
  },
  Task: {
    inputs: ['Status', 'Priority', 'CompletedDateTime'],
    derive: (change) => ({
      ...closing(change.row['Status'] === 'Completed', 'CompletedDateTime', change),
      IsHighPriority: change.row['Priority'] === 'High',
    }),
  },
  Case: {
    inputs: ['Status', 'ClosedDate', 'AccountId'],
    derive: (change) => closing(change.row['Status'] === 'Closed', 'ClosedDate', change),
  },
  Contract: {
    inputs: ['Status', 'StartDate', 'ContractTerm'],
    derive: ({ row }) => ({ StatusCode: String(row['Status'] ?? 'Draft'), EndDate: endOfTerm(row['StartDate'], row['ContractTerm']) }),
  },
  Event: {
    inputs: ['StartDateTime', 'EndDateTime', 'DurationInMinutes', 'ActivityDate', 'ActivityDateTime', 'IsAllDayEvent'],
    derive: event,
  },
  Attachment: { inputs: ['Body'], derive: bodyLength },
  Document: { inputs: ['Body'], derive: bodyLength },
  Group: { inputs: ['Name', 'DeveloperName'], derive: ({ row }) => ({ DeveloperName: row['DeveloperName'] ?? uniqueName(row['Name']) }) },
  Entitlement: { inputs: ['StartDate', 'EndDate'], derive: entitlement },
  Order: { inputs: ['Status'], derive: ({ row }) => ({ StatusCode: row['Status'] ?? 'Draft' }) },
  SetupEntityAccess: { inputs: ['SetupEntityId'], derive: ({ row }) => ({ SetupEntityType: entityType(String(row['SetupEntityId'])) }) },
  Individual: { inputs: ['FirstName', 'LastName'], derive: composedName },
};

/** Fields that must be known of a stored row before it is changed. */
export function derivationInputs(object: string): string[] {
  return DERIVATIONS[object]?.inputs ?? [];
}

/** The fields that follow from a row; empty for objects without any. Source: Object Reference, each object's fields. */
export function derivedFields(object: string, row: Row, old: Row | undefined, now: string, stages?: Map<string, StageMeta>): Row {
  return DERIVATIONS[object]?.derive({ row, old, now, stages }) ?? {};
}
