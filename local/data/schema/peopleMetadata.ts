import { componentName } from './files.ts';
import type { PublicGroupMeta, QueueMeta, RoleMeta, SharedWith, SharingRuleMeta } from './model.ts';
import { child, children, flag, text, textOr, texts } from './xml.ts';
import type { XmlNode } from './xml.ts';

/** A role. Source: Metadata API Developer Guide, "Role". */
export function roleFromXml(file: string, node: XmlNode): RoleMeta {
  const name = componentName(file, 'role');
  return { name, label: textOr(node, 'name', name), parent: text(node, 'parentRole') };
}

/** A public group. */
export function publicGroupFromXml(file: string, node: XmlNode): PublicGroupMeta {
  const name = componentName(file, 'group');
  return { name, label: textOr(node, 'name', name), includeBosses: flag(node, 'doesIncludeBosses') };
}

/** A queue with the objects whose records it may own. */
export function queueFromXml(file: string, node: XmlNode): QueueMeta {
  const name = componentName(file, 'queue');
  const members = child(node, 'queueMembers') ?? {};
  return {
    name,
    label: textOr(node, 'name', name),
    email: text(node, 'email'),
    objects: children(node, 'queueSobject').map((entry) => textOr(entry, 'sobjectType', '')),
    groups: texts(child(members, 'publicGroups') ?? {}, 'publicGroup'),
    roles: texts(child(members, 'roles') ?? {}, 'role'),
  };
}

const KINDS = ['allInternalUsers', 'group', 'role', 'roleAndSubordinates', 'roleAndSubordinatesInternal', 'queue'] as const;

function sharedWith(node: XmlNode | undefined): SharedWith[] {
  if (!node) return [];
  return KINDS.flatMap((kind) => (kind in node ? [{ kind, name: text(node, kind) ?? '' }] : []));
}

/** Owner-based and criteria-based sharing rules of an object. Source: Metadata API Developer Guide, "SharingRules". */
export function sharingRulesFromXml(file: string, node: XmlNode): SharingRuleMeta[] {
  const object = componentName(file, 'sharingRules');
  const common = (rule: XmlNode): Omit<SharingRuleMeta, 'owners' | 'criteria'> => ({
    object,
    name: textOr(rule, 'fullName', ''),
    level: textOr(rule, 'accessLevel', 'Read') === 'Edit' ? 'Edit' : 'Read',
    to: sharedWith(child(rule, 'sharedTo')),
  });
  const owners = children(node, 'sharingOwnerRules').map((rule) => ({
    ...common(rule),
    owners: sharedWith(child(rule, 'sharedFrom')),
  }));
  const criteria = children(node, 'sharingCriteriaRules').map((rule) => ({
    ...common(rule),
    criteria: {
      logic: text(rule, 'booleanFilter'),
      items: children(rule, 'criteriaItems').map((item) => ({
        field: textOr(item, 'field', ''),
        operation: textOr(item, 'operation', 'equals'),
        value: textOr(item, 'value', ''),
      })),
    },
  }));
  return [...owners, ...criteria];
}
