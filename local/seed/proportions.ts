/** Where a person's records are. */
export type Where = 'both' | 'marketoOnly' | 'salesforceOnly';
/** What the Salesforce record is. `mergedLead`: deleted by a merge; Marketo still points to it. */
export type SalesforceKind = 'lead' | 'contact' | 'convertedLead' | 'mergedLead';

/** One member of a situation. */
export interface Member {
  where: Where;
  kind: SalesforceKind | null;
  /** `queue`: nobody in sales owns the record. */
  owner: 'user' | 'queue' | null;
  email: 'own' | 'none' | 'shared';
  account: boolean;
  /** The Salesforce record of the first member is also this one's. */
  sharesRecord: boolean;
}

/** One situation, its share of all people and its members: the situation's people come in such groups. */
export interface Proportion {
  situation: string;
  /** People in this situation among 1,000. */
  perMille: number;
  unsubscribed: boolean;
  members: readonly Member[];
}

const lead: Member = { where: 'both', kind: 'lead', owner: 'user', email: 'own', account: false, sharesRecord: false };
const contact: Member = { ...lead, kind: 'contact', account: true };

function row(situation: string, perMille: number, ...members: Member[]): Proportion {
  return { situation, perMille, unsubscribed: false, members };
}

/**
 * Which situations a seeded organisation has and how often: the perMille column adds up to 1,000.
 * Rows with two members count people, not pairs.
 */
export const proportions: readonly Proportion[] = [
  row('ownedLead', 330, lead),
  row('ownedContact', 300, contact),
  row('convertedLead', 30, { ...contact, kind: 'convertedLead' }),
  row('contactWithoutAccount', 30, { ...contact, account: false }),
  row('queueLead', 40, { ...lead, owner: 'queue' }),
  row('leadWithoutEmail', 25, { ...lead, email: 'none' }),
  row('contactWithoutEmail', 15, { ...contact, email: 'none' }),
  { ...row('unsubscribedLead', 20, lead), unsubscribed: true },
  { ...row('unsubscribedContact', 20, contact), unsubscribed: true },
  /** A merge kept the first lead and deleted the second; Marketo has one person for each. */
  row('mergedLead', 10, lead, { ...lead, kind: 'mergedLead' }),
  /** Two Marketo persons with one e-mail address, linked to two Salesforce records. */
  row('sharedEmail', 20, { ...lead, email: 'shared' }, { ...contact, email: 'shared' }),
  /** Two Marketo persons linked to the same Salesforce record. */
  row('sharedRecord', 10, lead, { ...lead, sharesRecord: true }),
  /** Two Salesforce records with one e-mail address; Marketo knows the first. */
  row('salesforceTwin', 10, { ...lead, email: 'shared' }, { ...contact, where: 'salesforceOnly', email: 'shared' }),
  row('marketoOnly', 90, { where: 'marketoOnly', kind: null, owner: null, email: 'own', account: false, sharesRecord: false }),
  row('salesforceOnlyLead', 25, { ...lead, where: 'salesforceOnly' }),
  row('salesforceOnlyContact', 25, { ...contact, where: 'salesforceOnly' }),
];

/**
 * How many people of each situation there are among `people`: whole groups by rounding down, the rest
 * to the one-member rows with the largest remainders (largest remainder method; ties in table order).
 * The numbers always add up to `people`.
 */
export function situationCounts(people: number): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { situation, perMille, members } of proportions) {
    counts.set(situation, Math.floor((people * perMille) / 1000 / members.length) * members.length);
  }
  let rest = people - [...counts.values()].reduce((sum, count) => sum + count, 0);
  const singles = proportions
    .filter(({ members }) => members.length === 1)
    .sort((a, b) => ((people * b.perMille) % 1000) - ((people * a.perMille) % 1000));
  for (let turn = 0; rest > 0; turn += 1, rest -= 1) {
    const name = singles[turn % singles.length]?.situation ?? '';
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}
