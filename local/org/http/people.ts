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

  organizationName(): string {
    const session = this.store.session(this.store.adminUserId);
    return String(session.query('SELECT Name FROM Organization', {}, SYSTEM).records[0]?.fields['Name'] ?? '');
  }
}
