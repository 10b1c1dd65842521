import { builtInProfiles, grantsFromXml, groupFromXml } from './accessMetadata.ts';
import type { FieldSchema } from '../../kernel/ports/schema.ts';
import { fieldFromXml, globalValueSet, useGlobalValues } from './fieldMetadata.ts';
import { componentName, metadataFiles, owningObject } from './files.ts';
import {
  cachePartitionFromXml,
  customPermissionFromXml,
  externalCredentialFromXml,
  labelsFromXml,
  namedCredentialFromXml,
  remoteSiteFromXml,
} from './integrationMetadata.ts';
import { MetadataError } from './model.ts';
import type { OrgMetadata } from './model.ts';
import { assembleObjects } from './objectAssembly.ts';
import type { ObjectParts } from './objectAssembly.ts';
import { OrgSchema } from './orgSchema.ts';
import { customMetadataFromXml, fieldSetFromXml, recordTypeFromXml, rollupFromXml, validationRuleFromXml } from './recordMetadata.ts';
import { readXml, text } from './xml.ts';
import type { XmlNode } from './xml.ts';

type Lists = Omit<OrgMetadata, 'schema' | 'objects'>;

/** What is collected while the files are read. */
interface Draft extends Lists {
  parts: Map<string, ObjectParts>;
  /** Global value sets by lower-case name. */
  valueSets: Map<string, XmlNode>;
  /** Picklists whose values are a global set's. */
  globalPicklists: { file: string; field: FieldSchema; set: string }[];
}

type Reader = (file: string, draft: Draft) => void;

/** One reader per kind of file; kinds that are not listed mean nothing to the data. */
const READERS: Record<string, Reader> = {
  object: (file, draft) => {
    part(draft, file).definition = readXml(file, 'CustomObject');
  },
  field: readField,
  globalValueSet: (file, draft) => {
    const name = componentName(file, 'globalValueSet').toLowerCase();
    draft.valueSets.set(name, readXml(file, 'GlobalValueSet'));
  },
  validationRule: (file, draft) =>
    void draft.validationRules.push(validationRuleFromXml(file, objectOf(file), readXml(file, 'ValidationRule'))),
  recordType: (file, draft) => void draft.recordTypes.push(recordTypeFromXml(file, objectOf(file), readXml(file, 'RecordType'))),
  fieldSet: (file, draft) => void draft.fieldSets.push(fieldSetFromXml(file, objectOf(file), readXml(file, 'FieldSet'))),
  md: (file, draft) => void draft.customMetadata.push(customMetadataFromXml(file, readXml(file, 'CustomMetadata'))),
  labels: (file, draft) => void draft.labels.push(...labelsFromXml(readXml(file, 'CustomLabels'))),
  permissionset: (file, draft) => void draft.permissionSets.push(grantsFromXml(file, 'permissionset', readXml(file, 'PermissionSet'))),
  permissionsetgroup: (file, draft) => void draft.permissionSetGroups.push(groupFromXml(file, readXml(file, 'PermissionSetGroup'))),
  profile: readProfile,
  customPermission: (file, draft) => void draft.customPermissions.push(customPermissionFromXml(file, readXml(file, 'CustomPermission'))),
  namedCredential: (file, draft) => void draft.namedCredentials.push(namedCredentialFromXml(file, readXml(file, 'NamedCredential'))),
  externalCredential: (file, draft) =>
    void draft.externalCredentials.push(externalCredentialFromXml(file, readXml(file, 'ExternalCredential'))),
  cachePartition: (file, draft) => void draft.cachePartitions.push(cachePartitionFromXml(file, readXml(file, 'PlatformCachePartition'))),
  remoteSite: (file, draft) => void draft.remoteSites.push(remoteSiteFromXml(file, readXml(file, 'RemoteSiteSetting'))),
};

/**
 * Reads one or more SFDX package directories of any depth and merges them with the standard objects.
 * Throws MetadataError naming file and reason for a file that is malformed or not supported.
 */
export function loadMetadata(directories: string[]): OrgMetadata {
  const draft = emptyDraft();
  for (const file of metadataFiles(directories)) {
    const kind = /\.([A-Za-z]+)-meta\.xml$/.exec(file)?.[1] ?? '';
    READERS[kind]?.(file, draft);
  }
  const { parts, valueSets, globalPicklists, ...lists } = draft;
  fillGlobalPicklists(valueSets, globalPicklists);
  const objects = assembleObjects([...parts.values()], lists.recordTypes);
  const schema = new OrgSchema(objects, lists);
  checkReferences(schema, parts);
  return { ...lists, objects, schema };
}

function emptyDraft(): Draft {
  return {
    parts: new Map(),
    valueSets: new Map(),
    globalPicklists: [],
    labels: [],
    customPermissions: [],
    namedCredentials: [],
    externalCredentials: [],
    cachePartitions: [],
    remoteSites: [],
    profiles: builtInProfiles(),
    permissionSets: [],
    permissionSetGroups: [],
    customMetadata: [],
    recordTypes: [],
    fieldSets: [],
    validationRules: [],
    rollups: [],
  };
}

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

function readField(file: string, draft: Draft): void {
  const node = readXml(file, 'CustomField');
  const owner = part(draft, file);
  const field = fieldFromXml(file, node);
  owner.fields.push(field);
  const set = globalValueSet(node);
  if (set !== undefined) draft.globalPicklists.push({ file, field, set });
  if (text(node, 'type') === 'Summary') draft.rollups.push(rollupFromXml(file, owner.name, node));
}

/** A profile of the directories replaces the built-in one of its name; `Admin` keeps everything. */
function readProfile(file: string, draft: Draft): void {
  const grants = grantsFromXml(file, 'profile', readXml(file, 'Profile'));
  if (grants.name === 'Admin') return;
  draft.profiles = [...draft.profiles.filter((known) => known.name !== grants.name), grants];
}

/** Every custom reference must point at an object of the org. */
function checkReferences(schema: OrgSchema, parts: Map<string, ObjectParts>): void {
  for (const { file, fields, name } of parts.values()) {
    for (const field of fields) {
      const missing = field.referenceTo.find((target) => !schema.object(target));
      if (missing) throw new MetadataError(file, `${name}.${field.name} refers to ${missing}, which does not exist`);
    }
  }
}

function fillGlobalPicklists(sets: Draft['valueSets'], picklists: Draft['globalPicklists']): void {
  for (const { file, field, set } of picklists) {
    const node = sets.get(set.toLowerCase());
    if (!node) throw new MetadataError(file, `the global value set ${set} does not exist`);
    useGlobalValues(field, node);
  }
}
