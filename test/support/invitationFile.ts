/** A file of people to invite with every kind of defect, and what each row must be told. */
import type { TestEnvironment } from './environment.ts';

/** A row as Apex takes it. */
export interface FileRow {
  email: string;
  firstName: string;
  lastName: string;
  role: string;
  team: string;
}

/** Reps of the seed that nobody has invited yet. */
const GOOD = ['tomas.almeida', 'hannah.brooks', 'kenji.mori', 'adaeze.obi', 'piotr.zielinski', 'leila.farouk', 'connor.doyle'].map(
  (name) => `${name}@kestrel.example`,
);
const SYSTEM = { mode: 'system', sharing: false } as const;

const row = (email: string, more: Partial<FileRow> = {}): FileRow => ({ email, firstName: '', lastName: '', role: '', team: '', ...more });

/** Salesforce users with one thing wrong each, a member, an invited and a deactivated user of the account. */
export async function prepareInvitationUsers(env: TestEnvironment): Promise<void> {
  const { store } = env.environment.org;
  const session = store.session(store.adminUserId);
  const profile = (name: string) =>
    String(session.query('SELECT Id FROM Profile WHERE Name = :name', { name }, SYSTEM).records[0]?.fields['Id']);
  const user = (name: string, more: Record<string, string | boolean> = {}) => ({
    type: 'User',
    fields: {
      LastName: name,
      Alias: name.slice(0, 8),
      Email: `${name}@kestrel.example`,
      Username: `${name}@kestrel.example`,
      ProfileId: profile('Standard User'),
      TimeZoneSidKey: 'America/Los_Angeles',
      LocaleSidKey: 'en_US',
      LanguageLocaleKey: 'en_US',
      EmailEncodingKey: 'UTF-8',
      IsActive: true,
      ...more,
    },
  });
  const made = session.insert(
    [
      user('inactive', { IsActive: false }),
      user('renamed', { Username: 'other.renamed@kestrel.example' }),
      user('noapi', { ProfileId: profile('Minimum Access - Salesforce') }),
    ],
    { ...SYSTEM, allOrNone: true },
  );
  const set = session.query("SELECT Id FROM PermissionSet WHERE Name = 'MSI_Actions_User'", {}, SYSTEM).records[0]?.fields['Id'];
  const assignments = made.map(({ id }) => ({ type: 'PermissionSetAssignment', fields: { AssigneeId: id, PermissionSetId: set ?? null } }));
  session.insert(assignments, { ...SYSTEM, allOrNone: true });
  session.commit();
  const rows = [row('anders.holm@kestrel.example'), row('mei-ling.tan@kestrel.example')];
  await env.apex('UserManagementController.inviteUsers', { rows, key: 'prepare' });
  const directory = await env.apex<{ users: { id: string; email: string }[] }>('UserManagementController.getDirectory');
  const id = directory.users.find(({ email }) => email === 'mei-ling.tan@kestrel.example')?.id;
  await env.apex('UserManagementController.deactivateUser', { userId: id, handOverTo: null });
}

/** Rows with their first defect; a row without one is good. */
function defects(): [FileRow, string][] {
  return [
    [row('not an address'), 'INVITE_BAD_ADDRESS'],
    [row('Hannah.Brooks@KESTREL.example'), 'INVITE_DUPLICATE_ROW'],
    [row('maya.lindqvist@kestrel.example'), 'INVITE_ALREADY_MEMBER'],
    [row('anders.holm@kestrel.example'), 'INVITE_ALREADY_INVITED'],
    [row('mei-ling.tan@kestrel.example'), 'INVITE_DEACTIVATED'],
    [row('someone@other-instance.example'), 'INVITE_OTHER_INSTANCE'],
    [row('ishita.banerjee@kestrel.example', { role: 'king' }), 'INVITE_UNKNOWN_ROLE'],
    [row('camille.laurent@kestrel.example', { team: 'Nowhere' }), 'INVITE_UNKNOWN_TEAM'],
    [row('inactive@kestrel.example'), 'INVITE_INACTIVE_USER'],
    [row('renamed@kestrel.example'), 'INVITE_USERNAME_DIFFERS'],
    [row('noapi@kestrel.example'), 'INVITE_NO_API'],
    [row('noah.weiss@kestrel.example'), 'INVITE_NO_PERMISSION_SET'],
  ];
}

/** The file with `size` rows: the good ones, all defects, and strangers, of whom the seats are enough for some only. */
export function invitationFile(size: number): { text: string; rows: FileRow[]; expected: (string | undefined)[]; good: string[] } {
  const named: [FileRow, string | undefined][] = [...GOOD.map((email): [FileRow, undefined] => [row(email), undefined]), ...defects()];
  const strangers = size - named.length;
  for (let index = 0; index < strangers; index++) {
    const isLate = index > 100;
    named.push([row(`stranger${index}@kestrel.example`), isLate ? 'INVITE_NO_SEAT' : 'INVITE_NO_SALESFORCE_USER']);
  }
  const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
  const lines = named.map(([{ email, firstName, lastName, role, team }]) => [email, firstName, lastName, role, team].map(quoted).join(','));
  return {
    text: ['Email,First Name,Last Name,Role,Team', ...lines].join('\r\n'),
    rows: named.map(([each]) => each),
    expected: named.map(([, code]) => code),
    good: GOOD,
  };
}
