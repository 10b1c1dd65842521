import { componentName } from './files.ts';
import type { Grants, ObjectRights, PermissionSetGroupMeta, TabVisibility } from './model.ts';
import { children, flag, text, textOr, texts } from './xml.ts';
import type { XmlNode } from './xml.ts';

/** Grants of nothing. */
export function emptyGrants(name: string, label = name, description = ''): Grants {
  return {
    name,
    label,
    description,
    everything: false,
    objects: new Map(),
    fields: new Map(),
    classes: new Set(),
    customPermissions: new Set(),
    systemPermissions: new Set(),
    recordTypes: new Set(),
    principals: [],
    tabs: new Map(),
    apps: new Set(),
    pages: new Set(),
  };
}

/** A profile or permission set. Source: Metadata API Developer Guide, "PermissionSet", "Profile". */
export function grantsFromXml(file: string, kind: 'permissionset' | 'profile', node: XmlNode): Grants {
  const name = componentName(file, kind);
  const grants = emptyGrants(name, textOr(node, 'label', name), textOr(node, 'description', ''));
  for (const entry of children(node, 'objectPermissions')) {
    grants.objects.set(textOr(entry, 'object', '').toLowerCase(), rights(entry));
  }
  for (const entry of children(node, 'fieldPermissions')) {
    const edit = flag(entry, 'editable');
    grants.fields.set(textOr(entry, 'field', '').toLowerCase(), {
      read: edit || flag(entry, 'readable'),
      edit,
    });
  }
  for (const entry of children(node, 'recordTypeVisibilities')) {
    if (flag(entry, 'visible')) grants.recordTypes.add(textOr(entry, 'recordType', '').toLowerCase());
  }
  addNames(node, 'classAccesses', 'apexClass', grants.classes);
  addNames(node, 'pageAccesses', 'apexPage', grants.pages);
  addNames(node, 'customPermissions', 'name', grants.customPermissions);
  addNames(node, 'userPermissions', 'name', grants.systemPermissions);
  for (const entry of [...children(node, 'customMetadataTypeAccesses'), ...children(node, 'customSettingAccesses')]) {
    if (flag(entry, 'enabled')) grants.objects.set(textOr(entry, 'name', '').toLowerCase(), READ_ONLY);
  }
  for (const entry of children(node, 'externalCredentialPrincipalAccesses')) {
    const principal = text(entry, 'externalCredentialPrincipal');
    if (principal && flag(entry, 'enabled')) grants.principals.push(principal);
  }
  for (const entry of children(node, 'applicationVisibilities')) {
    if (flag(entry, 'visible')) grants.apps.add(textOr(entry, 'application', '').toLowerCase());
  }
  for (const entry of [...children(node, 'tabSettings'), ...children(node, 'tabVisibilities')]) {
    const visibility = TAB_VISIBILITIES[textOr(entry, 'visibility', '')];
    if (visibility) grants.tabs.set(textOr(entry, 'tab', ''), visibility);
  }
  return grants;
}

/** Permission sets say Visible and Available, profiles DefaultOn and DefaultOff. Source: Metadata API Developer Guide, both types. */
const TAB_VISIBILITIES: Record<string, TabVisibility> = {
  Visible: 'DefaultOn',
  Available: 'DefaultOff',
  DefaultOn: 'DefaultOn',
  DefaultOff: 'DefaultOff',
};

const READ_ONLY: ObjectRights = {
  read: true,
  create: false,
  edit: false,
  delete: false,
  viewAll: false,
  modifyAll: false,
};

/** Higher rights include the lower ones, as Setup enforces. */
function rights(node: XmlNode): ObjectRights {
  const modifyAll = flag(node, 'modifyAllRecords');
  const viewAll = modifyAll || flag(node, 'viewAllRecords');
  const remove = modifyAll || flag(node, 'allowDelete');
  const edit = remove || flag(node, 'allowEdit');
  const create = flag(node, 'allowCreate');
  return {
    read: viewAll || edit || create || flag(node, 'allowRead'),
    create,
    edit,
    delete: remove,
    viewAll,
    modifyAll,
  };
}

function addNames(node: XmlNode, element: string, nameElement: string, into: Set<string>): void {
  for (const entry of children(node, element)) {
    if (flag(entry, 'enabled')) into.add(textOr(entry, nameElement, '').toLowerCase());
  }
}

/** A muting permission set: the permissions it names are taken away. Source: Metadata API Developer Guide, "MutingPermissionSet". */
export function mutingFromXml(file: string, node: XmlNode): Grants {
  return { ...grantsFromXml(file, 'permissionset', node), name: componentName(file, 'mutingpermissionset') };
}

/** A permission set group. */
export function groupFromXml(file: string, node: XmlNode): PermissionSetGroupMeta {
  const name = componentName(file, 'permissionsetgroup');
  return {
    name,
    label: textOr(node, 'label', name),
    description: textOr(node, 'description', ''),
    permissionSets: texts(node, 'permissionSets'),
    muting: texts(node, 'mutingPermissionSets'),
  };
}

/** Objects that a Standard User works with; the Admin owns everything. */
const STANDARD_OBJECTS = [
  'Account',
  'Contact',
  'Lead',
  'Opportunity',
  'OpportunityContactRole',
  'Task',
  'Event',
  'Campaign',
  'CampaignMember',
  'Case',
  'Note',
  'Attachment',
  'ContentVersion',
  'ContentDocument',
  'ContentDocumentLink',
  'Asset',
  'Contract',
  'Order',
  'OrderItem',
  'OpportunityLineItem',
  'Product2',
  'Pricebook2',
  'PricebookEntry',
  'Quote',
  'Solution',
  'EmailMessage',
  'CaseComment',
  'FeedItem',
  'FeedComment',
  'Topic',
  'TopicAssignment',
  'Document',
  'Individual',
  'CampaignMemberStatus',
];

/** Tabs that these profiles show in a new org. Source: Salesforce Help, "View and Edit Tab Settings". */
const STANDARD_TABS = ['Account', 'Contact', 'Lead', 'Opportunity', 'Campaign', 'Case'].map((object) => `standard-${object}`);

/**
 * The built-in profiles. Source: Salesforce Help, "Standard Profiles": System Administrator has full access,
 * Standard User creates and edits most record types, Minimum Access only logs in, Read Only views and edits nothing;
 * Marketing User, Contract Manager and Solution Manager have the same functionality as Standard User.
 */
export function builtInProfiles(): Grants[] {
  const admin = { ...emptyGrants('System Administrator'), everything: true };
  const standard = emptyGrants('Standard User');
  for (const object of STANDARD_OBJECTS) {
    const own = { read: true, create: true, edit: true, delete: true, viewAll: false, modifyAll: false };
    standard.objects.set(object.toLowerCase(), own);
    admin.objects.set(object.toLowerCase(), { ...own, viewAll: true, modifyAll: true });
    for (const profile of [standard, admin]) profile.fields.set(`${object.toLowerCase()}.*`, { read: true, edit: true });
  }
  for (const tab of STANDARD_TABS) for (const profile of [standard, admin]) profile.tabs.set(tab, 'DefaultOn');
  standard.systemPermissions = new Set([
    'apienabled',
    'runreports',
    'activatecontract',
    'edittask',
    'editevent',
    'lightningexperienceuser',
    'viewhelplink',
    'allowuniversalsearch',
  ]);
  const minimum = emptyGrants('Minimum Access - Salesforce');
  minimum.systemPermissions = new Set(['lightningexperienceuser', 'viewhelplink']);
  const alike = ['Marketing User', 'Contract Manager', 'Solution Manager'].map((name) => likeProfile(standard, name));
  return [admin, standard, minimum, readOnly(standard), ...alike];
}

/** A profile with the rights of another. */
function likeProfile(of: Grants, name: string): Grants {
  return {
    ...emptyGrants(name),
    objects: new Map(of.objects),
    fields: new Map(of.fields),
    systemPermissions: new Set(of.systemPermissions),
    tabs: new Map(of.tabs),
  };
}

function readOnly(standard: Grants): Grants {
  const viewer = likeProfile(standard, 'Read Only');
  for (const object of viewer.objects.keys())
    viewer.objects.set(object, { read: true, create: false, edit: false, delete: false, viewAll: false, modifyAll: false });
  for (const field of viewer.fields.keys()) viewer.fields.set(field, { read: true, edit: false });
  viewer.systemPermissions = new Set(['apienabled', 'runreports', 'lightningexperienceuser', 'viewhelplink', 'allowuniversalsearch']);
  return viewer;
}
