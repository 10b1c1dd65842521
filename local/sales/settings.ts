import { isoNow } from '../kernel/clock.ts';
import { asObject, type JsonObject, numberOf, textOf } from '../kernel/guards.ts';
import { Problem } from './problem.ts';
import { everyoneId, teamIdsOf } from './teams.ts';
import { type Call, type Reply, type World } from './world.ts';

interface Row {
  version: number;
  body: string;
}

interface Category {
  name: string;
  teams: { teamId: string; who: string }[];
}

/**
 * Dynamic fields of a logged activity's Subject. Source: Configure Salesforce Activity Detail Customization. The default
 * template is not documented; ours is the kind of activity and its own subject.
 */
const templateFields = [
  'activity_type',
  'activity_subject',
  'sales_campaign_name',
  'sales_campaign_day',
  'sales_campaign_step',
  'call_outcome',
  'call_reason',
];

/** Defaults. Source: Sync Sales Activities to Salesforce; Reminder Task Sync; Syncing Unsubscribes with Salesforce. */
const syncDefaults: JsonObject = {
  emailLogging: 'none',
  logReplies: false,
  logCalls: false,
  subjectTemplate: '{{activity_type}}: {{activity_subject}}',
  taskSync: 'none',
  openStatus: 'Not Started',
  completeStatus: 'Completed',
  normalPriority: 'Normal',
  highPriority: 'High',
  unsubscribeNightly: false,
  unsubscribeTarget: 'salesforceOptOut',
};

/** Defaults. Source: Login Management Settings; Content Lockdown; Sharing Settings. */
const contentDefaults: JsonObject = {
  templatesLocked: false,
  campaignsLocked: false,
  loginMethods: 'salesforceOnly',
  blockedDomains: [],
  categories: [],
};

function find(world: World, name: string, defaults: JsonObject): JsonObject & { version: number } {
  const row = world.db.sql.prepare('SELECT version, body FROM settings WHERE name = ?').get(name) as Row | undefined;
  return { ...defaults, ...(row ? asObject(JSON.parse(row.body)) : {}), version: row?.version ?? 1 };
}

/** Keeps the settings under the next version. Throws 409 settings_changed unless the version that was read is the newest. */
function replace(world: World, name: string, defaults: JsonObject, settings: JsonObject): Reply {
  return world.db.transaction(() => {
    const { version } = find(world, name, defaults);
    if (numberOf(settings, 'version') !== version) {
      throw new Problem(409, 'settings_changed', 'Somebody else saved these settings since you read them. Load them again.');
    }
    const body = Object.fromEntries(Object.entries(settings).filter(([name]) => name !== 'version'));
    world.db.sql
      .prepare('INSERT INTO settings VALUES (?, ?, ?, ?) ON CONFLICT (name) DO UPDATE SET version = ?2, body = ?3, changed_at = ?4')
      .run(name, version + 1, JSON.stringify(body), isoNow(world.clock));
    return { status: 200, body: { ...body, version: version + 1 } };
  });
}

/** Operation getSalesforceSync. */
export function getSalesforceSync(world: World): Reply {
  return { status: 200, body: find(world, 'salesforceSync', syncDefaults) };
}

/** Operation putSalesforceSync: 409 settings_changed, 422 unknown_field, 422 replies_need_email. */
export function putSalesforceSync(world: World, call: Call): Reply {
  const settings = asObject(call.body);
  const template = textOf(settings, 'subjectTemplate') ?? '';
  const unknown = [...template.matchAll(/\{\{(.*?)\}\}/gs)]
    .map(([, name]) => (name ?? '').trim())
    .find((name) => !templateFields.includes(name));
  if (unknown !== undefined) throw new Problem(422, 'unknown_field', `There is no dynamic field ${unknown}. Choose one from the list.`);
  if (settings['logReplies'] === true && settings['emailLogging'] !== 'api') {
    throw new Problem(422, 'replies_need_email', 'Replies are logged only when e-mail is logged through the Salesforce API.');
  }
  return replace(world, 'salesforceSync', syncDefaults, settings);
}

function categoriesOf(settings: JsonObject): Category[] {
  return Array.isArray(settings['categories']) ? (settings['categories'] as Category[]) : [];
}

/** Access of teams that are gone is gone too. */
function withKnownTeams(world: World, settings: JsonObject): Category[] {
  const known = new Set([everyoneId, ...teamIdsOf(world)]);
  return categoriesOf(settings).map(({ name, teams }) => ({ name, teams: teams.filter(({ teamId }) => known.has(teamId)) }));
}

/** Operation getContent. */
export function getContent(world: World): Reply {
  const settings = find(world, 'content', contentDefaults);
  return { status: 200, body: { ...settings, categories: withKnownTeams(world, settings) } };
}

/** Operation putContent: 409 settings_changed, 422 unknown_team, 422 category_exists. */
export function putContent(world: World, call: Call): Reply {
  const settings = asObject(call.body);
  const categories = categoriesOf(settings).map(({ name, teams }) => ({ name: name.trim(), teams }));
  const known = new Set([everyoneId, ...teamIdsOf(world)]);
  const names = categories.map(({ name }) => name.toLowerCase());
  const twice = categories.find(({ name }, index) => names.indexOf(name.toLowerCase()) !== index);
  if (twice) throw new Problem(422, 'category_exists', `There is a category ${twice.name} already. Choose another name.`);
  const unknown = categories.flatMap(({ teams }) => teams).find(({ teamId }) => !known.has(teamId));
  if (unknown) throw new Problem(422, 'unknown_team', `There is no team ${unknown.teamId}. Reload the list of teams.`);
  const domains = (Array.isArray(settings['blockedDomains']) ? settings['blockedDomains'] : []).map((domain) =>
    String(domain).toLowerCase(),
  );
  return replace(world, 'content', contentDefaults, { ...settings, categories, blockedDomains: [...new Set(domains)].sort() });
}
