import { isoNow } from '../kernel/clock.ts';
import { asObject, textOf } from '../kernel/guards.ts';
import { allUsers } from './members.ts';
import { Problem } from './problem.ts';
import { randomToken } from './secretBox.ts';
import { type Call, limits, type Reply, type World } from './world.ts';

/** The team of all users. It is no row: nobody joins or leaves it. Source: the admin guide, Invite Users. */
const everyone = { id: 'team_everyone', name: 'Everyone' } as const;
export const everyoneId: string = everyone.id;

/** A team as the contract shows it. */
export interface ShownTeam {
  id: string;
  name: string;
  everyone: boolean;
  memberIds: string[];
  createdAt: string;
}

interface TeamRow {
  id: string;
  name: string;
  created_at: string;
  member_ids: string;
}

const select = `SELECT teams.*, (SELECT coalesce(json_group_array(user_id), '[]') FROM team_members WHERE team_id = teams.id) AS member_ids
  FROM teams`;

function shown(row: TeamRow): ShownTeam {
  return { id: row.id, name: row.name, everyone: false, memberIds: JSON.parse(row.member_ids) as string[], createdAt: row.created_at };
}

function rows(world: World, where = '', ...values: string[]): ShownTeam[] {
  return (world.db.sql.prepare(`${select} ${where} ORDER BY name COLLATE NOCASE`).all(...values) as unknown as TeamRow[]).map(shown);
}

function everyoneTeam(world: World): ShownTeam {
  const users = allUsers(world).filter(({ state }) => state !== 'deactivated');
  return {
    ...everyone,
    everyone: true,
    memberIds: users.map(({ id }) => id),
    createdAt: users[0]?.createdAt ?? isoNow(world.clock),
  };
}

function existing(world: World, id: string): ShownTeam {
  if (id === everyone.id) throw new Problem(409, 'team_protected', 'Everyone is the team of all users. It cannot be changed or deleted.');
  const [team] = rows(world, 'WHERE id = ?', id);
  if (!team) throw new Problem(404, 'not_found', 'There is no such team. The list may be older than the account; reload it.');
  return team;
}

/** The name without spaces around it. Throws 409 team_exists when another team has it; capitals do not matter. */
function freeName(world: World, call: Call, ownId = ''): string {
  const name = (textOf(call.body, 'name') ?? '').trim();
  if (name === '') throw new Problem(400, 'invalid_request', 'A team needs a name.');
  const taken = name.toLowerCase() === everyone.name.toLowerCase() || rows(world, 'WHERE name = ? AND id <> ?', name, ownId).length > 0;
  if (taken) throw new Problem(409, 'team_exists', `There is a team ${name} already. Choose another name.`);
  return name;
}

/** Operation listTeams. */
export function listTeams(world: World): Reply {
  return { status: 200, body: { teams: [everyoneTeam(world), ...rows(world)], limit: limits.teams } };
}

/** Operation createTeam: 409 team_exists, 409 team_limit. */
export function createTeam(world: World, call: Call): Reply {
  const name = freeName(world, call);
  if (rows(world).length >= limits.teams) {
    throw new Problem(409, 'team_limit', `There are ${limits.teams} teams already. Delete one before you create another.`);
  }
  const id = `team_${randomToken(9)}`;
  world.db.sql.prepare('INSERT INTO teams VALUES (?, ?, ?)').run(id, name, isoNow(world.clock));
  return { status: 201, body: existing(world, id) };
}

function ids(body: unknown, name: string): string[] {
  const list: unknown = asObject(body)[name];
  return Array.isArray(list) ? list.map(String) : [];
}

/** Operation updateTeam: 409 team_exists, 409 team_protected, 422 unknown_user; all of it or nothing. */
export function updateTeam(world: World, call: Call): Reply {
  const team = existing(world, call.params['id'] ?? '');
  const name = textOf(call.body, 'name') === undefined ? team.name : freeName(world, call, team.id);
  const users = new Set(allUsers(world).map(({ id }) => id));
  const unknown = [...ids(call.body, 'add'), ...ids(call.body, 'remove')].find((id) => !users.has(id));
  if (unknown) throw new Problem(422, 'unknown_user', `There is no user ${unknown}. Reload the list of users.`);
  world.db.transaction(() => {
    world.db.sql.prepare('UPDATE teams SET name = ? WHERE id = ?').run(name, team.id);
    const add = world.db.sql.prepare('INSERT OR IGNORE INTO team_members VALUES (?, ?)');
    const remove = world.db.sql.prepare('DELETE FROM team_members WHERE team_id = ? AND user_id = ?');
    for (const id of ids(call.body, 'add')) add.run(team.id, id);
    for (const id of ids(call.body, 'remove')) remove.run(team.id, id);
  });
  return { status: 200, body: existing(world, team.id) };
}

/** Operation deleteTeam: 409 team_protected. */
export function deleteTeam(world: World, call: Call): Reply {
  const team = existing(world, call.params['id'] ?? '');
  world.db.sql.prepare('DELETE FROM teams WHERE id = ?').run(team.id);
  return { status: 204 };
}

/** The teams of a request without Everyone. Undefined when one is unknown. */
export function knownTeams(world: World, body: unknown): string[] | undefined {
  const wanted = ids(body, 'teamIds').filter((id) => id !== everyone.id);
  const known = new Set(teamIdsOf(world));
  return wanted.every((id) => known.has(id)) ? [...new Set(wanted)] : undefined;
}

/** The ids of all teams without Everyone. */
export function teamIdsOf(world: World): string[] {
  return rows(world).map(({ id }) => id);
}

/** Makes these the user's teams. */
export function setTeams(world: World, userId: string, teamIds: readonly string[]): void {
  world.db.sql.prepare('DELETE FROM team_members WHERE user_id = ?').run(userId);
  const add = world.db.sql.prepare('INSERT INTO team_members VALUES (?, ?)');
  for (const id of teamIds) add.run(id, userId);
}
