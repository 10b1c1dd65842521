import type { FieldSchema } from '../../kernel/ports/schema.ts';
import { grantsFromXml, groupFromXml, mutingFromXml } from './accessMetadata.ts';
import { fieldsFromXml, globalValueSet } from './fieldMetadata.ts';
import { componentName, owningObject } from './files.ts';
import {
  cachePartitionFromXml,
  customPermissionFromXml,
  externalCredentialFromXml,
  labelsFromXml,
  namedCredentialFromXml,
  remoteSiteFromXml,
} from './integrationMetadata.ts';
import { MetadataError } from './model.ts';
import type { Grants, OrgMetadata } from './model.ts';
import type { ObjectParts } from './objectAssembly.ts';
import { emailTemplateFromXml, notificationTypeFromXml, staticResourceFromXml, webLinkFromXml } from './contentMetadata.ts';
import { publicGroupFromXml, queueFromXml, roleFromXml, sharingRulesFromXml } from './peopleMetadata.ts';
import {
  customMetadataFromXml,
  fieldSetFromXml,
  lookupFilterFromXml,
  recordTypeFromXml,
  rollupFromXml,
  validationRuleFromXml,
} from './recordMetadata.ts';
import { child, children, readXml, text, texts } from './xml.ts';
import type { XmlNode } from './xml.ts';

type Lists = Omit<OrgMetadata, 'schema' | 'objects' | 'stages'>;

/** What is collected while the files are read. */
export interface Draft extends Lists {
  parts: Map<string, ObjectParts>;
  /** Global value sets by lower-case name. */
  valueSets: Map<string, XmlNode>;
  /** Picklists whose values are a global set's. */
  globalPicklists: { field: FieldSchema; set: string }[];
  /** Standard value sets by name. */
  standardValues: Map<string, XmlNode>;
}

type Reader = (file: string, draft: Draft) => void;

/** Nothing read yet. */
export function emptyDraft(profiles: Grants[]): Draft {
  return {
    parts: new Map(),
    valueSets: new Map(),
    globalPicklists: [],
    standardValues: new Map(),
    labels: [],
    customPermissions: [],
    namedCredentials: [],
    externalCredentials: [],
    cachePartitions: [],
    remoteSites: [],
    profiles,
    permissionSets: [],
    permissionSetGroups: [],
    apps: [],
    mutingPermissionSets: [],
    customMetadata: [],
    recordTypes: [],
    fieldSets: [],
    validationRules: [],
    rollups: [],
    lookupFilters: [],
    apexFiles: [],
    flows: [],
    staticResources: [],
    emailTemplates: [],
    notificationTypes: [],
    webLinks: [],
    listViewButtons: new Map(),
    roles: [],
    publicGroups: [],
    queues: [],
    sharingRules: [],
  };
}

/** One reader per kind of file; kinds that are not listed mean nothing to the data. */
export const READERS: Record<string, Reader> = {
  object: readObject,
  field: (file, draft) => addField(file, part(draft, file), readXml(file, 'CustomField'), draft),
  globalValueSet: (file, draft) => {
    const name = componentName(file, 'globalValueSet').toLowerCase();
    draft.valueSets.set(name, readXml(file, 'GlobalValueSet'));
  },
  standardValueSet: (file, draft) => {
    draft.standardValues.set(componentName(file, 'standardValueSet'), readXml(file, 'StandardValueSet'));
  },
  validationRule: (file, draft) =>
    void draft.validationRules.push(validationRuleFromXml(file, objectOf(file), readXml(file, 'ValidationRule'))),
  recordType: (file, draft) => void draft.recordTypes.push(recordTypeFromXml(file, objectOf(file), readXml(file, 'RecordType'))),
  fieldSet: (file, draft) => void draft.fieldSets.push(fieldSetFromXml(file, objectOf(file), readXml(file, 'FieldSet'))),
  sharingReason: (file, draft) => {
    (part(draft, file).sharingReasons ??= []).push(componentName(file, 'sharingReason'));
  },
  md: (file, draft) => void draft.customMetadata.push(customMetadataFromXml(file, readXml(file, 'CustomMetadata'))),
  labels: (file, draft) => void draft.labels.push(...labelsFromXml(readXml(file, 'CustomLabels'))),
  permissionset: (file, draft) => void draft.permissionSets.push(grantsFromXml(file, 'permissionset', readXml(file, 'PermissionSet'))),
  permissionsetgroup: (file, draft) => void draft.permissionSetGroups.push(groupFromXml(file, readXml(file, 'PermissionSetGroup'))),
  app: (file, draft) => {
    const name = componentName(file, 'app');
    draft.apps.push({ name, label: text(readXml(file, 'CustomApplication'), 'label') ?? name });
  },
  mutingpermissionset: (file, draft) => void draft.mutingPermissionSets.push(mutingFromXml(file, readXml(file, 'MutingPermissionSet'))),
  profile: readProfile,
  customPermission: (file, draft) => void draft.customPermissions.push(customPermissionFromXml(file, readXml(file, 'CustomPermission'))),
  namedCredential: (file, draft) => void draft.namedCredentials.push(namedCredentialFromXml(file, readXml(file, 'NamedCredential'))),
  externalCredential: (file, draft) =>
    void draft.externalCredentials.push(externalCredentialFromXml(file, readXml(file, 'ExternalCredential'))),
  cachePartition: (file, draft) => void draft.cachePartitions.push(cachePartitionFromXml(file, readXml(file, 'PlatformCachePartition'))),
  remoteSite: (file, draft) => void draft.remoteSites.push(remoteSiteFromXml(file, readXml(file, 'RemoteSiteSetting'))),
  resource: (file, draft) => {
    if (file.endsWith('-meta.xml')) draft.staticResources.push(staticResourceFromXml(file, readXml(file, 'StaticResource')));
  },
  email: (file, draft) => {
    if (file.endsWith('-meta.xml')) draft.emailTemplates.push(emailTemplateFromXml(file, readXml(file, 'EmailTemplate')));
  },
  notiftype: (file, draft) => void draft.notificationTypes.push(notificationTypeFromXml(file, readXml(file, 'CustomNotificationType'))),
  webLink: (file, draft) => void draft.webLinks.push(webLinkFromXml(file, objectOf(file), readXml(file, 'WebLink'))),
  cls: (file, draft) => void draft.apexFiles.push({ kind: 'ApexClass', file: file.replace(/-meta\.xml$/, '') }),
  trigger: (file, draft) => void draft.apexFiles.push({ kind: 'ApexTrigger', file: file.replace(/-meta\.xml$/, '') }),
  page: (file, draft) => void draft.apexFiles.push({ kind: 'ApexPage', file: file.replace(/-meta\.xml$/, '') }),
  flow: (file, draft) => void draft.flows.push(componentName(file, 'flow')),
  role: (file, draft) => void draft.roles.push(roleFromXml(file, readXml(file, 'Role'))),
  group: (file, draft) => void draft.publicGroups.push(publicGroupFromXml(file, readXml(file, 'Group'))),
  queue: (file, draft) => void draft.queues.push(queueFromXml(file, readXml(file, 'Queue'))),
  sharingRules: (file, draft) => void draft.sharingRules.push(...sharingRulesFromXml(file, readXml(file, 'SharingRules'))),
};

function objectOf(file: string): string {
  const name = owningObject(file);
  if (!name) throw new MetadataError(file, 'the file must lie under objects/<Object>/');
  return name;
}

function part(draft: Draft, file: string): ObjectParts {
  const name = owningObject(file) ?? componentName(file, 'object');
  const known = draft.parts.get(name.toLowerCase());
  if (known) return known;
  const made: ObjectParts = { name, file, fields: [] };
  draft.parts.set(name.toLowerCase(), made);
  return made;
}

/** An object's definition; in the metadata API's format fields, rules, record types and links stand inside. */
function readObject(file: string, draft: Draft): void {
  const node = readXml(file, 'CustomObject');
  const owner = part(draft, file);
  owner.definition = node;
  for (const field of children(node, 'fields')) addField(file, owner, field, draft);
  for (const rule of children(node, 'validationRules')) draft.validationRules.push(validationRuleFromXml(file, owner.name, rule));
  for (const type of children(node, 'recordTypes')) draft.recordTypes.push(recordTypeFromXml(file, owner.name, type));
  for (const set of children(node, 'fieldSets')) draft.fieldSets.push(fieldSetFromXml(file, owner.name, set));
  for (const link of children(node, 'webLinks')) draft.webLinks.push(webLinkFromXml(file, owner.name, link));
  const buttons = texts(child(node, 'searchLayouts') ?? {}, 'listViewButtons');
  if (buttons.length > 0) draft.listViewButtons.set(owner.name.toLowerCase(), buttons);
  for (const reason of children(node, 'sharingReasons')) (owner.sharingReasons ??= []).push(text(reason, 'fullName') ?? '');
}

function addField(file: string, owner: ObjectParts, node: XmlNode, draft: Draft): void {
  const fields = fieldsFromXml(file, node);
  owner.fields.push(...fields);
  const set = globalValueSet(node);
  const [field] = fields;
  if (set !== undefined && field) draft.globalPicklists.push({ field, set });
  if (field?.lookupFilter) draft.lookupFilters.push(lookupFilterFromXml(owner.name, field.name, node));
  if (text(node, 'type') === 'Summary') draft.rollups.push(rollupFromXml(file, owner.name, node));
}

/** A profile of the directories replaces the built-in one of its name; `Admin` keeps everything. */
function readProfile(file: string, draft: Draft): void {
  const grants = grantsFromXml(file, 'profile', readXml(file, 'Profile'));
  if (grants.name === 'Admin') return;
  draft.profiles = [...draft.profiles.filter((known) => known.name !== grants.name), grants];
}
