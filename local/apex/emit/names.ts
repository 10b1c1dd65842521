/**
 * What a name means: a variable before a type before a namespace.
 * Source: Apex Developer Guide, Name Resolution (variables, types, namespaces).
 */
import { fieldApexType, findField, findPlatformField } from '../model/lookup.ts';
import { findInner, resolveType, sobjectByName } from '../model/resolve.ts';
import type { ClassSymbol, FieldSymbol } from '../model/symbols.ts';
import type { Expression, FieldExpression, NameExpression, Position } from '../syntax/ast.ts';
import { isNamespace, tableEntry } from '../types/platformTable.ts';
import { STRING, isSObject, listOf, platformType, sobjectType, type Type } from '../types/type.ts';
import type { Body } from './body.ts';
import { quote, type Code } from './code.ts';
import { closeQuery } from './convert.ts';
import { expression } from './expressions.ts';
import { along, safely } from './safe.ts';
import { canSeeField, seeField } from './visibility.ts';
import { sobjectField } from './records.ts';

/** Something that stands before a dot. */
export type Target =
  | { kind: 'value'; code: Code }
  | { kind: 'type'; type: Type }
  | { kind: 'namespace'; name: string }
  /** `Schema.SObjectType`, whose members are the describes of objects. */
  | { kind: 'objectDescribes' }
  /** `SObjectType.Account.fields`. */
  | { kind: 'fieldDescribes'; object: string; code: Code }
  /** `Label`; `Label.Site` has the labels of the platform's own site pages. */
  | { kind: 'labels'; ofSites?: boolean }
  | { kind: 'pages' };

/** JavaScript of a class's static state; it is initialised at the first use in a transaction. */
export function staticsOf(symbol: ClassSymbol): string {
  return `(K.${symbol.jsName}.$s ?? init(K.${symbol.jsName}))`;
}

/** Makes sure that a class is initialised before one of its members runs. */
export function classReference(symbol: ClassSymbol): string {
  return symbol.hasStatics && symbol.kind === 'class' ? `use(K.${symbol.jsName})` : `K.${symbol.jsName}`;
}

/** JavaScript that reads a static field. */
export function staticField(body: Body, field: FieldSymbol): string {
  if (field.kind === 'enumConstant') return `K.${field.owner.jsName}.${field.jsName}`;
  const name = fieldName(body, field);
  return `${name.startsWith('p_') ? classReference(field.owner) : staticsOf(field.owner)}.${name}`;
}

/** The JavaScript name of a field; inside of a property's own accessors the property is its stored value. */
export function fieldName(body: Body, field: FieldSymbol): string {
  const isOwn = body.facts.property === field.name.toLowerCase() && field.owner === body.symbol;
  return isOwn ? field.jsName.replace(/^p_/, 'f_') : field.jsName;
}

/** The field that an unqualified name means, if any. */
export function fieldInScope(body: Body, name: string): FieldSymbol | undefined {
  for (let owner = body.symbol; owner; owner = owner.outer) {
    const field = findField(owner, name);
    if (field && (field.isStatic || owner === body.symbol)) return field;
  }
  return undefined;
}

/** The value of a variable, parameter or field, or undefined when there is none of that name. */
export function variable(body: Body, name: string, position: Position): Code | undefined {
  const local = body.scope.find(name);
  if (local) return { js: local.jsName, type: local.type, nonNull: local.nonNull };
  const field = fieldInScope(body, name);
  if (!field) return undefined;
  if (body.facts.later?.has(field)) throw body.error(position, `Illegal forward reference: ${field.name}`);
  seeField(body, field, position);
  if (field.isStatic) return { js: staticField(body, field), type: field.type, nonNull: field.kind === 'enumConstant' };
  if (body.facts.isStatic) throw body.noVariable(position, name);
  return { js: `this.${fieldName(body, field)}`, type: field.type };
}

/** JavaScript of everything that a name in a dynamic query may mean, by its name in lower case: local variables before fields. */
export function namesInReach(body: Body): Map<string, string> {
  const names = new Map([...body.scope.visible()].reverse().map((local) => [local.name.toLowerCase(), local.jsName]));
  for (let owner = body.symbol; owner; owner = owner.outer) {
    for (let type: ClassSymbol | undefined = owner; type; type = type.superClass) {
      for (const field of type.fields.values()) {
        const name = field.name.toLowerCase();
        if (!names.has(name) && isReadable(body, field, owner)) names.set(name, fieldValue(body, field));
      }
    }
  }
  return names;
}

function isReadable(body: Body, field: FieldSymbol, owner: ClassSymbol): boolean {
  if (field.kind === 'enumConstant' || (field.kind === 'property' && !field.getter)) return false;
  if (!field.isStatic && (body.facts.isStatic || owner !== body.symbol)) return false;
  return !body.facts.later?.has(field) && canSeeField(body, field);
}

function fieldValue(body: Body, field: FieldSymbol): string {
  return field.isStatic ? staticField(body, field) : `this.${fieldName(body, field)}`;
}

function typeByName(body: Body, name: string): Type | undefined {
  return resolveType(body.program, { line: 0, column: 0, parts: [{ name, arguments: [] }], dimensions: 0 }, body.names);
}

function nameTarget(body: Body, node: NameExpression): Target {
  const value = variable(body, node.name, node);
  if (value) return { kind: 'value', code: value };
  const lower = node.name.toLowerCase();
  if (lower === 'sobjecttype') return { kind: 'objectDescribes' };
  const type = typeByName(body, node.name);
  if (lower === 'label' && !type?.symbol) return { kind: 'labels' };
  if (lower === 'page' && !type?.symbol) return { kind: 'pages' };
  if (type) return { kind: 'type', type };
  if (isNamespace(node.name) || lower === body.program.namespace?.toLowerCase()) return { kind: 'namespace', name: node.name };
  throw body.noVariable(node, node.name);
}

/** A namespace whose name a type shadows (`Database.SaveResult`, `Schema.Account`). */
function typeInNamespace(body: Body, namespace: string, name: string): Type | undefined {
  const parts = [namespace, name].map((part) => ({ name: part, arguments: [] }));
  return resolveType(body.program, { line: 0, column: 0, parts, dimensions: 0 }, body.names);
}

function fieldTarget(body: Body, node: FieldExpression): Target {
  const target = targetOf(body, node.target);
  const lower = node.name.toLowerCase();
  if (target.kind === 'namespace') return namespaceMember(body, target.name, node);
  if (target.kind === 'labels') return labelOf(body, node, target.ofSites === true);
  if (target.kind === 'pages') return { kind: 'value', code: pageOf(body, node) };
  if (target.kind === 'objectDescribes') {
    const object = sobjectByName(body.program, node.name);
    if (!object) throw body.error(node, `Invalid sObject type: ${node.name}`);
    return {
      kind: 'value',
      code: {
        js: `describeObject(${quote(object.name)})`,
        type: platformType('Schema.DescribeSObjectResult'),
        nonNull: true,
        describes: object.name,
      },
    };
  }
  if (target.kind === 'fieldDescribes') {
    const field = body.program.schema.field(target.object, node.name);
    if (!field) throw body.error(node, `Field does not exist: ${node.name} on ${target.object}`);
    return {
      kind: 'value',
      code: {
        js: `describeField(${quote(target.object)},${quote(field.name)})`,
        type: platformType('Schema.DescribeFieldResult'),
        nonNull: true,
      },
    };
  }
  if (target.kind === 'value') {
    const { describes, tokenOf } = target.code;
    const object = tokenOf !== undefined && lower === 'fields' ? sobjectByName(body.program, tokenOf) : undefined;
    if (object) return { kind: 'type', type: object };
    const code = along(target.code, (value) => memberValue(body, value, node));
    if (describes !== undefined && lower === 'fields') return { kind: 'fieldDescribes', object: describes, code };
    return { kind: 'value', code: describes !== undefined && lower === 'fieldsets' ? { ...code, describes } : code };
  }
  return typeMember(body, target.type, node);
}

/** `Label.Name`, `Label.ns.Name`, `Label.Site.name`. Source: Apex Reference, Label Class. */
function labelOf(body: Body, node: FieldExpression, ofSites: boolean): Target {
  const lower = node.name.toLowerCase();
  if (lower === 'site' && !ofSites) return { kind: 'labels', ofSites: true };
  if (lower === 'c' || lower === body.program.namespace?.toLowerCase()) return { kind: 'labels' };
  return { kind: 'value', code: { js: `label(${quote(ofSites ? `Site.${node.name}` : node.name)})`, type: STRING, nonNull: true } };
}

/** `Page.Name` is a reference to that page. Source: Apex Reference, PageReference Class, Instantiation. */
function pageOf(body: Body, node: FieldExpression): Code {
  const type = 'System.PageReference';
  const made = body.unit.platformFunction({ type, member: 'constructor', name: '', parameterTypes: ['System.String'] });
  return { js: `${made}(${quote(`/apex/${node.name}`)})`, type: platformType(type), nonNull: true };
}

function namespaceMember(body: Body, namespace: string, node: FieldExpression): Target {
  const lower = node.name.toLowerCase();
  if (lower === 'label' && namespace.toLowerCase() === 'system') return { kind: 'labels' };
  if (lower === 'page' && namespace.toLowerCase() === 'system') return { kind: 'pages' };
  if (lower === 'sobjecttype' && namespace.toLowerCase() === 'schema') return { kind: 'objectDescribes' };
  const type = typeInNamespace(body, namespace, node.name);
  if (!type) throw body.error(node, `Invalid type: ${namespace}.${node.name}`);
  return { kind: 'type', type };
}

function typeMember(body: Body, type: Type, node: FieldExpression): Target {
  if (type.symbol) {
    const field = findField(type.symbol, node.name);
    if (field?.isStatic)
      return {
        kind: 'value',
        code: { js: staticField(body, seeField(body, field, node)), type: field.type, nonNull: field.kind === 'enumConstant' },
      };
    const inner = findInner(type.symbol, node.name);
    if (inner) return { kind: 'type', type: inner.type };
    throw body.noVariable(node, node.name, type.symbol);
  }
  if (isSObject(type) && node.name.toLowerCase() === 'fields') return { kind: 'type', type };
  if (isSObject(type)) return { kind: 'value', code: token(body, type, node) };
  if (type.table === 'System.System' && node.name.toLowerCase() === 'label') return { kind: 'labels' };
  if (type.table === 'System.System' && node.name.toLowerCase() === 'page') return { kind: 'pages' };
  if (type.table === 'System.Schema' && node.name.toLowerCase() === 'sobjecttype') return { kind: 'objectDescribes' };
  if (type.table === 'System.Trigger') return { kind: 'value', code: triggerVariable(body, node) };
  const entry = tableEntry(type.table);
  const constant = entry?.e?.find((name) => name.toLowerCase() === node.name.toLowerCase());
  if (constant) return { kind: 'value', code: { js: `enumConstant(${quote(type.name)},${quote(constant)})`, type, nonNull: true } };
  const field = findPlatformField(type, node.name);
  if (field?.isStatic) {
    const getter = body.unit.platformFunction({ type: field.owner, member: 'staticGet', name: field.name, parameterTypes: [] });
    return { kind: 'value', code: { js: `${getter}()`, type: field.type } };
  }
  const nested = typeInNamespace(body, type.table ?? '', node.name) ?? namespaceLike(body, type, node.name);
  if (nested) return { kind: 'type', type: nested };
  throw body.noVariable(node, node.name);
}

/** `Database`, `Schema`, `Messaging` … are classes and namespaces at once. */
function namespaceLike(body: Body, type: Type, name: string): Type | undefined {
  const namespace = type.table?.startsWith('System.') ? type.table.slice(7) : undefined;
  if (!namespace) return undefined;
  if (namespace === 'Schema' && name.toLowerCase() === 'sobjecttype') return undefined;
  return typeInNamespace(body, namespace, name);
}

/** `Account.Name` and `Account.SObjectType`. */
function token(body: Body, type: Type, node: FieldExpression): Code {
  // `ObjectPermissions.SobjectType` is that object's own field.
  if (node.name.toLowerCase() === 'sobjecttype' && !body.program.schema.field(type.name, node.name)) {
    return { js: `objectToken(${quote(type.name)})`, type: platformType('Schema.SObjectType'), nonNull: true, tokenOf: type.name };
  }
  const { schema } = body.program;
  const own = schema.field(type.name, node.name);
  const field = own ?? schema.parentRelationship(type.name, node.name);
  if (!field) throw body.noVariable(node, node.name);
  const js = `fieldToken(${quote(type.name)},${quote(field.name)})`;
  if (own?.name === 'RowCause') return { js, type: platformType('Schema.SObjectField'), nonNull: true, causesOf: type.name };
  return { js, type: platformType('Schema.SObjectField'), nonNull: true, ...(own ? {} : { relates: field.referenceTo[0] }) };
}

/** `Job__Share.RowCause.Recruiter__c` is the cause's text. Source: Apex Developer Guide, "Creating Apex Managed Sharing". */
function rowCause(body: Body, share: string, name: string): string | undefined {
  const values = body.program.schema.field(share, 'RowCause')?.picklistValues ?? [];
  return values.find((cause) => cause.value.toLowerCase() === name.toLowerCase())?.value;
}

function triggerVariable(body: Body, node: FieldExpression): Code {
  const object = body.facts.triggerObject ?? sobjectType('SObject');
  const lower = node.name.toLowerCase();
  if (lower === 'new' || lower === 'old') return { js: `triggerList(${quote(lower)})`, type: listOf(object) };
  if (lower === 'newmap' || lower === 'oldmap') {
    const id = findPlatformField(platformType('System.Trigger'), node.name)?.type.arguments[0];
    return { js: `triggerMap(${quote(lower)})`, type: platformType('System.Map', [id ?? STRING, object]) };
  }
  const field = findPlatformField(platformType('System.Trigger'), node.name);
  if (!field) throw body.error(node, `Variable does not exist: Trigger.${node.name}`);
  return { js: `triggerFact(${quote(lower)})`, type: field.type, nonNull: true };
}

/** Resolves whatever stands before a dot. */
export function targetOf(body: Body, node: Expression): Target {
  if (node.kind === 'name') return nameTarget(body, node);
  if (node.kind === 'super') return { kind: 'value', code: superValue(body, node) };
  if (node.kind === 'field' && !node.safe && isPath(node)) return fieldTarget(body, node);
  return { kind: 'value', code: expression(body, node) };
}

/** `super` before a field or property of the parent. */
function superValue(body: Body, node: Position): Code {
  const parent = body.symbol?.superClass;
  if (!parent || body.facts.isStatic)
    throw body.error(
      node,
      body.facts.isStatic ? 'Super cannot be referenced in a static context' : `No super type defined: ${body.symbol?.name}`,
    );
  return { js: 'super', type: parent.type, nonNull: true };
}

/** JavaScript of a member of an instance: `super` has the parent's accessors, but fields are the instance's own. */
export function instanceField(body: Body, owner: string, field: FieldSymbol): string {
  const name = fieldName(body, field);
  return `${owner === 'super' && !name.startsWith('p_') ? 'this' : owner}.${name}`;
}

/** A chain of plain names, which may begin with a type or namespace. */
function isPath(node: Expression): boolean {
  return node.kind === 'name' || node.kind === 'super' || (node.kind === 'field' && !node.safe && isPath(node.target));
}

/** Reads a member of a value. */
function memberValue(body: Body, targetCode: Code, node: FieldExpression): Code {
  if (targetCode.query) {
    const record = closeQuery(targetCode, targetCode.query.object);
    return sobjectField(body, record, node, false);
  }
  const { type } = targetCode;
  if (isSObject(type)) return sobjectField(body, targetCode, node, node.safe);
  if (type.symbol) {
    const field = findField(type.symbol, node.name);
    if (!field) throw body.noVariable(node, node.name, type.symbol);
    seeField(body, field, node);
    if (field.isStatic) {
      reportStaticThroughInstance(body, field, node);
      return { js: staticField(body, field), type: field.type };
    }
    return { js: instanceField(body, targetCode.js, field), type: field.type };
  }
  if (targetCode.causesOf !== undefined) {
    const cause = rowCause(body, targetCode.causesOf, node.name);
    if (cause !== undefined) return { js: quote(cause), type: STRING, nonNull: true };
  }
  if (targetCode.relates !== undefined) return token(body, sobjectType(targetCode.relates), node);
  if (type.table === 'Schema.SObjectTypeFieldSets') return fieldSet(body, targetCode, node);
  const field = findPlatformField(type, node.name);
  if (!field) throw body.noVariable(node, node.name);
  const getter = body.unit.platformFunction({ type: field.owner, member: 'get', name: field.name, parameterTypes: [] });
  return { js: `${getter}(${targetCode.js} ?? npe())`, type: field.type };
}

/** `instance.staticField`. */
export function reportStaticThroughInstance(body: Body, field: FieldSymbol, position: Position): void {
  body.report(position, `Static field cannot be referenced from a non static context: ${field.name} from the type ${field.owner.name}`);
}

/** `SObjectType.Account.fieldSets.Name`. Source: Apex Reference, FieldSet Class. */
function fieldSet(body: Body, target: Code, node: FieldExpression): Code {
  const known = body.program.schema.fieldSets(target.describes ?? '').find(({ name }) => name.toLowerCase() === node.name.toLowerCase());
  if (!known) throw body.noVariable(node, node.name);
  const map = body.unit.platformFunction({ type: 'Schema.SObjectTypeFieldSets', member: 'method', name: 'getMap', parameterTypes: [] });
  return { js: `${map}(${target.js}).get(${quote(known.name)})`, type: platformType('Schema.FieldSet'), nonNull: true };
}

/** `a.b` as a value. */
export function fieldAccess(body: Body, node: FieldExpression): Code {
  if (node.safe) return safely(body, node.target, (target) => memberValue(body, target, { ...node, safe: false }));
  const target = fieldTarget(body, node);
  if (target.kind === 'value' || target.kind === 'fieldDescribes') return target.code;
  throw body.noVariable(node, node.name);
}

/** A name as a value. */
export function nameValue(body: Body, node: NameExpression): Code {
  const value = variable(body, node.name, node);
  if (!value) throw body.noVariable(node, node.name);
  return value;
}

export { fieldApexType };
