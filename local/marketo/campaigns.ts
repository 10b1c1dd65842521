import { asObject } from '../kernel/guards.ts';
import { decodeToken, encodeToken, type Envelope, MarketoError, success } from './envelope.ts';
import { batchSizeOf } from './leads.ts';
import { activityAdder } from './store.ts';
import { listOf, type Parameters, type World } from './world.ts';

/** A smart campaign. `requestable`: active, with a trigger Campaign is Requested whose source is Web Service API. */
interface SmartCampaign {
  id: number;
  name: string;
  description: string;
  type: 'trigger' | 'batch';
  active: boolean;
  requestable: boolean;
  programId: number;
  programName: string;
}

/** The campaigns of the local subscription: requestable ones, and one of each kind that cannot be requested. */
const campaigns: readonly SmartCampaign[] = [
  campaign(1201, 'Send Pricing Guide', 'Mails the pricing guide and scores the click', 'trigger', true, 'Nurture 2026'),
  campaign(1202, 'Invite to Product Webinar', 'Invites to the next product webinar', 'trigger', true, 'Product Webinar'),
  campaign(1203, 'Back to Nurture', 'Returns a person to the nurture stream', 'trigger', true, 'Nurture 2026'),
  campaign(1204, 'Fast Track to Sales', 'Raises the urgency and alerts the owner', 'trigger', true, 'Lead Life Cycle'),
  campaign(1205, 'Old Trial Follow-Up', 'Switched off in spring', 'trigger', false, 'Trials'),
  { ...campaign(1206, 'Form Fill Scoring', 'Scores filled forms', 'trigger', true, 'Scoring'), requestable: false },
  campaign(1207, 'Weekly Digest', 'Sends the digest every Monday', 'batch', true, 'Newsletter'),
];

const MOST_LEADS = 100;
const REQUEST_CAMPAIGN = 47;

function campaign(
  id: number,
  name: string,
  description: string,
  type: 'trigger' | 'batch',
  active: boolean,
  programName: string,
): SmartCampaign {
  return {
    id,
    name,
    description,
    type,
    active,
    requestable: active && type === 'trigger',
    programId: 900 + programName.length,
    programName,
  };
}

function shown({ id, name, description, type, active, programId, programName }: SmartCampaign): Record<string, unknown> {
  const times = { createdAt: '2026-01-12T09:00:00Z', updatedAt: '2026-06-02T14:30:00Z' };
  return { id, name, description, type, programName, programId, workspaceName: 'Default', ...times, active };
}

/** Get Campaigns. Source: Adobe, Marketo REST API description, Get Campaigns. */
export function getCampaigns(_world: World, parameters: Parameters): Envelope {
  const size = batchSizeOf(parameters);
  const after = parameters['nextPageToken'] ? Number(decodeToken(parameters['nextPageToken'], 'c')[0]) : 0;
  const wanted = (name: string, value: string): boolean => {
    const values = listOf(parameters, name);
    return values.length === 0 || values.includes(value);
  };
  const found = campaigns.filter(
    (one) =>
      one.id > after &&
      wanted('id', String(one.id)) &&
      wanted('name', one.name) &&
      wanted('programName', one.programName) &&
      wanted('workspaceName', 'Default') &&
      (parameters['isTriggerable'] !== 'true' || one.requestable),
  );
  const page = found.slice(0, size);
  const last = page.at(-1);
  return success(page.map(shown), found.length > page.length && last ? { nextPageToken: encodeToken('c', last.id) } : {});
}

function leadsOf(world: World, body: unknown): number[] {
  const { leads } = asObject(asObject(body)['input']);
  if (!Array.isArray(leads) || leads.length === 0) throw new MarketoError('1002', "Missing value for the required parameter 'leads'");
  if (leads.length > MOST_LEADS) throw new MarketoError('1003', `At most ${MOST_LEADS} leads may be sent`);
  return leads.map((lead) => {
    const id = asObject(lead)['id'];
    const known = typeof id === 'number' && world.db.sql.prepare('SELECT 1 FROM leads WHERE id = ?').get(id) !== undefined;
    if (!known) throw new MarketoError('1004', `Lead '${String(id)}' not found`);
    return id;
  });
}

/**
 * Request Campaign: at most 100 people; all or none. An unknown campaign is 1013; one that is switched off, a batch, or
 * without the trigger is 1003. What the flow does is not played; the request itself is an activity of each person.
 * Source: Adobe, Request Campaign; Error Codes.
 */
export function requestCampaign(world: World, parameters: Parameters, _path: string, body: unknown): Envelope {
  const found = campaigns.find(({ id }) => String(id) === parameters['campaignId']);
  if (!found) throw new MarketoError('1013', `Campaign '${parameters['campaignId'] ?? ''}' not found`);
  if (!found.requestable) throw new MarketoError('1003', `Campaign '${found.name}' cannot be requested`);
  const add = activityAdder(world.db);
  for (const leadId of leadsOf(world, body)) {
    const attributes = { Source: 'Web service API' };
    add({ ms: world.clock.now(), typeId: REQUEST_CAMPAIGN, leadId, primaryId: found.id, primaryValue: found.name, attributes });
  }
  return success([{ id: found.id }]);
}
