import { textOf } from '../kernel/guards.ts';
import { accountRow } from './account.ts';
import { allUsers, findUser, type ShownUser } from './members.ts';
import { Problem } from './problem.ts';
import { type Call, type Reply, type World } from './world.ts';

/** Operation listUsers. */
export function listUsers(world: World): Reply {
  return { status: 200, body: { users: allUsers(world) } };
}

function existing(world: World, call: Call): ShownUser {
  const user = findUser(world, call.params['id'] ?? '');
  if (!user) throw new Problem(404, 'not_found', 'There is no such user. The list may be older than the account; reload it.');
  return user;
}

function keepOneAdmin(world: World, user: ShownUser): void {
  const others = allUsers(world).filter(({ role, id }) => role === 'admin' && id !== user.id);
  if (user.role === 'admin' && others.length === 0) {
    throw new Problem(409, 'last_admin', `${user.email} is the only admin. Make another user admin first.`);
  }
}

/** Operation updateUser: 409 last_admin. */
export function updateUser(world: World, call: Call): Reply {
  const user = existing(world, call);
  const role = textOf(call.body, 'role') ?? user.role;
  if (role !== 'admin') keepOneAdmin(world, user);
  world.db.sql.prepare('UPDATE users SET role = ? WHERE id = ?').run(role, user.id);
  return { status: 200, body: existing(world, call) };
}

/**
 * Operation deleteUser: 409 original_user_protected, 409 last_admin.
 * Source: the admin guide's caution never to delete the first invited user after the data sync began.
 */
export function deleteUser(world: World, call: Call): Reply {
  const user = existing(world, call);
  if (user.original && accountRow(world).sync_started_at !== null) {
    throw new Problem(
      409,
      'original_user_protected',
      `${user.email} is the original user of the account. The field sync depends on it, so it cannot be deleted.`,
    );
  }
  keepOneAdmin(world, user);
  world.db.transaction(() => {
    if (user.original) world.db.sql.prepare('UPDATE account SET original_user_id = NULL').run();
    world.db.sql.prepare('DELETE FROM users WHERE id = ?').run(user.id);
  });
  return { status: 204 };
}
