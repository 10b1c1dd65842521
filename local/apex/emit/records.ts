/** Fields and relationships of records in expressions. */
import { fieldApexType } from '../model/lookup.ts';
import type { FieldSchema } from '../../kernel/ports/schema.ts';
import type { Position } from '../syntax/ast.ts';
import { OBJECT, SOBJECT, STRING, listOf, sobjectType, type Type } from '../types/type.ts';
import type { Body } from './body.ts';
import { quote, type Code } from './code.ts';

interface FieldNode extends Position {
  name: string;
}

/** The type of `record.Relationship`: polymorphic ones are of the generic Name object. */
function parentType(field: FieldSchema): Type {
  const [only] = field.referenceTo;
  return field.referenceTo.length === 1 && only ? sobjectType(only) : sobjectType('Name');
}

/** Fields that every target of a polymorphic relationship shares. Source: Object Reference, Name. */
const NAME_FIELDS: Record<string, string> = {
  id: 'Id',
  name: 'Name',
  firstname: 'FirstName',
  lastname: 'LastName',
  email: 'Email',
  phone: 'Phone',
  title: 'Title',
  type: 'Type',
  alias: 'Alias',
  username: 'Username',
  isactive: 'IsActive',
};

/** What a field name means on a record. */
export type RecordMember =
  | { kind: 'field'; name: string; type: Type }
  | { kind: 'parent'; name: string; type: Type }
  | { kind: 'children'; name: string; type: Type };

/** Lists of ids that make junction records. Source: Object Reference, JunctionIdList fields of EmailMessage, Task and Event. */
const JUNCTIONS = /^(EmailMessage\.(To|Cc|Bcc)Ids|Task\.TaskWhoIds|Event\.EventWhoIds)$/i;

/** Finds a field, parent or child relationship of a record type. */
export function recordMember(body: Body, type: Type, name: string, position: Position): RecordMember | undefined {
  const { schema } = body.program;
  if (type.name === 'Name') {
    const field = NAME_FIELDS[name.toLowerCase()];
    return field
      ? { kind: 'field', name: field, type: field === 'IsActive' ? fieldApexType({ type: 'boolean' } as FieldSchema) : STRING }
      : undefined;
  }
  if (type === SOBJECT) return name.toLowerCase() === 'id' ? { kind: 'field', name: 'Id', type: sobjectIdType() } : undefined;
  const field = schema.field(type.name, name);
  if (field) return { kind: 'field', name: field.name, type: fieldApexType(field) };
  const parent = schema.parentRelationship(type.name, name);
  if (parent?.relationshipName) return { kind: 'parent', name: parent.relationshipName, type: parentType(parent) };
  const child = schema.childRelationship(type.name, name);
  if (child) return { kind: 'children', name: child.name, type: listOf(sobjectType(child.childObject)) };
  const junction = `${type.name}.${name}`;
  if (JUNCTIONS.test(junction)) throw body.error(position, `Not implemented in the local org: ${junction}`);
  return undefined;
}

/** Reads `record.Name`. */
export function sobjectField(body: Body, record: Code, node: FieldNode, _safe: boolean): Code {
  if (record.type.name === 'AggregateResult') throw body.error(node, `Invalid field ${node.name} for SObject AggregateResult`);
  const member = recordMember(body, record.type, node.name, node);
  if (!member) throw body.noVariable(node, node.name);
  if (member.kind === 'children') return { js: `${record.js}.getChildren(${quote(member.name)})`, type: member.type, subquery: true };
  const reader = member.kind === 'parent' ? 'getParent' : 'getField';
  const read = `${reader}(${quote(member.name)})`;
  const js = record.parent ? `(${record.js}?.${read} ?? null)` : `${record.js}.${read}`;
  return { js, type: member.type, parent: member.kind === 'parent' };
}

function sobjectIdType(): Type {
  return fieldApexType({ type: 'id' } as FieldSchema);
}

/** The type of a value that `get` answers. */
export const dynamicFieldType = OBJECT;
