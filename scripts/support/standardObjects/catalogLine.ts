import type { Stub, StubChild, StubField } from './stub.ts';

/** Groups of system fields that a letter stands for. `local/data/catalog` reads them back. */
const GROUPS: [letter: string, names: string[]][] = [
  ['D', ['IsDeleted']],
  ['C', ['CreatedDate', 'CreatedById']],
  ['M', ['LastModifiedDate', 'LastModifiedById']],
  ['S', ['SystemModstamp']],
  ['V', ['LastViewedDate', 'LastReferencedDate']],
  ['N', ['Name']],
];

/** Objects that a reference to "any record" is checked and joined with, in order. */
const WIDE = ['Account', 'Contact', 'Lead', 'Opportunity', 'Case', 'Campaign', 'Contract', 'Order', 'Product2', 'Asset', 'User', 'Group'];

/** References whose targets their names tell. */
const FIXED: Record<string, string[]> = { OwnerId: ['Group', 'User'], UserOrGroupId: ['Group', 'User'], WhoId: ['Contact', 'Lead'] };
const PEOPLE = new Set(['Contact', 'Lead', 'User', 'Group']);

function wideTargets(field: string, parents: Set<string> | undefined): string[] {
  const known = WIDE.filter((name) => parents?.has(name) && !(field === 'WhatId' && PEOPLE.has(name)));
  return known.length > 0 ? known : ['*'];
}

/** Gives references to several objects their targets: the objects that know them as children. */
export function polymorphicTargets(stubs: Map<string, Stub>): void {
  const parents = new Map<string, Set<string>>();
  for (const stub of stubs.values()) {
    for (const child of stub.children) parents.set(child.object, (parents.get(child.object) ?? new Set()).add(stub.name));
  }
  for (const stub of stubs.values()) {
    for (const field of stub.fields) {
      if (field.targets[0] !== '*') continue;
      field.open = true;
      field.targets = FIXED[field.name] ?? wideTargets(field.name, parents.get(stub.name));
    }
  }
}

/** Objects that may belong to a record of nearly any object. */
const COMMON = new Set([
  ...['Attachment', 'Note', 'ContentDocumentLink', 'Task', 'Event', 'TopicAssignment', 'ProcessInstance', 'EntitySubscription'],
  ...['EmailMessage', 'CombinedAttachment', 'AttachedContentDocument', 'DuplicateRecordItem', 'NoteAndAttachment', 'Vote'],
]);

function pointing(child: Stub | undefined, parent: string): StubField[] {
  return (child?.fields ?? []).filter((field) => field.targets.includes(parent));
}

/** Relationships whose field their names do not tell. */
const RELATIONS: Record<string, string> = { Emails: 'RelatedToId', FeedSubscriptions: 'SubscriberId', GroupMemberships: 'MemberId' };

function words(name: string): string[] {
  return (name.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g) ?? []).map((word) => word.toLowerCase().slice(0, 5));
}

/** The field whose name the relationship's name resembles most; else the one that is called like the parent. */
function bestField(fields: StubField[], child: StubChild, parent: string): StubField | undefined {
  const relation = child.name.toLowerCase();
  const common = new Set([...words(child.object), ...words(parent), 'by', 'id']);
  const score = (field: StubField): number => {
    if (RELATIONS[child.name] === field.name) return 2;
    if (/^(MasterRecord|CreatedBy|LastModifiedBy)Id$/.test(field.name)) return -1;
    const own = words(field.name).filter((word) => !common.has(word));
    const matching = own.filter((word) => relation.includes(word)).length;
    if (matching > 0) return matching / own.length;
    return field.name === `${parent}Id` || field.name === 'ParentId' ? 0.4 : 0;
  };
  return [...fields].sort((a, b) => score(b) - score(a) || a.targets.length - b.targets.length)[0];
}

/** Names the child's field where several point at the parent; drops relationships that no field stands for. */
export function chooseChildFields(stubs: Map<string, Stub>): void {
  for (const stub of stubs.values()) {
    if (/Feed$/.test(stub.name)) stub.children = [];
    stub.children = stub.children.flatMap((child) => {
      const own = stubs.get(child.object);
      const fields = pointing(own, stub.name);
      const any =
        fields.length > 0 ? fields : (own?.fields ?? []).filter((field) => field.open && !FIXED[field.name] && COMMON.has(child.object));
      const field = bestField(any, child, stub.name);
      if (!field) return [];
      return [any.length === 1 && fields.length === 1 ? child : { ...child, field: field.name }];
    });
  }
}

function fieldText(field: StubField): string {
  if (field.relation === undefined) return field.type === '' ? field.name : `${field.name}:${field.type}`;
  const base = field.name.replace(/Id$/, '');
  const targets = field.targets.join(',');
  const relation = field.relation === base ? '' : `=${field.relation}`;
  return `${field.name}>${targets === field.relation ? '' : targets}${relation}`;
}

function childText(child: StubChild): string {
  const object = child.name === `${child.object}s` ? `${child.object}+` : `${child.name}>${child.object}`;
  return child.field === undefined ? object : `${object}.${child.field}`;
}

/** `Name|system groups|fields|children`. */
export function catalogLine(stub: Stub): string {
  const names = new Set(stub.fields.map((field) => field.name));
  const groups = GROUPS.filter(([, members]) => members.every((name) => names.has(name)));
  const covered = new Set(['Id', ...groups.flatMap(([, members]) => members)]);
  const fields = stub.fields.filter((field) => !covered.has(field.name)).map(fieldText);
  return `${stub.name}|${groups.map(([letter]) => letter).join('')}|${fields.join(' ')}|${stub.children.map(childText).join(' ')}`;
}
