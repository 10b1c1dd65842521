/** Behind the `@salesforce/*` modules. */
import { session } from './session.ts';

export { apexMethod, getSObjectValue, refreshApex } from './apex.ts';

/** `@salesforce/user/Id` and `isGuest`. */
export function userFact(name: string): unknown {
  if (name === 'Id') return session().user.id;
  if (name === 'isGuest') return false;
  throw new Error(`Not implemented in the local Lightning host: @salesforce/user/${name}`);
}

/** `@salesforce/customPermission/X`: true or undefined, as on the platform. */
export function hasCustomPermission(name: string): true | undefined {
  const plain = name.replace(/^c\./, '').toLowerCase();
  return session().customPermissions.some((permission) => permission.toLowerCase() === plain) || undefined;
}
