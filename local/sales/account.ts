import { isoNow } from '../kernel/clock.ts';
import { asObject } from '../kernel/guards.ts';
import { findUser, seatsUsed } from './members.ts';
import { Problem } from './problem.ts';
import { hashOf, randomToken } from './secretBox.ts';
import { type Call, limits, type Reply, type World } from './world.ts';

/** The account's own row. */
export interface AccountRow {
  id: string;
  name: string;
  activation_secret: string;
  active: number;
  original_user_id: string | null;
  sync_started_at: string | null;
}

const activationClientId = 'msi-activation-local';

/** The account; there is exactly one. */
export function accountRow(world: Pick<World, 'db'>): AccountRow {
  return world.db.sql.prepare('SELECT * FROM account').get() as unknown as AccountRow;
}

/** Makes the inactive account and its activation client when the database is new. */
export function createAccountIfAbsent(world: Pick<World, 'db' | 'secrets' | 'clock'>, name: string): void {
  if (world.db.sql.prepare('SELECT 1 FROM account').get()) return;
  const secret = `not-a-real-secret-${randomToken(18)}`;
  world.db.transaction(() => {
    world.db.sql
      .prepare('INSERT INTO account (id, name, activation_secret) VALUES (?, ?, ?)')
      .run(`acc_${randomToken(9)}`, name, world.secrets.close(secret));
    world.db.sql
      .prepare('INSERT INTO clients VALUES (?, ?, ?, ?)')
      .run(activationClientId, hashOf(secret), 'activation', isoNow(world.clock));
  });
}

/** The client that the vendor gives: shown by the inspector, pasted into the package's set-up. */
export function activationClient(world: Pick<World, 'db' | 'secrets'>): { clientId: string; clientSecret: string } {
  return { clientId: activationClientId, clientSecret: world.secrets.open(accountRow(world).activation_secret) };
}

function integrationRow(world: World): { client_id: string; created_at: string } | undefined {
  return world.db.sql.prepare("SELECT * FROM clients WHERE scope = 'integration'").get() as
    { client_id: string; created_at: string } | undefined;
}

function shownAccount(world: World): Record<string, unknown> {
  const row = accountRow(world);
  const integration = integrationRow(world);
  return {
    id: row.id,
    name: row.name,
    state: row.active && !isSwitchedOff(world) ? 'active' : 'inactive',
    originalUser: row.original_user_id === null ? null : (findUser(world, row.original_user_id) ?? null),
    seats: { used: seatsUsed(world), total: limits.seats },
    integration: {
      exists: integration !== undefined,
      clientId: integration?.client_id ?? null,
      createdAt: integration?.created_at ?? null,
    },
    syncStartedAt: row.sync_started_at,
    people: Number(world.db.sql.prepare('SELECT count(*) AS n FROM people').get()?.['n'] ?? 0),
    limits: {
      peoplePerBatch: limits.peoplePerBatch,
      peopleTotal: limits.peopleTotal,
      callsPerDay: limits.callsPerDay,
      callsToday: world.callsToday(),
    },
  };
}

const isSwitchedOff = (world: World): boolean => world.faults.active().some(({ name }) => name === 'switchedOff');

/** Operation getAccount. */
export function getAccount(world: World): Reply {
  return { status: 200, body: shownAccount(world) };
}

/** Operation createIntegration: 409 not_activated, 409 integration_exists. */
export function createIntegration(world: World, call: Call): Reply {
  if (!accountRow(world).active) {
    throw new Problem(409, 'not_activated', 'The account is not active yet. Invite the first user, then create the integration.');
  }
  if (integrationRow(world) && asObject(call.body)['rotate'] !== true) {
    throw new Problem(409, 'integration_exists', 'The integration exists and its secret is shown only once. Send rotate to replace it.');
  }
  const created = {
    clientId: `msi-${randomToken(9)}`,
    clientSecret: `not-a-real-secret-${randomToken(24)}`,
    createdAt: isoNow(world.clock),
  };
  world.db.transaction(() => {
    world.db.sql.prepare("DELETE FROM clients WHERE scope = 'integration'").run();
    world.db.sql
      .prepare('INSERT INTO clients VALUES (?, ?, ?, ?)')
      .run(created.clientId, hashOf(created.clientSecret), 'integration', created.createdAt);
  });
  return { status: 201, body: created };
}

/** Operation startSync: the first call sets the time, later ones change nothing. 409 not_activated, marketo_not_connected. */
export function startSync(world: World): Reply {
  if (!accountRow(world).active) throw new Problem(409, 'not_activated', 'The account is not active yet. Invite the first user.');
  if (!world.db.sql.prepare("SELECT 1 FROM marketo WHERE state = 'connected'").get()) {
    throw new Problem(409, 'marketo_not_connected', 'Marketo is not connected. Connect it, then start the sync.');
  }
  world.db.sql.prepare('UPDATE account SET sync_started_at = coalesce(sync_started_at, ?)').run(isoNow(world.clock));
  return { status: 200, body: shownAccount(world) };
}
