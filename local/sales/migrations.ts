/** The database, version by version. A released entry is never changed; a new one is added. */
export const migrations: readonly string[] = [
  `CREATE TABLE account (
     id TEXT PRIMARY KEY, name TEXT NOT NULL, activation_secret TEXT NOT NULL,
     active INTEGER NOT NULL DEFAULT 0, original_user_id TEXT, sync_started_at TEXT);
   CREATE TABLE clients (
     client_id TEXT PRIMARY KEY, secret_hash TEXT NOT NULL, scope TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL);
   CREATE TABLE tokens (
     token_hash TEXT PRIMARY KEY, client_id TEXT NOT NULL REFERENCES clients ON DELETE CASCADE, expires_at INTEGER NOT NULL);
   CREATE TABLE users (
     id TEXT PRIMARY KEY, email TEXT NOT NULL UNIQUE COLLATE NOCASE, first_name TEXT NOT NULL, last_name TEXT NOT NULL,
     role TEXT NOT NULL, activated_at TEXT, created_at TEXT NOT NULL);
   CREATE TABLE invitations (
     id TEXT PRIMARY KEY, user_id TEXT NOT NULL UNIQUE REFERENCES users ON DELETE CASCADE, token_hash TEXT NOT NULL UNIQUE,
     created_at TEXT NOT NULL, sent_at TEXT, opened_at TEXT, expires_at TEXT NOT NULL);
   CREATE TABLE salesforce_states (
     state TEXT PRIMARY KEY, verifier TEXT NOT NULL, login_url TEXT NOT NULL, environment TEXT NOT NULL,
     consumer_key TEXT NOT NULL, return_url TEXT NOT NULL, expires_at INTEGER NOT NULL);
   CREATE TABLE salesforce (
     one INTEGER PRIMARY KEY CHECK (one = 1), state TEXT NOT NULL, environment TEXT, login_url TEXT, consumer_key TEXT,
     instance_url TEXT, tokens TEXT, org_id TEXT, org_name TEXT, user_id TEXT, username TEXT, display_name TEXT,
     user_email TEXT, connected_at TEXT, error_code TEXT, error_message TEXT, error_at TEXT);
   CREATE TABLE marketo (
     one INTEGER PRIMARY KEY CHECK (one = 1), state TEXT NOT NULL, munchkin_id TEXT NOT NULL, client_id TEXT NOT NULL,
     client_secret TEXT NOT NULL, owner TEXT, connected_at TEXT NOT NULL, error_code TEXT, error_message TEXT, error_at TEXT);
   CREATE TABLE people (
     marketo_id TEXT PRIMARY KEY, first_name TEXT, last_name TEXT, email TEXT COLLATE NOCASE, phone TEXT, title TEXT,
     company TEXT, linked_in_url TEXT, source TEXT, salesforce_lead_id TEXT, salesforce_contact_id TEXT,
     salesforce_account_id TEXT, salesforce_opportunity_id TEXT, created_at TEXT NOT NULL, updated_at TEXT NOT NULL
   ) WITHOUT ROWID;
   CREATE INDEX people_email ON people (email) WHERE email IS NOT NULL;
   CREATE TABLE idempotency (
     key TEXT PRIMARY KEY, body_hash TEXT NOT NULL, answer TEXT NOT NULL, created_at INTEGER NOT NULL) WITHOUT ROWID;
   CREATE TABLE plans (
     plan_id TEXT PRIMARY KEY, created_at TEXT NOT NULL) WITHOUT ROWID;
   CREATE TABLE plan_people (
     plan_id TEXT NOT NULL REFERENCES plans ON DELETE CASCADE, marketo_id TEXT NOT NULL, email TEXT COLLATE NOCASE,
     status TEXT NOT NULL, duplicate INTEGER NOT NULL, PRIMARY KEY (plan_id, marketo_id)) WITHOUT ROWID;
   CREATE INDEX plan_people_email ON plan_people (plan_id, email, marketo_id);
   CREATE INDEX plan_people_status ON plan_people (plan_id, status, duplicate)`,
  `ALTER TABLE users ADD COLUMN onboarded_at TEXT;
   ALTER TABLE users ADD COLUMN deactivated_at TEXT;
   ALTER TABLE users ADD COLUMN last_activity_at TEXT;
   ALTER TABLE users ADD COLUMN signature TEXT;
   CREATE TABLE invitation_batches (
     id TEXT PRIMARY KEY, body_hash TEXT NOT NULL, created_at TEXT NOT NULL, undo_until TEXT NOT NULL) WITHOUT ROWID;
   ALTER TABLE invitations ADD COLUMN batch_id TEXT REFERENCES invitation_batches;
   CREATE INDEX invitations_batch ON invitations (batch_id) WHERE batch_id IS NOT NULL;
   CREATE TABLE teams (id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE COLLATE NOCASE, created_at TEXT NOT NULL) WITHOUT ROWID;
   CREATE TABLE team_members (
     team_id TEXT NOT NULL REFERENCES teams ON DELETE CASCADE, user_id TEXT NOT NULL REFERENCES users ON DELETE CASCADE,
     PRIMARY KEY (team_id, user_id)) WITHOUT ROWID;
   CREATE INDEX team_members_user ON team_members (user_id);
   CREATE TABLE content (
     id TEXT PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('template', 'campaign')), name TEXT NOT NULL,
     owner_id TEXT NOT NULL REFERENCES users ON DELETE CASCADE, shared INTEGER NOT NULL DEFAULT 0, created_at TEXT NOT NULL);
   CREATE INDEX content_owner ON content (owner_id)`,
  `CREATE TABLE settings (
     name TEXT PRIMARY KEY, version INTEGER NOT NULL, body TEXT NOT NULL, changed_at TEXT NOT NULL) WITHOUT ROWID`,
];
