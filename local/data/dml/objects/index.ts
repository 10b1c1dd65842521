/** What standard objects do when their records are saved, besides what every object does. */
import { addSystemRows } from '../systemRows.ts';
import { fail, sound, after } from '../work.ts';
import type { ObjectWork } from '../work.ts';
import { addMemberStatuses, completeMembers, countMembers } from './campaigns.ts';
import { completeComments, completePosts, countComments } from './feeds.ts';
import { completeDistributions, completeFiles, publishFiles } from './files.ts';
import { completeCases, tellCases } from './cases.ts';
import { activateContracts, activateOrders, checkAssets, checkEvents, checkTree, completeQuotes, namePrimaryContacts } from './related.ts';
import { completeLines, completePricebookEntries, sumOpportunityLines, sumOrderLines } from './products.ts';

type Step = (work: ObjectWork) => void;

const COMPLETE: Record<string, Step> = {
  PricebookEntry: completePricebookEntries,
  OpportunityLineItem: completeLines,
  OrderItem: completeLines,
  ContentVersion: completeFiles,
  ContentDistribution: completeDistributions,
  CampaignMember: completeMembers,
  FeedItem: completePosts,
  FeedComment: completeComments,
  Quote: completeQuotes,
  Asset: checkAssets,
  Event: checkEvents,
  Contract: activateContracts,
  Order: activateOrders,
  Case: completeCases,
  Lead: refuseConverted,
};

const FOLLOW: Record<string, Step> = {
  OpportunityLineItem: sumOpportunityLines,
  OrderItem: sumOrderLines,
  ContentVersion: publishFiles,
  Campaign: addMemberStatuses,
  CampaignMember: countMembers,
  FeedComment: countComments,
  OpportunityContactRole: namePrimaryContacts,
  UserRole: addRoleGroups,
  Contact: tellCases,
};

/** Objects whose steps look at what a statement writes only. */
const FRUGAL = new Set(['Lead', 'Case', 'Contact', 'UserRole', 'Event']);

/** True for objects whose steps look at stored fields. */
export function hasOwnSteps(object: string): boolean {
  return (COMPLETE[object] ?? FOLLOW[object]) !== undefined && !FRUGAL.has(object);
}

/** Before the checks: fields that follow from related records. */
export function completeRows(work: ObjectWork): void {
  COMPLETE[work.object.name]?.(work);
  checkTree(work);
}

/** After the write: rows and sums of related records. */
export function followRows(work: ObjectWork): void {
  FOLLOW[work.object.name]?.(work);
}

/** A role has two groups to share with. Source: Object Reference, "Group", field Type. */
function addRoleGroups(work: ObjectWork): void {
  const fresh = sound(work.rows).filter((row) => row.created);
  const groups = fresh.flatMap((row) =>
    ['Role', 'RoleAndSubordinates'].map((type) => ({
      ...{ Type: type, RelatedId: row.id, DeveloperName: after(row, 'DeveloperName'), Name: after(row, 'Name') },
    })),
  );
  addSystemRows(work.context, 'Group', groups);
}

/** Source: SOAP API Developer Guide, "CANNOT_UPDATE_CONVERTED_LEAD". */
function refuseConverted(work: ObjectWork): void {
  for (const row of sound(work.rows)) {
    if (row.old?.['IsConverted'] === true) fail(row, 'CANNOT_UPDATE_CONVERTED_LEAD', 'cannot reference converted lead', []);
  }
}
