import type { ObjectSchema } from '../../kernel/ports/schema.ts';

/** References of standard objects that records of every custom object may stand in. Source: Object Reference, each object's fields. */
const OPEN: Record<string, string[]> = {
  Attachment: ['ParentId'],
  Note: ['ParentId'],
  ContentDocumentLink: ['LinkedEntityId'],
  ContentVersion: ['FirstPublishLocationId'],
  FeedItem: ['ParentId'],
  FeedComment: ['ParentId'],
  EntitySubscription: ['ParentId'],
  TopicAssignment: ['EntityId'],
  ProcessInstance: ['TargetObjectId'],
  DuplicateRecordItem: ['RecordId'],
  EmailMessage: ['RelatedToId'],
  RecentlyViewed: ['Id'],
  Vote: ['ParentId'],
};

/** Standard objects that such references may name besides the ones their files list. */
const COMMON = [
  ...['Account', 'Asset', 'Campaign', 'Case', 'Contact', 'Contract', 'Event', 'Lead', 'Opportunity', 'Order', 'Product2'],
  ...['Quote', 'Solution', 'Task', 'User', 'Group', 'EmailMessage', 'CollaborationGroup', 'Organization', 'EmailTemplate'],
];

/** The object with the custom objects of the org among the targets of its open references. */
export function openReference(object: ObjectSchema, own: string[]): ObjectSchema {
  const names = OPEN[object.name];
  if (!names) return object;
  const custom = own.filter((name) => name.endsWith('__c'));
  const fields = object.fields.map((field) => {
    if (!names.includes(field.name)) return field;
    return { ...field, referenceTo: [...new Set([...field.referenceTo, ...COMMON, ...custom])] };
  });
  return { ...object, fields };
}

/** Child relationships that every custom object has. Source: Object Reference, "Custom Objects". */
export function customChildren(object: ObjectSchema): { name: string; object: string; field?: string }[] {
  const children = [
    { name: 'Attachments', object: 'Attachment', field: 'ParentId' },
    { name: 'Notes', object: 'Note', field: 'ParentId' },
    { name: 'NotesAndAttachments', object: 'NoteAndAttachment', field: 'ParentId' },
    { name: 'CombinedAttachments', object: 'CombinedAttachment', field: 'ParentId' },
    { name: 'AttachedContentDocuments', object: 'AttachedContentDocument', field: 'LinkedEntityId' },
    { name: 'ContentDocumentLinks', object: 'ContentDocumentLink', field: 'LinkedEntityId' },
    { name: 'FeedSubscriptionsForEntity', object: 'EntitySubscription', field: 'ParentId' },
    { name: 'ProcessInstances', object: 'ProcessInstance', field: 'TargetObjectId' },
    { name: 'ProcessSteps', object: 'ProcessInstanceHistory', field: 'TargetObjectId' },
    { name: 'TopicAssignments', object: 'TopicAssignment', field: 'EntityId' },
    { name: 'DuplicateRecordItems', object: 'DuplicateRecordItem', field: 'RecordId' },
    { name: 'Emails', object: 'EmailMessage', field: 'RelatedToId' },
  ];
  if (!object.activities) return children;
  return [
    ...children,
    { name: 'Tasks', object: 'Task', field: 'WhatId' },
    { name: 'Events', object: 'Event', field: 'WhatId' },
    { name: 'ActivityHistories', object: 'ActivityHistory', field: 'WhatId' },
    { name: 'OpenActivities', object: 'OpenActivity', field: 'WhatId' },
  ];
}
