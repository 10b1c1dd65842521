import { DmlFailure } from '../../kernel/ports/records.ts';
import type { PlainRecord } from '../../kernel/ports/records.ts';
import type { Operation } from './statement.ts';

/** Objects that may not be written in one transaction with others. Source: Apex Developer Guide, "sObjects That Cannot Be Used Together in DML Operations". */
const SETUP = new Set([
  ...['FieldPermissions', 'Group', 'GroupMember', 'ObjectPermissions', 'PermissionSet', 'PermissionSetAssignment', 'QueueSobject'],
  ...[
    'PermissionSetGroup',
    'PermissionSetGroupComponent',
    'PermissionSetTabSetting',
    'SetupEntityAccess',
    'UserRole',
    'Territory2',
    'UserTerritory2Association',
  ],
  ...['ObjectTerritory2AssignmentRule', 'Territory', 'UserTerritory', 'UserPackageLicense', 'ExternalServiceRegistration'],
]);
const USER_FIELDS = /^(UserRoleId|IsActive|ForecastEnabled|IsPortalEnabled|Username|ProfileId)$/i;

/** A user counts as setup when its role, profile, name or activity is set. */
function isSetup(object: string, operation: Operation, records: PlainRecord[]): boolean {
  if (object !== 'User') return SETUP.has(object);
  const names = records.flatMap((record) => Object.entries(record.fields).flatMap(([name, value]) => (value === null ? [] : [name])));
  return operation === 'Insert' ? names.some((name) => /^UserRoleId$/i.test(name)) : names.some((name) => USER_FIELDS.test(name));
}

/** What one transaction (or one `runAs` block of a test) has written so far. */
export class MixedWork {
  #setup: string | undefined;
  #other: string | undefined;

  /** Notes a statement; throws what the platform throws when the two kinds meet. */
  note(object: string, operation: Operation, records: PlainRecord[]): void {
    const setup = isSetup(object, operation, records);
    const before = setup ? this.#other : this.#setup;
    if (before !== undefined && !(object === 'User' && !setup)) throw refusal(object, before, operation);
    if (setup) this.#setup ??= object;
    else if (object !== 'User') this.#other ??= object;
  }

  /** Forgets everything. */
  clear(): void {
    this.#setup = undefined;
    this.#other = undefined;
  }
}

function refusal(object: string, before: string, operation: Operation): DmlFailure {
  const message = `DML operation on setup object is not permitted after you have updated a non-setup object (or vice versa): ${object}, original object: ${before}`;
  return new DmlFailure(operation, [{ index: 0, id: null, error: { statusCode: 'MIXED_DML_OPERATION', message, fields: [] } }]);
}
