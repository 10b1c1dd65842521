import { componentName } from './files.ts';
import type {
  CachePartitionMeta,
  CredentialParameter,
  CustomLabel,
  CustomPermissionMeta,
  ExternalCredentialMeta,
  NamedCredentialMeta,
  RemoteSiteMeta,
} from './model.ts';
import { children, flag, integer, text, textOr } from './xml.ts';
import type { XmlNode } from './xml.ts';

/** The labels of a `labels` file. */
export function labelsFromXml(node: XmlNode): CustomLabel[] {
  return children(node, 'labels').map((label) => ({
    name: textOr(label, 'fullName', ''),
    value: textOr(label, 'value', ''),
    language: textOr(label, 'language', 'en_US'),
    description: textOr(label, 'shortDescription', ''),
    isProtected: flag(label, 'protected'),
  }));
}

/** A custom permission. */
export function customPermissionFromXml(file: string, node: XmlNode): CustomPermissionMeta {
  const name = componentName(file, 'customPermission');
  return { name, label: textOr(node, 'label', name), description: textOr(node, 'description', '') };
}

function parameters(node: XmlNode, element: string): CredentialParameter[] {
  return children(node, element).map((entry) => ({
    name: textOr(entry, 'parameterName', ''),
    type: textOr(entry, 'parameterType', ''),
    value: textOr(entry, 'parameterValue', ''),
    sequence: text(entry, 'sequenceNumber') === undefined ? undefined : integer(entry, 'sequenceNumber', 0),
    group: text(entry, 'parameterGroup'),
    externalCredential: text(entry, 'externalCredential'),
    description: text(entry, 'description'),
  }));
}

/** A named credential. Source: Metadata API Developer Guide, "NamedCredential". */
export function namedCredentialFromXml(file: string, node: XmlNode): NamedCredentialMeta {
  const name = componentName(file, 'namedCredential');
  const all = parameters(node, 'namedCredentialParameters');
  return {
    name,
    label: textOr(node, 'label', name),
    type: textOr(node, 'namedCredentialType', 'Legacy'),
    url: all.find((entry) => entry.type === 'Url')?.value ?? textOr(node, 'endpoint', ''),
    externalCredential: all.find((entry) => entry.type === 'Authentication')?.externalCredential,
    allowMergeFieldsInBody: flag(node, 'allowMergeFieldsInBody'),
    allowMergeFieldsInHeader: flag(node, 'allowMergeFieldsInHeader'),
    generateAuthorizationHeader: flag(node, 'generateAuthorizationHeader', true),
    parameters: all,
  };
}

const PRINCIPAL_TYPES = new Set(['NamedPrincipal', 'PerUserPrincipal']);

/** An external credential. Source: Metadata API Developer Guide, "ExternalCredential". */
export function externalCredentialFromXml(file: string, node: XmlNode): ExternalCredentialMeta {
  const name = componentName(file, 'externalCredential');
  const all = parameters(node, 'externalCredentialParameters');
  const principals = all.filter((entry) => PRINCIPAL_TYPES.has(entry.type));
  return {
    name,
    label: textOr(node, 'label', name),
    authenticationProtocol: textOr(node, 'authenticationProtocol', ''),
    principals: principals.map((entry) => entry.group ?? entry.name),
    parameters: all,
  };
}

/** A Platform Cache partition. */
export function cachePartitionFromXml(file: string, node: XmlNode): CachePartitionMeta {
  return {
    name: componentName(file, 'cachePartition'),
    isDefault: flag(node, 'isDefaultPartition'),
    types: children(node, 'platformCachePartitionTypes').map((entry) => ({
      type: textOr(entry, 'cacheType', ''),
      allocated: integer(entry, 'allocatedCapacity', 0),
    })),
  };
}

/** A remote site. */
export function remoteSiteFromXml(file: string, node: XmlNode): RemoteSiteMeta {
  return {
    name: componentName(file, 'remoteSite'),
    url: textOr(node, 'url', ''),
    isActive: flag(node, 'isActive'),
  };
}
