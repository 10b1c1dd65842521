/** Fills a new org with the seeded users and records. */
import type { PlainRecord } from '../kernel/ports/records.ts';
import type { Store } from '../data/index.ts';
import { generateSalesforceRecords } from '../seed/salesforceRecords.ts';
import { generateUsers, queue } from '../seed/users.ts';
import type { SeedSize } from '../seed/people.ts';

const SYSTEM = { mode: 'system', sharing: false } as const;
const CHUNK = 5_000;

function idsByName(store: Store, object: string): Map<string, string> {
  const session = store.session(store.adminUserId);
  const answer = session.query(`SELECT Id, Name FROM ${object}`, {}, SYSTEM);
  return new Map(answer.records.map((row) => [String(row.fields['Name']), String(row.fields['Id'])]));
}

function loadUsers(store: Store): void {
  const profiles = idsByName(store, 'Profile');
  const permissionSets = idsByName(store, 'PermissionSet');
  const users = generateUsers();
  store.bulkLoad(
    'User',
    users.map((user) => ({
      Id: user.id,
      FirstName: user.firstName,
      LastName: user.lastName,
      Username: user.username,
      Email: user.email,
      Title: user.title,
      Alias: user.firstName.slice(0, 8),
      CommunityNickname: user.key,
      IsActive: true,
      ProfileId: profiles.get(user.profile) ?? null,
      TimeZoneSidKey: 'America/Los_Angeles',
      LocaleSidKey: 'en_US',
      LanguageLocaleKey: 'en_US',
      EmailEncodingKey: 'UTF-8',
      UserType: 'Standard',
    })),
  );
  const assignments = users.flatMap((user) =>
    user.permissionSets.flatMap((name) => {
      const id = permissionSets.get(name);
      return id ? [{ AssigneeId: user.id, PermissionSetId: id }] : [];
    }),
  );
  store.bulkLoad('PermissionSetAssignment', assignments);
  store.bulkLoad('Group', [{ Id: queue.id, Name: queue.name, DeveloperName: queue.developerName, Type: 'Queue' }]);
  store.bulkLoad('QueueSobject', [{ QueueId: queue.id, SobjectType: 'Lead' }]);
}

/** Loads users, the queue and all records. */
export function loadSeed(store: Store, size: SeedSize): void {
  loadUsers(store);
  const waiting = new Map<string, PlainRecord['fields'][]>();
  const flush = (type: string) => {
    const rows = waiting.get(type) ?? [];
    if (rows.length > 0) store.bulkLoad(type, rows);
    waiting.set(type, []);
  };
  for (const record of generateSalesforceRecords(size)) {
    const rows = waiting.get(record.type) ?? [];
    rows.push(record.fields);
    waiting.set(record.type, rows);
    if (rows.length >= CHUNK) flush(record.type);
  }
  for (const type of waiting.keys()) flush(type);
}
