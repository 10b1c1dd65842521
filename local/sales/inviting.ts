import { isoNow } from '../kernel/clock.ts';
import { messageOf } from '../kernel/errors.ts';
import { accountRow } from './account.ts';
import { invitationMail } from './mail.ts';
import { findInvitation, findUserByEmail, isMember, type MemberState } from './members.ts';
import { Problem } from './problem.ts';
import { hashOf, randomToken } from './secretBox.ts';
import { setTeams } from './teams.ts';
import { type World } from './world.ts';

/** Somebody to invite. */
export interface NewMember {
  email: string;
  firstName: string;
  lastName: string;
  role: string;
  teamIds: readonly string[];
  batchId?: string;
}

const validMs = 7 * 86_400_000;
/** ASCII, one @, a domain with a dot: what the invitation's mail can be sent to. */
const emailShape =
  /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+$/;
const otherInstance = /@other-instance\.example$/i;

/** What an address is to the account. */
export type AddressState = 'free' | 'invalid' | 'member' | 'invited' | 'expired' | 'deactivated' | 'other_instance';

/** Looks an address up; capitals do not matter. */
export function addressState(world: World, email: string): AddressState {
  if (email.length > 254 || !emailShape.test(email)) return 'invalid';
  if (otherInstance.test(email)) return 'other_instance';
  const user = findUserByEmail(world, email);
  if (!user) return 'free';
  if (isMember(user)) return 'member';
  return user.state === 'deactivated' || user.state === 'expired' ? user.state : 'invited';
}

/** Is the invitation still waiting for the person, or too old? */
export function isPending({ state }: { state: MemberState }): boolean {
  return state === 'invited' || state === 'opened' || state === 'expired';
}

/** Why an address cannot be invited, or undefined. */
export function refusalOf(world: World, email: string): Problem | undefined {
  switch (addressState(world, email)) {
    case 'free':
      return undefined;
    case 'invalid':
      return new Problem(
        422,
        'invalid_email',
        `${email || 'The address'} is not an e-mail address that mail can be sent to. Correct it and try again.`,
      );
    case 'other_instance':
      return new Problem(
        422,
        'email_in_other_instance',
        `${email} already belongs to another Sales account. An address can be used in one account only.`,
      );
    case 'member':
      return new Problem(409, 'already_member', `${email} is already a user of this account.`);
    case 'deactivated':
      return new Problem(409, 'deactivated_member', `${email} is a deactivated user of this account. Reactivate the user instead.`);
    default:
      return new Problem(409, 'already_invited', `${email} is already invited. Send the invitation again instead.`);
  }
}

function expiry(world: World): string {
  return new Date(world.clock.now() + validMs).toISOString();
}

/** Writes user and invitation; nothing is mailed yet. */
export function addMember(world: World, member: NewMember): { userId: string; id: string } {
  const userId = `usr_${randomToken(9)}`;
  const id = `inv_${randomToken(9)}`;
  const now = isoNow(world.clock);
  world.db.sql
    .prepare('INSERT INTO users (id, email, first_name, last_name, role, created_at) VALUES (?, ?, ?, ?, ?, ?)')
    .run(userId, member.email, member.firstName, member.lastName, member.role, now);
  world.db.sql
    .prepare('INSERT INTO invitations (id, user_id, token_hash, created_at, expires_at, batch_id) VALUES (?, ?, ?, ?, ?, ?)')
    .run(id, userId, hashOf(randomToken()), now, expiry(world), member.batchId ?? null);
  setTeams(world, userId, member.teamIds);
  return { userId, id };
}

/**
 * Sends the mail with a new link; older links stop working. Calls `undo` and throws 502 mail_not_sent when the mail
 * server does not take it.
 */
export async function mailInvitation(world: World, id: string, undo: () => void): Promise<void> {
  const token = randomToken();
  world.db.sql
    .prepare('UPDATE invitations SET token_hash = ?, expires_at = ?, opened_at = NULL WHERE id = ?')
    .run(hashOf(token), expiry(world), id);
  const { email = '', firstName = '', lastName = '' } = findInvitation(world, { id }) ?? {};
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
