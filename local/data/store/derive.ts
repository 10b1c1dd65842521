import type { PlainValue } from '../../kernel/ports/records.ts';
import type { Row } from './rowWriter.ts';

/** What a derivation may look at: the row as it will be, and the row as it was. */
interface Change {
  row: Row;
  old: Row | undefined;
  now: string;
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

function opportunity({ row, old }: Change): Row {
  const stage = String(row['StageName'] ?? '');
  const [standard, category] = STAGES[stage] ?? [0, 'Pipeline'];
  const moved = row['StageName'] !== old?.['StageName'];
  const given = row['Probability'] !== old?.['Probability'] && row['Probability'] !== undefined ? row['Probability'] : undefined;
  const probability = given ?? (moved ? standard : (row['Probability'] ?? standard));
  const amount = row['Amount'];
  return {
    IsClosed: stage.startsWith('Closed'),
    IsWon: stage === 'Closed Won',
    Probability: probability,
    ForecastCategoryName: moved ? category : (row['ForecastCategoryName'] ?? category),
    ExpectedRevenue: typeof amount === 'number' && typeof probability === 'number' ? (amount * probability) / 100 : null,
  };
}

function closing(closed: boolean, stamp: string, { old, now }: Change): Row {
  const before: PlainValue = old?.[stamp] ?? null;
  return { IsClosed: closed, [stamp]: closed ? (before ?? now) : null };
}

/** Objects whose fields follow from each other, and the fields that a change must look at. */
const DERIVATIONS: Record<string, { inputs: string[]; derive: Derivation }> = {
  Lead: { inputs: ['FirstName', 'LastName'], derive: composedName },
  Contact: { inputs: ['FirstName', 'LastName'], derive: composedName },
  User: { inputs: ['FirstName', 'LastName'], derive: composedName },
  Opportunity: {
    inputs: ['StageName', 'Probability', 'Amount', 'ForecastCategoryName'],
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
    inputs: ['Status', 'ClosedDate'],
    derive: (change) => closing(change.row['Status'] === 'Closed', 'ClosedDate', change),
  },
  CampaignMember: {
    inputs: ['Status'],
    derive: ({ row }) => ({ HasResponded: row['Status'] === 'Responded' }),
  },
};

/** Fields that must be known of a stored row before it is changed. */
export function derivationInputs(object: string): string[] {
  return DERIVATIONS[object]?.inputs ?? [];
}

/** The fields that follow from a row; empty for objects without any. Source: Object Reference, each object's fields. */
export function derivedFields(object: string, row: Row, old: Row | undefined, now: string): Row {
  return DERIVATIONS[object]?.derive({ row, old, now }) ?? {};
}
