/**
 * What a finished field sync must leave in the Sales account, counted from the seed alone: nothing here
 * shares code with the package, the org, Marketo or the Sales account.
 */
import { generatePeople } from '../../local/seed/people.ts';

/** Counts of a seed of one size. */
export interface ExpectedSync {
  /** Distinct Marketo people who must be in the Sales account. */
  people: number;
  withoutEmail: number;
  /** Salesforce records that are owned by a queue. */
  noOwner: number;
  /** Salesforce records with an owner whom Marketo does not know. */
  notInMarketo: number;
}

/** Salesforce records that the sync walks: unconverted, undeleted leads and all contacts. */
function isWalked(kind: string): boolean {
  return kind === 'lead' || kind === 'contact' || kind === 'convertedLead';
}

/** Counts by walking the seed once. */
export function expectedSync(people: number, seed: number): ExpectedSync {
  const synced = new Map<number, string | null>();
  const noOwner = new Set<string>();
  const owned = new Set<string>();
  const known = new Set<string>();
  for (const person of generatePeople({ people, seed })) {
    const record = person.salesforce;
    if (!record || !isWalked(record.kind)) continue;
    const id = record.contactId ?? record.leadId ?? '';
    if (record.ownerKind !== 'user') {
      noOwner.add(id);
      continue;
    }
    owned.add(id);
    if (person.marketoId === null || person.where !== 'both') continue;
    known.add(id);
    synced.set(person.marketoId, person.email);
  }
  return {
    people: synced.size,
    withoutEmail: [...synced.values()].filter((email) => email === null).length,
    noOwner: noOwner.size,
    notInMarketo: [...owned].filter((id) => !known.has(id)).length,
  };
}
