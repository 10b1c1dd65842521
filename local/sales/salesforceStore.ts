import { isoNow } from '../kernel/clock.ts';
import { asObject, parseJson, textOf } from '../kernel/guards.ts';
import { type RemoteFailure } from './remoteErrors.ts';
import { type World } from './world.ts';

/** Tokens of the connection; kept only in the closed box. */
export interface Tokens {
  accessToken: string;
  refreshToken: string;
}

/** Who is connected, as userinfo tells. */
export interface Identity {
  orgId: string;
  orgName: string | null;
  userId: string;
  username: string;
  displayName: string | null;
  email: string | null;
}

/** The row of the one Salesforce connection. */
export interface SalesforceRow {
  state: 'connected' | 'failed';
  environment: string | null;
  login_url: string | null;
  consumer_key: string | null;
  instance_url: string | null;
  tokens: string | null;
  org_id: string | null;
  org_name: string | null;
  user_id: string | null;
  username: string | null;
  display_name: string | null;
  user_email: string | null;
  connected_at: string | null;
  error_code: string | null;
  error_message: string | null;
  error_at: string | null;
}

/** The connection, or undefined when there is none. */
export function salesforceRow(world: World): SalesforceRow | undefined {
  return world.db.sql.prepare('SELECT * FROM salesforce').get() as SalesforceRow | undefined;
}

/** `lastError` of a connection row. */
export function lastError(
  row: Pick<SalesforceRow, 'error_code' | 'error_message' | 'error_at'> | undefined,
): Record<string, string> | null {
  if (!row?.error_code || !row.error_at) return null;
  return { code: row.error_code, message: row.error_message ?? '', at: row.error_at };
}

/** The connection as the contract shows it: never a token. */
export function shownSalesforce(world: World): Record<string, unknown> {
  const row = salesforceRow(world);
  const known = row?.org_id && row.user_id ? row : undefined;
  return {
    state: row?.state ?? 'disconnected',
    environment: row?.environment ?? null,
    org: known ? { id: known.org_id, name: known.org_name, instanceUrl: known.instance_url } : null,
    user: known ? { id: known.user_id, username: known.username, displayName: known.display_name, email: known.user_email } : null,
    connectedAt: row?.connected_at ?? null,
    lastError: lastError(row),
  };
}

/** Keeps a working connection. */
export function saveConnected(
  world: World,
  connection: { environment: string; loginUrl: string; consumerKey: string; instanceUrl: string; tokens: Tokens; identity: Identity },
): void {
  const { identity } = connection;
  world.db.sql
    .prepare(`INSERT OR REPLACE INTO salesforce VALUES (1, 'connected', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL, NULL)`)
    .run(
      connection.environment,
      connection.loginUrl,
      connection.consumerKey,
      connection.instanceUrl,
      world.secrets.close(JSON.stringify(connection.tokens)),
      identity.orgId,
      identity.orgName,
      identity.userId,
      identity.username,
      identity.displayName,
      identity.email,
      isoNow(world.clock),
    );
}

/** Keeps what went wrong. A connection that worked before stays known, with state failed. */
export function saveFailure(world: World, failure: RemoteFailure): void {
  world.db.sql
    .prepare(
      `INSERT INTO salesforce (one, state, error_code, error_message, error_at) VALUES (1, 'failed', ?, ?, ?)
       ON CONFLICT (one) DO UPDATE SET state = 'failed', error_code = excluded.error_code,
       error_message = excluded.error_message, error_at = excluded.error_at`,
    )
    .run(failure.code, failure.message, isoNow(world.clock));
}

/** A test succeeded: new access token, no error. */
export function saveRefreshed(world: World, tokens: Tokens): void {
  world.db.sql
    .prepare("UPDATE salesforce SET state = 'connected', tokens = ?, error_code = NULL, error_message = NULL, error_at = NULL")
    .run(world.secrets.close(JSON.stringify(tokens)));
}

/** The tokens of a row, or undefined when it has none. */
export function tokensOf(world: World, row: SalesforceRow): Tokens | undefined {
  if (row.tokens === null) return undefined;
  const kept = asObject(parseJson(world.secrets.open(row.tokens)));
  return { accessToken: textOf(kept, 'accessToken') ?? '', refreshToken: textOf(kept, 'refreshToken') ?? '' };
}
