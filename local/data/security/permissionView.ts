import type { SchemaPort } from '../../kernel/ports/schema.ts';
import type { AccessControl } from './access.ts';

/** The id of rows that are no records. */
const NO_RECORD = '000000000000000AAA';

/**
 * The one row of UserPermissionAccess: the permissions of the user who asks.
 * Source: Object Reference, "UserPermissionAccess"; octoberswimmer/aer-dist, issue 457, on what an org answers.
 */
export function permissionRow(userId: string, schema: SchemaPort, access: AccessControl): Record<string, string | boolean> {
  const row: Record<string, string | boolean> = { Id: NO_RECORD };
  for (const { name } of schema.object('UserPermissionAccess')?.fields ?? []) {
    if (name.startsWith('Permissions')) row[name] = access.hasSystemPermission(userId, name);
  }
  return row;
}
