import type { AccessPort } from '../../kernel/ports/records.ts';
import type { ObjectSchema } from '../../kernel/ports/schema.ts';
import type { Grants, OrgMetadata } from '../schema/model.ts';
import type { RowWriter } from '../store/rowWriter.ts';
import { effectiveGrants } from './grants.ts';

type ObjectRight = 'read' | 'create' | 'edit' | 'delete';

/** Standard objects that every user reads: the org's own tables. */
const OPEN_OBJECTS = new Set([
  'user',
  'profile',
  'userrole',
  'organization',
  'recordtype',
  'group',
  'groupmember',
  'queuesobject',
  'permissionset',
  'permissionsetassignment',
  'permissionsetgroup',
  'permissionsetgroupcomponent',
  'setupentityaccess',
  'objectpermissions',
  'fieldpermissions',
  'custompermission',
  'userrecordaccess',
  'entitydefinition',
  'fielddefinition',
  'asyncapexjob',
  'crontrigger',
  'cronjobdetail',
  'apexclass',
  'apextrigger',
  'namedcredential',
  'userpackagelicense',
  'packagelicense',
]);

/** Attachments are seen with the record that they hang on, whatever the profile. Source: an org's answer, aer-dist issues 198 and 214. */
const ATTACHED = new Set(['attachment']);

/** Objects without rights of their own: they follow another object. Source: Salesforce Help, "Object Permissions". */
const FOLLOWERS: Record<string, string> = {
  opportunitycontactrole: 'Opportunity',
  campaignmember: 'Campaign',
};

/** Activities are read by everybody and written with a system permission. */
const ACTIVITIES: Record<string, string> = { task: 'EditTask', event: 'EditEvent' };

/** Setup objects that people are managed with, and the system permission that takes. */
const MANAGED: Record<string, string> = {
  user: 'ManageUsers',
  userrole: 'ManageUsers',
  group: 'ManageUsers',
  groupmember: 'ManageUsers',
  queuesobject: 'ManageUsers',
  permissionsetassignment: 'AssignPermissionSets',
};

/** System permissions that include others. Source: Salesforce Help, "Modify All Data". */
const INCLUDED: Record<string, string> = {
  viewalldata: 'modifyalldata',
  assignpermissionsets: 'manageusers',
};

/** Rights of users by profile, permission sets and permission set groups. */
export class AccessControl implements AccessPort {
  readonly #metadata: OrgMetadata;
  readonly #writer: RowWriter;
  readonly #refresh: () => void;
  readonly #cache = new Map<string, Grants>();

  constructor(metadata: OrgMetadata, writer: RowWriter, refresh: () => void) {
    this.#metadata = metadata;
    this.#writer = writer;
    this.#refresh = refresh;
  }

  /** Forgets what was computed: assignments, roles or users changed. */
  clear(): void {
    this.#cache.clear();
  }

  grants(userId: string): Grants {
    this.#refresh();
    const known = this.#cache.get(userId);
    if (known) return known;
    const made = effectiveGrants(userId, this.#metadata, this.#writer);
    this.#cache.set(userId, made);
    return made;
  }

  canObject(userId: string, object: string, right: ObjectRight): boolean {
    const grants = this.grants(userId);
    const schema = this.#metadata.schema.object(object);
    if (!schema) return false;
    if (grants.everything) return true;
    if (this.hasSystemPermission(userId, 'ModifyAllData') && schema.kind === 'custom') return true;
    if (right === 'read' && isOpen(schema)) return true;
    const system = this.#systemRight(userId, object.toLowerCase(), right);
    if (system !== undefined) return system;
    const parent = shareParent(schema) ?? FOLLOWERS[object.toLowerCase()];
    if (parent) return this.canObject(userId, parent, right === 'read' ? 'read' : 'edit');
    return grants.objects.get(object.toLowerCase())?.[right] ?? false;
  }

  /** The answer for objects that a system permission decides on. */
  #systemRight(userId: string, object: string, right: ObjectRight): boolean | undefined {
    const activity = ACTIVITIES[object];
    if (activity !== undefined) return right === 'read' || this.hasSystemPermission(userId, activity);
    const managed = MANAGED[object];
    return managed === undefined ? undefined : this.hasSystemPermission(userId, managed);
  }

  canField(userId: string, object: string, field: string, right: 'read' | 'edit'): boolean {
    const schema = this.#metadata.schema.field(object, field);
    if (!schema) return false;
    if (right === 'edit' && !schema.createable && !schema.updateable) return false;
    const grants = this.grants(userId);
    const name = object.toLowerCase();
    if (grants.everything || schema.alwaysVisible || isComposedName(object, schema.name) || FOLLOWERS[name]) return true;
    if (ATTACHED.has(name) && right === 'read') return true;
    const wildcard = schema.custom ? undefined : grants.fields.get(`${name}.*`);
    // Rights on an address are given to the whole. Source: Object Reference, "Compound Fields".
    const granted = [field, ...(schema.compoundField ? [schema.compoundField] : [])].some(
      (known) => grants.fields.get(`${name}.${known.toLowerCase()}`)?.[right],
    );
    return granted || (wildcard?.[right] ?? false);
  }

  hasCustomPermission(userId: string, name: string): boolean {
    const grants = this.grants(userId);
    const exists = this.#metadata.customPermissions.some((known) => known.name.toLowerCase() === name.toLowerCase());
    // An administrator has no custom permission until a permission set grants it.
    return exists && grants.customPermissions.has(name.toLowerCase());
  }

  hasSystemPermission(userId: string, name: string): boolean {
    const grants = this.grants(userId);
    const key = name.toLowerCase().replace(/^permissions/, '');
    const wider = INCLUDED[key];
    return grants.everything || grants.systemPermissions.has(key) || (wider !== undefined && grants.systemPermissions.has(wider));
  }

  canRunClass(userId: string, className: string): boolean {
    const grants = this.grants(userId);
    return grants.everything || grants.classes.has(className.toLowerCase());
  }

  canOpenPage(userId: string, page: string): boolean {
    const grants = this.grants(userId);
    return grants.everything || grants.pages.has(page.toLowerCase());
  }

  /** Profiles and permission sets decide which record types their users may choose; the Admin has all. */
  canRecordType(userId: string, object: string, developerName: string): boolean {
    const name = developerName.toLowerCase();
    if (name === 'master') return true;
    const known = this.#metadata.schema.recordTypes(object).find((type) => type.developerName.toLowerCase() === name);
    if (!known?.active) return false;
    const grants = this.grants(userId);
    return grants.everything || grants.recordTypes.has(`${object}.${developerName}`.toLowerCase());
  }

  externalCredentialPrincipals(userId: string): string[] {
    return [...this.grants(userId).principals];
  }
}

function isOpen(schema: ObjectSchema): boolean {
  return (
    OPEN_OBJECTS.has(schema.name.toLowerCase()) ||
    ATTACHED.has(schema.name.toLowerCase()) ||
    schema.kind === 'customSettingHierarchy' ||
    schema.kind === 'customSettingList' ||
    (schema.kind === 'customMetadata' && schema.visibility === 'Public')
  );
}

/** A person's name is visible to whoever sees the record. */
function isComposedName(object: string, field: string): boolean {
  return /^(lead|contact|user)$/i.test(object) && /^(name|firstname|lastname|salutation)$/i.test(field);
}

function shareParent(schema: ObjectSchema): string | undefined {
  if (!/Share$/.test(schema.name)) return undefined;
  const parent = schema.name.replace(/__Share$/, '__c').replace(/Share$/, '');
  return schema.fields.find((field) => field.referenceTo[0] === parent)?.referenceTo[0];
}
