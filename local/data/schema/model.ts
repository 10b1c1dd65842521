import type { FieldSetSchema, ObjectSchema } from '../../kernel/ports/schema.ts';
import type { OrgSchema } from './orgSchema.ts';

/** A metadata file that cannot be used: the message names the file and the reason. */
export class MetadataError extends Error {
  override name = 'MetadataError';
  readonly file: string;
  constructor(file: string, reason: string) {
    super(`${file}: ${reason}`);
    this.file = file;
  }
}

/** A custom label. */
export interface CustomLabel {
  name: string;
  value: string;
  language: string;
  description: string;
  isProtected: boolean;
}

/** A custom permission. */
export interface CustomPermissionMeta {
  name: string;
  label: string;
  description: string;
}

/** One parameter of a named or external credential, as written in its file. */
export interface CredentialParameter {
  name: string;
  type: string;
  value: string;
  sequence?: number;
  group?: string;
  externalCredential?: string;
  description?: string;
}

/** A named credential; the URL is the parameter of type `Url`, or the legacy `endpoint`. */
export interface NamedCredentialMeta {
  name: string;
  label: string;
  type: string;
  url: string;
  externalCredential?: string;
  allowMergeFieldsInBody: boolean;
  allowMergeFieldsInHeader: boolean;
  generateAuthorizationHeader: boolean;
  parameters: CredentialParameter[];
}

/** An external credential with its principals and custom headers. */
export interface ExternalCredentialMeta {
  name: string;
  label: string;
  authenticationProtocol: string;
  principals: string[];
  parameters: CredentialParameter[];
}

/** A Platform Cache partition; sizes in megabytes by cache type. */
export interface CachePartitionMeta {
  name: string;
  isDefault: boolean;
  types: { type: string; allocated: number }[];
}

/** A remote site. */
export interface RemoteSiteMeta {
  name: string;
  url: string;
  isActive: boolean;
}

/** Rights on one object. */
export interface ObjectRights {
  read: boolean;
  create: boolean;
  edit: boolean;
  delete: boolean;
  viewAll: boolean;
  modifyAll: boolean;
}

/** What one profile or permission set grants. Keys are lower case. */
export interface Grants {
  name: string;
  label: string;
  description: string;
  /** For profiles that hold everything (System Administrator). */
  everything: boolean;
  objects: Map<string, ObjectRights>;
  /** `object.field` to rights. */
  fields: Map<string, { read: boolean; edit: boolean }>;
  classes: Set<string>;
  customPermissions: Set<string>;
  systemPermissions: Set<string>;
  /** Visible record types, `object.developername`. */
  recordTypes: Set<string>;
  /** `Credential-Principal` in the declared spelling. */
  principals: string[];
  /** Tabs that are not hidden, `standard-Lead` or the name of a custom one. */
  tabs: Map<string, TabVisibility>;
  /** Names of the apps that can be opened. */
  apps: Set<string>;
  /** Visualforce pages. */
  pages: Set<string>;
}

/** Source: Object Reference, "PermissionSetTabSetting": a hidden tab has no setting. */
export type TabVisibility = 'DefaultOn' | 'DefaultOff';

/** An app. */
export interface AppMeta {
  name: string;
  label: string;
}

/** A permission set group. */
export interface PermissionSetGroupMeta {
  name: string;
  label: string;
  description: string;
  permissionSets: string[];
  muting: string[];
}

/** One custom metadata record; values in the plain form of the ports. */
export interface CustomMetadataRecord {
  type: string;
  developerName: string;
  label: string;
  isProtected: boolean;
  values: Record<string, string | number | boolean | null>;
}

/** One field set of an object. */
export interface FieldSetMeta extends FieldSetSchema {
  object: string;
}

/** One record type of an object. */
export interface RecordTypeMeta {
  /** The same for the same object and name in every store. */
  id: string;
  object: string;
  developerName: string;
  label: string;
  active: boolean;
  description: string;
}

/** A static resource of the code base. */
export interface StaticResourceMeta {
  name: string;
  contentType: string;
  cacheControl: string;
  description: string;
  /** Its content: a file, or a folder that becomes a zip file. */
  file?: string;
}

/** A classic e-mail template. */
export interface EmailTemplateMeta {
  name: string;
  folder: string;
  label: string;
  type: string;
  subject: string;
  textBody?: string;
  available: boolean;
  encoding: string;
  file?: string;
}

/** A custom notification type. */
export interface NotificationTypeMeta {
  name: string;
  label: string;
  desktop: boolean;
  mobile: boolean;
}

/** A role of the role hierarchy. */
export interface RoleMeta {
  name: string;
  label: string;
  parent?: string;
}

/** A public group. */
export interface PublicGroupMeta {
  name: string;
  label: string;
  includeBosses: boolean;
}

/** A queue. */
export interface QueueMeta {
  name: string;
  label: string;
  email?: string;
  objects: string[];
  groups: string[];
  roles: string[];
}

/** Whom a sharing rule names. */
export interface SharedWith {
  kind: 'allInternalUsers' | 'group' | 'role' | 'roleAndSubordinates' | 'roleAndSubordinatesInternal' | 'queue';
  name: string;
}

/** A sharing rule: by owner (`owners`) or by criteria. */
export interface SharingRuleMeta {
  object: string;
  name: string;
  level: 'Read' | 'Edit';
  to: SharedWith[];
  owners?: SharedWith[];
  criteria?: { logic?: string; items: { field: string; operation: string; value: string }[] };
}

/** A look-up filter that is enforced. */
export interface LookupFilterMeta {
  object: string;
  field: string;
  logic?: string;
  message?: string;
  items: { field: string; operation: string; value: string; valueField?: string }[];
}

/** An opportunity stage of the code base. */
export interface StageMeta {
  name: string;
  label: string;
  probability: number;
  category: string;
  closed: boolean;
  won: boolean;
  active: boolean;
}

/** One validation rule. `formula` is true when the record must not be saved. */
export interface ValidationRuleMeta {
  object: string;
  name: string;
  active: boolean;
  formula: string;
  errorMessage: string;
  errorDisplayField?: string;
}

/** A roll-up summary field of a master. */
export interface RollupMeta {
  object: string;
  field: string;
  operation: 'count' | 'sum' | 'min' | 'max';
  childObject: string;
  childField: string;
  summarized?: string;
  filters: { field: string; operation: string; value: string }[];
}

/** A custom button or link of an object. Source: Metadata API Developer Guide, "WebLink". */
export interface WebLinkMeta {
  object: string;
  name: string;
  label: string;
  /** `massActionButton` for a button of list views. */
  displayType: string;
  linkType: string;
  /** The Visualforce page that it opens. */
  page?: string;
  requiresSelection: boolean;
}

/** Everything that was read from the package directories, merged with the standard objects. */
export interface OrgMetadata {
  schema: OrgSchema;
  /** Objects of the code base, and the standard ones that it extends. */
  objects: ObjectSchema[];
  labels: CustomLabel[];
  customPermissions: CustomPermissionMeta[];
  namedCredentials: NamedCredentialMeta[];
  externalCredentials: ExternalCredentialMeta[];
  cachePartitions: CachePartitionMeta[];
  remoteSites: RemoteSiteMeta[];
  profiles: Grants[];
  permissionSets: Grants[];
  permissionSetGroups: PermissionSetGroupMeta[];
  apps: AppMeta[];
  /** What a muting permission set takes away from its group. */
  mutingPermissionSets: Grants[];
  customMetadata: CustomMetadataRecord[];
  recordTypes: RecordTypeMeta[];
  fieldSets: FieldSetMeta[];
  validationRules: ValidationRuleMeta[];
  rollups: RollupMeta[];
  lookupFilters: LookupFilterMeta[];
  /** Source files that have a row of their own. */
  apexFiles: { kind: 'ApexClass' | 'ApexTrigger' | 'ApexPage'; file: string }[];
  /** Names of the flows, which are known to be there and do not run. */
  flows: string[];
  staticResources: StaticResourceMeta[];
  emailTemplates: EmailTemplateMeta[];
  notificationTypes: NotificationTypeMeta[];
  webLinks: WebLinkMeta[];
  /** Names of the custom buttons in the list views of an object, by its lower-case name. */
  listViewButtons: Map<string, string[]>;
  roles: RoleMeta[];
  publicGroups: PublicGroupMeta[];
  queues: QueueMeta[];
  sharingRules: SharingRuleMeta[];
  /** Opportunity stages; empty when the code base leaves the platform's. */
  stages: StageMeta[];
}
