import { asObject, textOf } from '../kernel/guards.ts';
import { isoNow } from '../kernel/clock.ts';
import { addMember, addressState, isPending, mailInvitation, refusalOf } from './inviting.ts';
import { findInvitation, seatsUsed, type ShownInvitation } from './members.ts';
import { Problem } from './problem.ts';
import { hashOf } from './secretBox.ts';
import { knownTeams } from './teams.ts';
import { seatLimit } from './users.ts';
import { type Call, limits, type Reply, type World } from './world.ts';

/** One row's result, in input order. */
interface RowResult {
  index: number;
  email: string;
  status: 'invited' | 'skipped';
  code?: string;
  message?: string;
  invitationId?: string;
}

/** Mails that are on their way at once. */
const MAILS_AT_ONCE = 5;

function list(body: unknown, name: string): unknown[] {
  const value: unknown = asObject(body)[name];
  return Array.isArray(value) ? value : [];
}

/** Operation checkInvitations. */
export function checkInvitations(world: World, call: Call): Reply {
  const results = list(call.body, 'emails').map((email) => {
    const address = String(email).trim();
    return { email: address, state: addressState(world, address) };
  });
  return { status: 200, body: { results, seats: { used: seatsUsed(world), total: limits.seats } } };
}

/**
 * Operation inviteBatch. All rows are written in one transaction, then mailed; a call that was cut short and is
 * repeated mails what was not mailed and invites nobody twice.
 */
export async function inviteBatch(world: World, call: Call): Promise<Reply> {
  const batchId = openBatch(world, call);
  const rows = list(call.body, 'invitations');
  const results = world.db.transaction(() => rows.map((row, index) => inviteRow(world, batchId, row, index)));
  const waiting = results.filter(({ invitationId }) => invitationId !== undefined && sentAt(world, invitationId) === null);
  for (let start = 0; start < waiting.length; start += MAILS_AT_ONCE) {
    await Promise.all(waiting.slice(start, start + MAILS_AT_ONCE).map((result) => mailRow(world, result)));
  }
  const invited = results.filter(({ status }) => status === 'invited').length;
  const counts = { invited, skipped: results.length - invited };
  return { status: 200, body: { batchId, undoUntil: batchRow(world, batchId)?.undo_until, results, counts } };
}

interface BatchRow {
  body_hash: string;
  undo_until: string;
}

function batchRow(world: World, id: string): BatchRow | undefined {
  return world.db.sql.prepare('SELECT body_hash, undo_until FROM invitation_batches WHERE id = ?').get(id) as BatchRow | undefined;
}

/** The batch of an idempotency key. Throws 422 idempotency_conflict for the key of another body. */
function openBatch(world: World, call: Call): string {
  const id = `bat_${hashOf(call.headers['idempotency-key'] ?? '').slice(0, 24)}`;
  const bodyHash = hashOf(JSON.stringify(call.body));
  const known = batchRow(world, id);
  if (known && known.body_hash !== bodyHash) {
    throw new Problem(422, 'idempotency_conflict', 'This Idempotency-Key was used for another batch. Use a new key for new content.');
  }
  if (!known) {
    const undoUntil = new Date(world.clock.now() + limits.undoMinutes * 60_000).toISOString();
    world.db.sql.prepare('INSERT INTO invitation_batches VALUES (?, ?, ?, ?)').run(id, bodyHash, isoNow(world.clock), undoUntil);
  }
  return id;
}

function invitationOfBatch(world: World, batchId: string, email: string): ShownInvitation | undefined {
  const found = world.db.sql
    .prepare('SELECT invitations.id FROM invitations JOIN users ON users.id = user_id WHERE batch_id = ? AND email = ?')
    .get(batchId, email);
  return found ? findInvitation(world, { id: String(found['id']) }) : undefined;
}

/** Writes one row, or says why not. A second row of the same address finds the first one there. */
function inviteRow(world: World, batchId: string, row: unknown, index: number): RowResult {
  const email = (textOf(row, 'email') ?? '').trim();
  const before = invitationOfBatch(world, batchId, email);
  if (before) return { index, email, status: 'invited', invitationId: before.id };
  const teamIds = knownTeams(world, row);
  const refusal =
    refusalOf(world, email) ?? (teamIds ? undefined : unknownTeam()) ?? (seatsUsed(world) >= limits.seats ? seatLimit() : undefined);
  if (refusal) return { index, email, status: 'skipped', code: refusal.code, message: refusal.message };
  const names = { firstName: textOf(row, 'firstName') ?? '', lastName: textOf(row, 'lastName') ?? '' };
  const { id } = addMember(world, { email, ...names, role: textOf(row, 'role') ?? 'user', teamIds: teamIds ?? [], batchId });
  return { index, email, status: 'invited', invitationId: id };
}

function unknownTeam(): Problem {
  return new Problem(422, 'unknown_team', 'The team does not exist any more. Reload the list of teams.');
}

function sentAt(world: World, invitationId: string): string | null {
  return findInvitation(world, { id: invitationId })?.sentAt ?? null;
}

async function mailRow(world: World, result: RowResult): Promise<void> {
  const id = result.invitationId ?? '';
  const { userId = '' } = findInvitation(world, { id }) ?? {};
  try {
    await mailInvitation(world, id, () => void world.db.sql.prepare('DELETE FROM users WHERE id = ?').run(userId));
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    Object.assign(result, { status: 'skipped', code: error.code, message: error.message, invitationId: undefined });
  }
}

/** Operation undoInvitationBatch: 404, 409 undo_expired. */
export function undoInvitationBatch(world: World, call: Call): Reply {
  const id = call.params['id'] ?? '';
  const batch = batchRow(world, id);
  if (!batch) throw new Problem(404, 'not_found', 'There is no such batch of invitations.');
  if (Date.parse(batch.undo_until) <= world.clock.now()) {
    throw new Problem(
      409,
      'undo_expired',
      `Invitations can be undone for ${limits.undoMinutes} minutes. Withdraw single ones in the list of users.`,
    );
  }
  const invitations = world.db.sql
    .prepare('SELECT id FROM invitations WHERE batch_id = ?')
    .all(id)
    .flatMap((row) => findInvitation(world, { id: String(row['id']) }) ?? []);
  const withdrawn = invitations.filter(isPending);
  world.db.transaction(() => {
    for (const { userId } of withdrawn) world.db.sql.prepare('DELETE FROM users WHERE id = ?').run(userId);
  });
  return { status: 200, body: { withdrawn: withdrawn.length, kept: invitations.length - withdrawn.length } };
}
