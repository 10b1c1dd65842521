import { isoNow } from '../kernel/clock.ts';
import { type World } from './world.ts';

/** `expired`: seven days went by before the person accepted. `onboarded`: activated and set up for mail. */
export type MemberState = 'invited' | 'opened' | 'activated' | 'onboarded' | 'deactivated' | 'expired';

/** A user as the contract shows it. */
export interface ShownUser {
  id: string;
  email: string;
  firstName: string;
  lastName: string;
  role: 'admin' | 'user';
  state: MemberState;
  original: boolean;
  /** Without Everyone. */
  teamIds: string[];
  invitationId: string;
  sentAt: string | null;
  expiresAt: string;
  salesforceUsername: string | null;
  lastActivityAt: string | null;
  /** How many templates and campaigns the user shares. */
  sharedContent: number;
  createdAt: string;
}

/** An invitation as the contract shows it. */
export interface ShownInvitation {
  id: string;
  userId: string;
  email: string;
  firstName: string;
  lastName: string;
  role: 'admin' | 'user';
  state: MemberState;
  createdAt: string;
  sentAt: string | null;
  openedAt: string | null;
  activatedAt: string | null;
  expiresAt: string;
}

interface MemberRow {
  id: string;
  email: string;
  first_name: string;
  last_name: string;
  role: 'admin' | 'user';
  activated_at: string | null;
  onboarded_at: string | null;
  deactivated_at: string | null;
  last_activity_at: string | null;
  created_at: string;
  original: number;
  team_ids: string;
  shared_content: number;
  salesforce_username: string | null;
  invitation_id: string;
  sent_at: string | null;
  opened_at: string | null;
  expires_at: string;
  invited_at: string;
}

const select = `SELECT users.*, users.id = account.original_user_id AS original, invitations.id AS invitation_id,
  invitations.sent_at, invitations.opened_at, invitations.expires_at, invitations.created_at AS invited_at,
  (SELECT coalesce(json_group_array(team_id), '[]') FROM team_members WHERE user_id = users.id) AS team_ids,
  (SELECT count(*) FROM content WHERE owner_id = users.id AND shared = 1) AS shared_content,
  (SELECT username FROM salesforce WHERE state = 'connected' AND user_email = users.email COLLATE NOCASE) AS salesforce_username
  FROM users JOIN invitations ON invitations.user_id = users.id, account`;

function rows(world: World, where: string, ...values: string[]): MemberRow[] {
  const order = 'ORDER BY original DESC, users.created_at, users.id';
  return world.db.sql.prepare(`${select} ${where} ${order}`).all(...values) as unknown as MemberRow[];
}

function stateOf(world: World, row: MemberRow): MemberState {
  if (row.deactivated_at !== null) return 'deactivated';
  if (row.onboarded_at !== null) return 'onboarded';
  if (row.activated_at !== null) return 'activated';
  if (Date.parse(row.expires_at) <= world.clock.now()) return 'expired';
  return row.opened_at === null ? 'invited' : 'opened';
}

function shownUser(world: World, row: MemberRow): ShownUser {
  return {
    id: row.id,
    email: row.email,
    firstName: row.first_name,
    lastName: row.last_name,
    role: row.role,
    state: stateOf(world, row),
    original: row.original === 1,
    teamIds: JSON.parse(row.team_ids) as string[],
    invitationId: row.invitation_id,
    sentAt: row.sent_at,
    expiresAt: row.expires_at,
    salesforceUsername: row.salesforce_username,
    lastActivityAt: row.last_activity_at,
    sharedContent: row.shared_content,
    createdAt: row.created_at,
  };
}

function shownInvitation(world: World, row: MemberRow): ShownInvitation {
  return {
    id: row.invitation_id,
    userId: row.id,
    email: row.email,
    firstName: row.first_name,
    lastName: row.last_name,
    role: row.role,
    state: stateOf(world, row),
    createdAt: row.invited_at,
    sentAt: row.sent_at,
    openedAt: row.opened_at,
    activatedAt: row.activated_at,
    expiresAt: row.expires_at,
  };
}

/** All users, the original user first. */
export function allUsers(world: World): ShownUser[] {
  return rows(world, '').map((row) => shownUser(world, row));
}

/** The user with this id. */
export function findUser(world: World, id: string): ShownUser | undefined {
  return rows(world, 'WHERE users.id = ?', id).map((row) => shownUser(world, row))[0];
}

/** The user with this e-mail address; capitals do not matter. */
export function findUserByEmail(world: World, email: string): ShownUser | undefined {
  return rows(world, 'WHERE users.email = ?', email).map((row) => shownUser(world, row))[0];
}

/** All invitations, the first one first. */
export function allInvitations(world: World): ShownInvitation[] {
  return rows(world, '').map((row) => shownInvitation(world, row));
}

/** The invitation with this id, or the one that a link's token (as hash) opens. */
export function findInvitation(world: World, by: { id: string } | { tokenHash: string }): ShownInvitation | undefined {
  const found = 'id' in by ? rows(world, 'WHERE invitations.id = ?', by.id) : rows(world, 'WHERE token_hash = ?', by.tokenHash);
  return found.map((row) => shownInvitation(world, row))[0];
}

/** Did the person accept the invitation, and is the person still there? */
export function isMember({ state }: { state: MemberState }): boolean {
  return state === 'activated' || state === 'onboarded';
}

/** Seats in use: users, whether they accepted or not, except deactivated ones and those whose invitation expired. */
export function seatsUsed(world: World): number {
  return allUsers(world).filter(({ state }) => state !== 'expired' && state !== 'deactivated').length;
}

/** Notes that the user did something just now. */
export function noteActivity(world: World, userId: string): void {
  world.db.sql.prepare('UPDATE users SET last_activity_at = ? WHERE id = ?').run(isoNow(world.clock), userId);
}
