import { isoNow } from '../kernel/clock.ts';
import { asObject, textOf } from '../kernel/guards.ts';
import { accountRow } from './account.ts';
import { allUsers, findUser, isMember, seatsUsed, type ShownUser } from './members.ts';
import { Problem } from './problem.ts';
import { knownTeams, setTeams } from './teams.ts';
import { type Call, limits, type Reply, type World } from './world.ts';

/** All seats are taken. */
export function seatLimit(): Problem {
  return new Problem(409, 'seat_limit', `All ${limits.seats} seats are taken. Deactivate a user before you invite another.`);
}

/** Operation listUsers. */
export function listUsers(world: World): Reply {
  return { status: 200, body: { users: allUsers(world), seats: { used: seatsUsed(world), total: limits.seats } } };
}

function existing(world: World, call: Call): ShownUser {
  const user = findUser(world, call.params['id'] ?? '');
  if (!user) throw new Problem(404, 'not_found', 'There is no such user. The list may be older than the account; reload it.');
  return user;
}

function keepOneAdmin(world: World, user: ShownUser): void {
  const others = allUsers(world).filter(({ role, id, state }) => role === 'admin' && id !== user.id && state !== 'deactivated');
  if (user.role === 'admin' && others.length === 0) {
    throw new Problem(409, 'last_admin', `${user.email} is the only admin. Make another user admin first.`);
  }
}

/** Operation updateUser: 409 last_admin, 422 unknown_team. */
export function updateUser(world: World, call: Call): Reply {
  const user = existing(world, call);
  const role = textOf(call.body, 'role') ?? user.role;
  if (role !== 'admin') keepOneAdmin(world, user);
  const changesTeams = asObject(call.body)['teamIds'] !== undefined;
  const teamIds = changesTeams ? knownTeams(world, call.body) : user.teamIds;
  if (!teamIds) throw new Problem(422, 'unknown_team', 'One of the teams does not exist any more. Reload the list of teams.');
  world.db.transaction(() => {
    world.db.sql.prepare('UPDATE users SET role = ? WHERE id = ?').run(role, user.id);
    setTeams(world, user.id, teamIds);
  });
  return { status: 200, body: existing(world, call) };
}

function protectOriginal(world: World, user: ShownUser, what: string): void {
  if (!user.original || accountRow(world).sync_started_at === null) return;
  throw new Problem(
    409,
    'original_user_protected',
    `${user.email} is the original user of the account. The field sync depends on it, so it cannot be ${what}.`,
  );
}

/** Who takes the shared content. Throws 422 hand_over_needed or bad_hand_over. */
function heir(world: World, user: ShownUser, call: Call): ShownUser | undefined {
  const id = textOf(call.body, 'handOverTo');
  if (id === undefined && user.sharedContent === 0) return undefined;
  if (id === undefined) {
    throw new Problem(
      422,
      'hand_over_needed',
      `${user.email} shares ${user.sharedContent} templates and campaigns. Choose who takes them over.`,
    );
  }
  const taker = findUser(world, id);
  if (!taker || taker.id === user.id || !isMember(taker)) {
    throw new Problem(422, 'bad_hand_over', 'The content can be handed over only to another user who accepted the invitation.');
  }
  return taker;
}

/** Operation deactivateUser: 409 original_user_protected, 409 last_admin, 422 hand_over_needed, 422 bad_hand_over. */
export function deactivateUser(world: World, call: Call): Reply {
  const user = existing(world, call);
  if (user.state === 'deactivated') return { status: 200, body: user };
  protectOriginal(world, user, 'deactivated');
  keepOneAdmin(world, user);
  const taker = heir(world, user, call);
  world.db.transaction(() => {
    if (taker) world.db.sql.prepare('UPDATE content SET owner_id = ? WHERE owner_id = ? AND shared = 1').run(taker.id, user.id);
    world.db.sql.prepare('UPDATE users SET deactivated_at = ? WHERE id = ?').run(isoNow(world.clock), user.id);
  });
  return { status: 200, body: existing(world, call) };
}

/** Operation reactivateUser: 409 seat_limit. */
export function reactivateUser(world: World, call: Call): Reply {
  const user = existing(world, call);
  if (user.state === 'deactivated' && seatsUsed(world) >= limits.seats) throw seatLimit();
  world.db.sql.prepare('UPDATE users SET deactivated_at = NULL WHERE id = ?').run(user.id);
  return { status: 200, body: existing(world, call) };
}

/**
 * Operation deleteUser: 409 original_user_protected, 409 last_admin.
 * Source: the admin guide's caution never to delete the first invited user after the data sync began.
 */
export function deleteUser(world: World, call: Call): Reply {
  const user = existing(world, call);
  protectOriginal(world, user, 'deleted');
  keepOneAdmin(world, user);
  world.db.transaction(() => {
    if (user.original) world.db.sql.prepare('UPDATE account SET original_user_id = NULL').run();
    world.db.sql.prepare('DELETE FROM users WHERE id = ?').run(user.id);
  });
  return { status: 204 };
}
