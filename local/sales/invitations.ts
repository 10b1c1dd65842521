import { isoNow } from '../kernel/clock.ts';
import { textOf } from '../kernel/guards.ts';
import { accountRow } from './account.ts';
import { addMember, isPending, mailInvitation, refusalOf } from './inviting.ts';
import { allInvitations, findInvitation, isMember, noteActivity, seatsUsed, type ShownInvitation } from './members.ts';
import { Problem } from './problem.ts';
import { hashOf } from './secretBox.ts';
import { seatLimit } from './users.ts';
import { type Call, limits, type Reply, type World } from './world.ts';

/** Operation listInvitations. */
export function listInvitations(world: World): Reply {
  return { status: 200, body: { invitations: allInvitations(world) } };
}

/**
 * Operation createInvitation. The first invitation activates the account and makes the original user, an admin.
 * Nothing stays when the mail cannot be sent (502 mail_not_sent).
 */
export async function createInvitation(world: World, call: Call): Promise<Reply> {
  const email = (textOf(call.body, 'email') ?? '').trim();
  const first = accountRow(world).active === 0;
  if (!first && call.scope === 'activation') {
    throw new Problem(403, 'insufficient_scope', 'The activation client may invite only the first user. Use the integration client.');
  }
  const refusal = refusalOf(world, email) ?? (seatsUsed(world) >= limits.seats ? seatLimit() : undefined);
  if (refusal) throw refusal;
  const role = first ? 'admin' : (textOf(call.body, 'role') ?? 'user');
  const [firstName, lastName] = [textOf(call.body, 'firstName') ?? '', textOf(call.body, 'lastName') ?? ''];
  const { userId, id } = world.db.transaction(() => {
    const added = addMember(world, { email, firstName, lastName, role, teamIds: [] });
    if (first) world.db.sql.prepare('UPDATE account SET active = 1, original_user_id = ?').run(added.userId);
    return added;
  });
  await mailInvitation(world, id, () => undoInvitation(world, userId, first));
  return { status: 201, body: existing(world, id) };
}

function undoInvitation(world: World, userId: string, first: boolean): void {
  world.db.transaction(() => {
    if (first) world.db.sql.prepare('UPDATE account SET active = 0, original_user_id = NULL').run();
    world.db.sql.prepare('DELETE FROM users WHERE id = ?').run(userId);
  });
}

/** Operation resendInvitation: a new link; the older ones stop working. */
export async function resendInvitation(world: World, call: Call): Promise<Reply> {
  const invitation = pending(world, call.params['id'] ?? '');
  const before = world.db.sql.prepare('SELECT token_hash, expires_at FROM invitations WHERE id = ?').get(invitation.id);
  await mailInvitation(world, invitation.id, () => {
    world.db.sql
      .prepare('UPDATE invitations SET token_hash = ?, expires_at = ?, opened_at = ? WHERE id = ?')
      .run(String(before?.['token_hash']), String(before?.['expires_at']), invitation.openedAt, invitation.id);
  });
  return { status: 200, body: existing(world, invitation.id) };
}

/** Operation deleteInvitation. The user goes with it; the original user's invitation is kept once the sync started. */
export function deleteInvitation(world: World, call: Call): Reply {
  const invitation = pending(world, call.params['id'] ?? '');
  const account = accountRow(world);
  if (invitation.userId === account.original_user_id) {
    throw new Problem(
      409,
      'original_user_protected',
      'The first invited user activated the account and cannot be withdrawn. Send the invitation again instead.',
    );
  }
  world.db.sql.prepare('DELETE FROM users WHERE id = ?').run(invitation.userId);
  return { status: 204 };
}

function existing(world: World, id: string): ShownInvitation {
  const invitation = findInvitation(world, { id });
  if (!invitation) throw new Problem(404, 'not_found', 'There is no such invitation.');
  return invitation;
}

function pending(world: World, id: string): ShownInvitation {
  const invitation = existing(world, id);
  if (!isPending(invitation)) throw new Problem(409, 'already_member', `${invitation.email} already accepted the invitation.`);
  return invitation;
}

/** The link was opened: the first time is kept. Undefined for an unknown token. */
export function openInvitation(world: World, token: string): ShownInvitation | undefined {
  const invitation = findInvitation(world, { tokenHash: hashOf(token) });
  if (invitation?.state === 'invited') {
    world.db.sql.prepare('UPDATE invitations SET opened_at = ? WHERE id = ?').run(isoNow(world.clock), invitation.id);
  }
  return invitation;
}

/** The person accepted. Undefined for an unknown or expired link; accepting twice changes nothing. */
export function acceptInvitation(world: World, token: string): ShownInvitation | undefined {
  const invitation = findInvitation(world, { tokenHash: hashOf(token) });
  if (!invitation || !(isPending(invitation) || isMember(invitation)) || invitation.state === 'expired') return undefined;
  world.db.sql
    .prepare('UPDATE users SET activated_at = coalesce(activated_at, ?) WHERE id = ?')
    .run(isoNow(world.clock), invitation.userId);
  noteActivity(world, invitation.userId);
  return existing(world, invitation.id);
}

/** The person finished the set-up: mail goes out with this signature. Undefined unless the invitation was accepted. */
export function finishSetUp(world: World, token: string, signature: string): ShownInvitation | undefined {
  const invitation = findInvitation(world, { tokenHash: hashOf(token) });
  if (!invitation || !isMember(invitation)) return undefined;
  world.db.sql
    .prepare('UPDATE users SET onboarded_at = coalesce(onboarded_at, ?), signature = ? WHERE id = ?')
    .run(isoNow(world.clock), signature, invitation.userId);
  noteActivity(world, invitation.userId);
  return existing(world, invitation.id);
}
