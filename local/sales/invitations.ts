import { isoNow } from '../kernel/clock.ts';
import { messageOf } from '../kernel/errors.ts';
import { textOf } from '../kernel/guards.ts';
import { accountRow } from './account.ts';
import { invitationMail } from './mail.ts';
import { allInvitations, findInvitation, findUserByEmail, seatsUsed, type ShownInvitation } from './members.ts';
import { Problem } from './problem.ts';
import { hashOf, randomToken } from './secretBox.ts';
import { type Call, limits, type Reply, type World } from './world.ts';

const validMs = 7 * 86_400_000;
/** ASCII, one @, a domain with a dot: what the invitation's mail can be sent to. */
const emailShape =
  /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+$/;
const otherInstance = /@other-instance\.example$/i;

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
  refuseBadEmail(world, email);
  if (seatsUsed(world) >= limits.seats) {
    throw new Problem(409, 'seat_limit', `All ${limits.seats} seats are taken. Remove a user before you invite another.`);
  }
  const userId = `usr_${randomToken(9)}`;
  const id = `inv_${randomToken(9)}`;
  const role = first ? 'admin' : (textOf(call.body, 'role') ?? 'user');
  const names = [textOf(call.body, 'firstName') ?? '', textOf(call.body, 'lastName') ?? ''] as const;
  const now = isoNow(world.clock);
  const token = randomToken();
  world.db.transaction(() => {
    world.db.sql.prepare('INSERT INTO users VALUES (?, ?, ?, ?, ?, NULL, ?)').run(userId, email, ...names, role, now);
    world.db.sql.prepare('INSERT INTO invitations VALUES (?, ?, ?, ?, NULL, NULL, ?)').run(id, userId, hashOf(token), now, expiry(world));
    if (first) world.db.sql.prepare('UPDATE account SET active = 1, original_user_id = ?').run(userId);
  });
  await send(world, id, token, () => undoInvitation(world, userId, first));
  return { status: 201, body: existing(world, id) };
}

function refuseBadEmail(world: World, email: string): void {
  if (email.length > 254 || !emailShape.test(email)) {
    throw new Problem(
      422,
      'invalid_email',
      `${email || 'The address'} is not an e-mail address that mail can be sent to. Correct it and try again.`,
    );
  }
  if (otherInstance.test(email)) {
    throw new Problem(
      422,
      'email_in_other_instance',
      `${email} already belongs to another Sales account. An address can be used in one account only.`,
    );
  }
  const user = findUserByEmail(world, email);
  if (user?.state === 'activated') {
    throw new Problem(409, 'already_member', `${email} is already a user of this account.`);
  }
  if (user) {
    throw new Problem(409, 'already_invited', `${email} is already invited. Send the invitation again instead.`);
  }
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
  const token = randomToken();
  const update = world.db.sql.prepare('UPDATE invitations SET token_hash = ?, expires_at = ?, opened_at = NULL WHERE id = ?');
  update.run(hashOf(token), expiry(world), invitation.id);
  await send(world, invitation.id, token, () => {
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

function expiry(world: World): string {
  return new Date(world.clock.now() + validMs).toISOString();
}

function existing(world: World, id: string): ShownInvitation {
  const invitation = findInvitation(world, { id });
  if (!invitation) throw new Problem(404, 'not_found', 'There is no such invitation.');
  return invitation;
}

function pending(world: World, id: string): ShownInvitation {
  const invitation = existing(world, id);
  if (invitation.state === 'activated') throw new Problem(409, 'already_member', `${invitation.email} already accepted the invitation.`);
  return invitation;
}

async function send(world: World, id: string, token: string, undo: () => void): Promise<void> {
  const { email, firstName, lastName } = existing(world, id);
  const link = `${world.publicUrl()}/invitations/${token}`;
  try {
    await world.mailer.send(invitationMail(email, firstName, lastName, accountRow(world).name, link));
  } catch (error) {
    undo();
    throw new Problem(
      502,
      'mail_not_sent',
      `The invitation to ${email} could not be mailed (${messageOf(error)}). Nothing was changed; try again in a minute.`,
    );
  }
  world.db.sql.prepare('UPDATE invitations SET sent_at = ? WHERE id = ?').run(isoNow(world.clock), id);
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
  if (!invitation || invitation.state === 'expired') return undefined;
  world.db.sql
    .prepare('UPDATE users SET activated_at = coalesce(activated_at, ?) WHERE id = ?')
    .run(isoNow(world.clock), invitation.userId);
  return existing(world, invitation.id);
}
