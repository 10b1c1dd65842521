/** Facts of users, read from the store. */
import type { UserFacts } from '../../apex/runtime/context.ts';
import type { DataSession, PlainValue } from '../../kernel/ports/records.ts';

const FIELDS =
  'Id, Username, Name, FirstName, LastName, Email, ProfileId, UserRoleId, UserType, TimeZoneSidKey, LocaleSidKey, LanguageLocaleKey';

const text = (value: PlainValue | undefined, fallback = ''): string => (typeof value === 'string' ? value : fallback);
const optional = (value: PlainValue | undefined): string | null => (typeof value === 'string' ? value : null);

/** Reads a user. Throws when there is none with that id. */
export function readUser(session: DataSession, userId: string): UserFacts {
  const answer = session.query(`SELECT ${FIELDS} FROM User WHERE Id = :id`, { id: userId }, { mode: 'system', sharing: false });
  const fields = answer.records[0]?.fields;
  if (!fields) throw new Error(`There is no user ${userId} in the local org.`);
  return {
    id: userId,
    username: text(fields['Username']),
    name: text(fields['Name']),
    firstName: optional(fields['FirstName']),
    lastName: text(fields['LastName']),
    email: text(fields['Email']),
    profileId: text(fields['ProfileId']),
    roleId: optional(fields['UserRoleId']),
    userType: text(fields['UserType'], 'Standard'),
    timeZone: text(fields['TimeZoneSidKey'], 'America/Los_Angeles'),
    locale: text(fields['LocaleSidKey'], 'en_US'),
    language: text(fields['LanguageLocaleKey'], 'en_US'),
    currency: 'USD',
  };
}
