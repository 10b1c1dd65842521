import { fill, formatNumber } from 'c/format';
import { labels } from './labels';

/** A chosen person in the table. */
export interface PersonRow {
  key: string;
  name: string;
  /** Title and address, which tell people of one name apart. */
  about: string;
  href: string;
  /** Only who can be added has a check box. */
  canChoose: boolean;
  isChosen: boolean;
  chooseLabel: string;
  /** Of the badge; empty for what needs no attention. */
  state: string;
  stateLabel: string;
  note: string;
}

type Told = Pick<PersonRow, 'state' | 'stateLabel' | 'note'>;

const told = (state: string, stateLabel: string, note = ''): Told => ({ state, stateLabel, note });

/** Before anything is added: whether the person can be. */
function before({ state, sameAs = '', isUnsubscribed }: Apex.CampaignCandidate): Told {
  if (state === 'missing') return told('none', labels.missing, labels.missingWhy);
  if (state === 'twice') return told('none', labels.twice, fill(labels.twiceWhy, sameAs));
  return told('', labels.ready, isUnsubscribed === true ? labels.unsubscribed : '');
}

/** Afterwards: what became of a person who was to be added. */
function afterwards(person: Apex.CampaignPerson | undefined): Told {
  if (person === undefined) return told('none', labels.gone);
  const { state } = person;
  if (state === 'added') return told('done', labels.added);
  if (state === 'missing') return told('none', labels.missing, labels.missingWhy);
  return told('attention', labels.failed);
}

/** Why people were not added, each reason once. */
export function problemsOf(outcomes: (Apex.CampaignPerson | undefined)[]): { code: string; text: string }[] {
  const byCode = new Map<string, Apex.Problem[]>();
  for (const person of outcomes) {
    const { code = '' } = person?.problem ?? {};
    if (person?.state === 'failed' && person.problem !== undefined) byCode.set(code, [...(byCode.get(code) ?? []), person.problem]);
  }
  return [...byCode].map(([code, [problem, ...others]]) => {
    const count = others.length + 1;
    const who = count === 1 ? labels.failedOne : fill(labels.failedMany, formatNumber(count));
    return { code, text: fill(labels.because, who, problem?.title ?? '', problem?.action ?? '') };
  });
}

/** Those who can be added come first. */
function inOrder(people: Apex.CampaignCandidate[]): Apex.CampaignCandidate[] {
  return [...people.filter(({ state }) => state === 'ready'), ...people.filter(({ state }) => state !== 'ready')];
}

/** The rows of the table: `results` holds what became of whom, by id, once somebody was to be added. */
export function rowsOf(
  choice: Apex.CampaignChoice | undefined,
  chosen: ReadonlySet<string>,
  results: ReadonlyMap<string, Apex.CampaignPerson | undefined> | undefined,
): PersonRow[] {
  return inOrder(choice?.people ?? []).map((person) => {
    const { recordId = '', name = '', title, email, state } = person;
    const isReady = state === 'ready';
    const result = results?.has(recordId) === true ? afterwards(results.get(recordId)) : told('none', labels.leftOut);
    return {
      key: recordId,
      name,
      about: [title, email].filter((text) => text !== undefined && text !== '').join(' · '),
      href: `/lightning/r/${choice?.objectName ?? ''}/${recordId}/view`,
      canChoose: isReady,
      isChosen: chosen.has(recordId),
      chooseLabel: fill(labels.choosePerson, name),
      ...(results !== undefined && isReady ? result : before(person)),
    };
  });
}
