export { loadMetadata } from './schema/loadMetadata.ts';
export { MetadataError } from './schema/model.ts';
export type {
  CachePartitionMeta,
  CredentialParameter,
  CustomLabel,
  CustomMetadataRecord,
  CustomPermissionMeta,
  ExternalCredentialMeta,
  Grants,
  NamedCredentialMeta,
  ObjectRights,
  OrgMetadata,
  PermissionSetGroupMeta,
  RecordTypeMeta,
  RemoteSiteMeta,
  RollupMeta,
  ValidationRuleMeta,
} from './schema/model.ts';
export { principalId } from './schema/setupEntities.ts';
export { formulaPort } from './formula/dynamic.ts';
export { openStore } from './store/store.ts';
export type { Store, StoreOptions } from './store/store.ts';
export type { SessionOptions } from './store/session.ts';
export type { Session } from './store/session.ts';
export type { PlatformRows } from './store/platformRows.ts';
export { parseSoql } from './soql/parse.ts';
export type { Query as SoqlQuery, SelectItem } from './soql/ast.ts';
