import personaFile from '../../config/personas.json' with { type: 'json' };
import { seedId } from './ids.ts';

/** A permission set of the package that a seeded user may hold. */
export type SeedPermissionSet = 'MSI_Actions_Admin' | 'MSI_Actions_User';

/** A user of Salesforce. */
export interface SeedUser {
  /** The persona's key, or `rep-1` to `rep-12`. */
  key: string;
  id: string;
  firstName: string;
  lastName: string;
  title: string;
  username: string;
  email: string;
  profile: string;
  permissionSets: SeedPermissionSet[];
}

/** A user of Marketo. `apiOnly` users have no login to Marketo's pages. */
export interface SeedMarketoUser {
  id: number;
  /** On subscriptions under Adobe IMS a GUID-like text, not the e-mail address. */
  userid: string;
  firstName: string;
  lastName: string;
  emailAddress: string;
  apiOnly: boolean;
  role: 'Admin' | 'Standard User' | 'API User';
}

const repNames = [
  ['Tomás', 'Almeida'],
  ['Hannah', 'Brooks'],
  ['Kenji', 'Mori'],
  ['Adaeze', 'Obi'],
  ['Piotr', 'Zieliński'],
  ['Leila', 'Farouk'],
  ['Connor', 'Doyle'],
  ['Mei-Ling', 'Tan'],
  ['Anders', 'Holm'],
  ['Ishita', 'Banerjee'],
  ['Camille', 'Laurent'],
  ['Diego', 'Fuentes'],
] as const;

function isPermissionSet(name: string): name is SeedPermissionSet {
  return name === 'MSI_Actions_Admin' || name === 'MSI_Actions_User';
}

const personas: SeedUser[] = personaFile.map((persona, index) => ({
  ...persona,
  id: seedId('user', index + 1),
  permissionSets: persona.permissionSets.filter(isPermissionSet),
}));

const reps: SeedUser[] = repNames.map(([firstName, lastName], index) => ({
  key: `rep-${index + 1}`,
  id: seedId('user', personas.length + index + 1),
  firstName,
  lastName,
  title: 'Sales Development Representative',
  username: mailName(firstName, lastName),
  email: mailName(firstName, lastName),
  profile: 'Standard User',
  permissionSets: ['MSI_Actions_User'],
}));

const owners = [...personas.filter(({ key }) => key === 'sales-rep'), ...reps];

/** How many users own leads, contacts and accounts: the sales-rep persona and the further reps. */
export const ownerCount = owners.length;

/** The queue that owns the leads nobody in sales owns. */
export const queueId = seedId('queue', 1);

/** The queue's label and developer name. */
export const queue = { id: queueId, name: 'Unassigned Leads', developerName: 'Unassigned_Leads' } as const;

/** The id of an owner, counted from 0. */
export function ownerId(index: number): string {
  return owners[index % owners.length]?.id ?? queueId;
}

/** All Salesforce users: the personas of `config/personas.json`, then the reps. */
export function generateUsers(): SeedUser[] {
  return [...personas, ...reps].map((user) => ({ ...user, permissionSets: [...user.permissionSets] }));
}

const otherMarketoUsers: [string, string, SeedMarketoUser['role']][] = [
  ['Priya', 'Raman', 'Admin'],
  ['Oskar', 'Nyström', 'Admin'],
  ['Denise', 'Whitfield', 'Admin'],
  ['Luca', 'Ferrari', 'Standard User'],
  ['Yuki', 'Tanaka', 'Standard User'],
  ['Amara', 'Diallo', 'Standard User'],
  ['Jonas', 'Becker', 'Standard User'],
  ['Chloe', 'Martin', 'Standard User'],
  ['Rafael', 'Souza', 'Standard User'],
  ['Sales Insight', 'API', 'API User'],
  ['Webinar', 'Connector', 'API User'],
  ['Data Warehouse', 'Export', 'API User'],
];

/** The Marketo users: five admins (the two admin personas among them), standard users and API-only users. */
export function generateMarketoUsers(): SeedMarketoUser[] {
  const admins = personas.filter(({ key }) => key === 'marketo-admin' || key === 'salesforce-admin');
  const everyone: [string, string, SeedMarketoUser['role']][] = [
    ...admins.map(({ firstName, lastName }): [string, string, 'Admin'] => [firstName, lastName, 'Admin']),
    ...otherMarketoUsers,
  ];
  return everyone.map(([firstName, lastName, role], index) => ({
    id: 1001 + index,
    userid: `${(0x5eed0000 + index).toString(16)}-0000-4000-8000-${String(index + 1).padStart(12, '0')}`,
    firstName,
    lastName,
    emailAddress: mailName(firstName, lastName),
    apiOnly: role === 'API User',
    role,
  }));
}

function mailName(firstName: string, lastName: string): string {
  const plain = `${firstName}.${lastName}`.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return `${plain.replace(/ /g, '-')}@kestrel.example`;
}
