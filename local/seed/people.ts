import { company, phone, source, title } from './companies.ts';
import { seedId } from './ids.ts';
import { nameLists } from './names.ts';
import { type Member, type Proportion, proportions, type SalesforceKind, situationCounts, type Where } from './proportions.ts';
import { draw, pick, shuffle } from './random.ts';
import { ownerCount, ownerId, queueId } from './users.ts';

/** The person's record in Salesforce. Ids have 18 characters; null: the record has none. */
export interface SeedSalesforce {
  kind: SalesforceKind;
  /** Set for lead, convertedLead and mergedLead. */
  leadId: string | null;
  /** Set for contact and convertedLead. */
  contactId: string | null;
  accountId: string | null;
  opportunityId: string | null;
  ownerKind: 'user' | 'queue';
  ownerId: string;
  /** For mergedLead: the lead that survived. */
  mergedIntoId: string | null;
  /** True when an earlier member of the same group already has this very record: create it once. */
  sharesRecord: boolean;
}

/** One person as the three systems know them. `position` is 0-based and differs from the order of generation. */
export interface SeedPerson {
  key: string;
  position: number;
  situation: string;
  where: Where;
  /** Null when Marketo does not know the person. */
  marketoId: number | null;
  firstName: string;
  lastName: string;
  email: string | null;
  company: string | null;
  title: string | null;
  phone: string | null;
  linkedInUrl: string | null;
  source: string;
  unsubscribed: boolean;
  salesforce: SeedSalesforce | null;
  /** ISO date-times. */
  createdAt: string;
  updatedAt: string;
}

/** An account of Salesforce. */
export interface SeedAccount {
  id: string;
  number: number;
  name: string;
  website: string;
  ownerId: string;
  /** The account's open opportunity, or null. */
  opportunityId: string | null;
  opportunityName: string | null;
}

/** What is generated: how many people, and the number that decides everything random. */
export interface SeedSize {
  people: number;
  seed: number;
}

const newest = Date.parse('2026-09-01T00:00:00Z');
const day = 86_400_000;
const firstMarketoId = 1_000_001;

/**
 * The people, one by one, in a well-mixed order; the same size and seed always give the same people.
 * May be iterated again and again. Nothing is kept in memory. Situations and their exact counts: `proportions.ts`.
 */
export function generatePeople(size: SeedSize): Iterable<SeedPerson> {
  return {
    *[Symbol.iterator]() {
      const place = shuffle(size.people, size.seed);
      const situations = situationRanges(size.people);
      for (let index = 0; index < size.people; index += 1) yield personAt(size, situations, place(index));
    },
  };
}

/** How many accounts an organisation of this size has. */
export function accountCount(people: number): number {
  return Math.max(1, Math.ceil(people / 8));
}

/** The accounts; `SeedSalesforce.accountId` names one of them. May be iterated again. */
export function generateAccounts(size: SeedSize): Iterable<SeedAccount> {
  return {
    *[Symbol.iterator]() {
      for (let number = 1; number <= accountCount(size.people); number += 1) yield accountAt(size.seed, number);
    },
  };
}

function accountAt(seed: number, number: number): SeedAccount {
  const { name, domain } = company(number);
  const hasOpportunity = number % 3 === 0;
  return {
    id: seedId('account', number),
    number,
    name,
    website: `https://www.${domain}`,
    ownerId: ownerId(draw(seed, number, 21) % ownerCount),
    opportunityId: hasOpportunity ? seedId('opportunity', number) : null,
    opportunityName: hasOpportunity ? `${name} – renewal` : null,
  };
}

interface Range {
  start: number;
  end: number;
  row: Proportion;
}

function situationRanges(people: number): Range[] {
  const counts = situationCounts(people);
  let start = 0;
  return proportions.map((row) => {
    const range = { start, end: start + (counts.get(row.situation) ?? 0), row };
    start = range.end;
    return range;
  });
}

function personAt(size: SeedSize, ranges: readonly Range[], position: number): SeedPerson {
  const range = ranges.find(({ end }) => position < end);
  if (!range) throw new RangeError(`No situation for position ${position}.`);
  const place = (position - range.start) % range.row.members.length;
  const member = range.row.members[place];
  if (!member) throw new RangeError(`Situation ${range.row.situation} has no member ${place}.`);
  /** Members of one group are the same human being: they draw from the first member's position. */
  const human = position - place;
  const accountNumber = 1 + (draw(size.seed, human, 5) % accountCount(size.people));
  const employer = company(accountNumber);
  const name = nameOf(size.seed, human);
  const created = newest - day - (draw(size.seed, position, 6) % 700) * day;
  return {
    key: `P${String(position + 1).padStart(7, '0')}`,
    position,
    situation: range.row.situation,
    where: member.where,
    marketoId: member.where === 'salesforceOnly' ? null : firstMarketoId + position,
    firstName: name.first,
    lastName: name.last,
    email: emailOf(member, name.slug, employer.domain, position, human),
    company: member.kind === 'contact' && !member.account ? null : employer.name,
    title: title(size.seed, human),
    phone: phone(size.seed, human),
    linkedInUrl: draw(size.seed, human, 7) % 5 < 2 ? `https://linkedin.example/in/${name.slug}-${human + 1}` : null,
    source: source(size.seed, human),
    unsubscribed: range.row.unsubscribed,
    salesforce: salesforceOf(size.seed, member, position, human, accountNumber),
    createdAt: new Date(created).toISOString(),
    updatedAt: new Date(created + (draw(size.seed, position, 8) % (newest - created))).toISOString(),
  };
}

function nameOf(seed: number, human: number): { first: string; last: string; slug: string } {
  const culture = pick(nameLists, draw(seed, human, 1));
  const [first, firstAscii] = pick(culture.first, draw(seed, human, 2));
  const [last, lastAscii] = pick(culture.last, draw(seed, human, 3));
  return { first, last, slug: `${firstAscii}.${lastAscii}`.slice(0, 40) };
}

function emailOf(member: Member, slug: string, domain: string, position: number, human: number): string | null {
  if (member.email === 'none') return null;
  return `${slug}${(member.email === 'shared' ? human : position) + 1}@${domain}`;
}

function salesforceOf(seed: number, member: Member, position: number, human: number, accountNumber: number): SeedSalesforce | null {
  if (member.kind === null) return null;
  const record = (member.sharesRecord ? human : position) + 1;
  const isLead = member.kind !== 'contact';
  const isContact = member.kind === 'contact' || member.kind === 'convertedLead';
  const withOpportunity = isContact && member.account && accountNumber % 3 === 0;
  return {
    kind: member.kind,
    leadId: isLead ? seedId('lead', record) : null,
    contactId: isContact ? seedId('contact', record) : null,
    accountId: isContact && member.account ? seedId('account', accountNumber) : null,
    opportunityId: withOpportunity ? seedId('opportunity', accountNumber) : null,
    ownerKind: member.owner === 'queue' ? 'queue' : 'user',
    ownerId: member.owner === 'queue' ? queueId : ownerId(draw(seed, human, 4) % ownerCount),
    mergedIntoId: member.kind === 'mergedLead' ? seedId('lead', human + 1) : null,
    sharesRecord: member.sharesRecord,
  };
}
