import type { OrgMetadata, QueueMeta } from '../schema/model.ts';
import { stableId } from '../schema/stableId.ts';
import type { MetadataRows } from './metadataRows.ts';
import type { Row } from './rowWriter.ts';

const roleId = (name: string): string => stableId('00E', name);
const groupId = (type: string, name: string): string => stableId('00G', `${type}.${name}`);

/** Roles, queues and public groups of the code base with their members. Rows that statements made stay. */
export function peopleRows(metadata: OrgMetadata): MetadataRows[] {
  const { roles, queues, publicGroups } = metadata;
  const roleRows = roles.map((role) => ({
    Id: roleId(role.name),
    Name: role.label,
    DeveloperName: role.name,
    ParentRoleId: role.parent === undefined ? null : roleId(role.parent),
  }));
  const groups: Row[] = [
    {
      Id: groupId('Organization', 'AllInternalUsers'),
      Name: 'All Internal Users',
      DeveloperName: 'AllInternalUsers',
      Type: 'Organization',
    },
    ...roles.flatMap((role) => ['Role', 'RoleAndSubordinates'].map((type) => roleGroup(type, role.name))),
    ...publicGroups.map((group) => ({
      ...{ Id: groupId('Regular', group.name), Name: group.label, DeveloperName: group.name, Type: 'Regular' },
      DoesIncludeBosses: group.includeBosses,
    })),
    ...queues.map((queue) => ({
      ...{ Id: groupId('Queue', queue.name), Name: queue.label, DeveloperName: queue.name, Type: 'Queue', Email: queue.email ?? null },
    })),
  ];
  return [
    { object: 'UserRole', key: ['DeveloperName'], rows: roleRows, keep: true },
    { object: 'Group', key: ['Type', 'DeveloperName'], rows: groups, keep: true },
    { object: 'QueueSobject', key: ['QueueId', 'SobjectType'], rows: queues.flatMap((queue) => queueObjects(queue, metadata)), keep: true },
    { object: 'GroupMember', key: ['GroupId', 'UserOrGroupId'], rows: queues.flatMap(queueMembers), keep: true },
  ];
}

function roleGroup(type: string, role: string): Row {
  return { Id: groupId(type, role), DeveloperName: role, Name: role, Type: type, RelatedId: roleId(role) };
}

function queueObjects(queue: QueueMeta, { schema }: OrgMetadata): Row[] {
  return queue.objects.map((object) => ({ QueueId: groupId('Queue', queue.name), SobjectType: schema.qualifiedName(object) }));
}

function queueMembers(queue: QueueMeta): Row[] {
  const members = [...queue.groups.map((name) => groupId('Regular', name)), ...queue.roles.map((name) => groupId('Role', name))];
  return members.map((member) => ({ GroupId: groupId('Queue', queue.name), UserOrGroupId: member }));
}
