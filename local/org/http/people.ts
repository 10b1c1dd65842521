/** The users of the org, as its own pages need them. */
import type { Store } from '../../data/index.ts';

/** A user in short. */
export interface OrgUser {
  id: string;
  username: string;
  name: string;
  email: string;
  profile: string;
  isActive: boolean;
  /** IANA name. */
  timeZone: string;
}

const SYSTEM = { mode: 'system', sharing: false } as const;

/** Reads users and the organisation from the store. */
export class OrgPeople {
  private readonly store: Store;
  constructor(store: Store) {
    this.store = store;
  }

  private find(where: string, value: string): OrgUser | undefined {
    const session = this.store.session(this.store.adminUserId);
    const answer = session.query(
      `SELECT Id, Username, Name, Email, IsActive, TimeZoneSidKey, Profile.Name FROM User WHERE ${where} = :value LIMIT 1`,
      { value },
      SYSTEM,
    );
    const [row] = answer.records;
    if (!row) return undefined;
    const text = (name: string) => String(row.fields[name] ?? '');
    const profile = String(row.parents?.['Profile']?.fields['Name'] ?? '');
    return {
      id: text('Id'),
      username: text('Username'),
      name: text('Name'),
      email: text('Email'),
      profile,
      isActive: row.fields['IsActive'] === true,
      timeZone: text('TimeZoneSidKey'),
    };
  }

  byUsername(username: string): OrgUser | undefined {
    return this.find('Username', username);
  }

  /** Throws when there is no such user. */
  byId(id: string): OrgUser {
    const user = this.find('Id', id);
    if (!user) throw new Error(`There is no user ${id}.`);
    return user;
  }

  /**
   * Names of the tabs that profile and permission sets of a user do not hide, without a namespace.
   * Source: Object Reference, PermissionSetTabSetting: a hidden tab has no setting.
   */
  visibleTabs(userId: string): string[] {
    const session = this.store.session(this.store.adminUserId);
    const bySets = 'ParentId IN (SELECT PermissionSetId FROM PermissionSetAssignment WHERE AssigneeId = :userId)';
    const byProfile = 'Parent.ProfileId IN (SELECT ProfileId FROM User WHERE Id = :userId)';
    const names = [bySets, byProfile].flatMap((where) =>
      session
        .query(`SELECT Name FROM PermissionSetTabSetting WHERE ${where}`, { userId }, SYSTEM)
        .records.map(({ fields }) => String(fields['Name'])),
    );
    return [...new Set(names.map((name) => name.replace(/^\w+?__(?=\w)/, '')))];
  }

  organizationName(): string {
    const session = this.store.session(this.store.adminUserId);
    return String(session.query('SELECT Name FROM Organization', {}, SYSTEM).records[0]?.fields['Name'] ?? '');
  }
}
