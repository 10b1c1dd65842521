/** Assignments, compound assignments and steps. */
import { findField, findPlatformField, type PlatformField } from '../model/lookup.ts';
import type { FieldSymbol } from '../model/symbols.ts';
import type { AssignExpression, BinaryOperator, Expression, Position, StepExpression } from '../syntax/ast.ts';
import { INTEGER, isList, isNumeric, isSObject, type Type } from '../types/type.ts';
import type { Body } from './body.ts';
import { isSimple, quote, required, type Code } from './code.ts';
import { closeQuery, convert } from './convert.ts';
import { expression, listElement } from './expressions.ts';
import { fieldInScope, instanceField, reportStaticThroughInstance, staticField, targetOf, variable } from './names.ts';
import { arithmetic, stepped } from './operators.ts';
import { recordMember } from './records.ts';
import { seeTarget } from './visibility.ts';

/** A place that can be read and written. Parts that must be evaluated once are parameters. */
interface Place {
  type: Type;
  read: string;
  write(js: string): string;
  once: { name: string; js: string }[];
}

function simplePlace(js: string, type: Type): Place {
  return { type, read: js, write: (value) => `(${js}=${value})`, once: [] };
}

/**
 * A final field may be assigned where instances or the class begin, and a second time only as long as it is null.
 * Source: Apex Developer Guide, Using the final Keyword; System.FinalException.
 */
function settled(body: Body, field: FieldSymbol, place: Place, position: Position): Place {
  if (!field.isFinal) return place;
  const { isConstructor, isInitialiser, property } = body.facts;
  // The accessors of a final property assign it as often as they like, as those of apex-rollup do.
  if (field.owner === body.symbol && property === field.name.toLowerCase()) return place;
  if (!isInitialiser && (field.isStatic || !isConstructor))
    throw body.error(position, `Final members can only be assigned in their declaration, init blocks, or constructors: ${field.name}`);
  return once(place);
}

const once = (place: Place): Place => ({ ...place, write: (value) => place.write(`once(${place.read},${value})`) });

/** Gives an expression a name when it may not be evaluated twice. */
function hold(body: Body, js: string, once: Place['once']): string {
  if (isSimple(js)) return js;
  const name = body.unit.fresh('t');
  once.push({ name, js });
  return name;
}

function memberPlace(body: Body, target: Code, name: string, position: Position): Place {
  const once: Place['once'] = [];
  const record = closeQuery(target, target.query?.object);
  const owner = hold(body, record.js, once);
  if (isSObject(record.type)) {
    const member = recordMember(body, record.type, name, position);
    if (!member || member.kind === 'children') throw body.noVariable(position, name);
    const [reader, writer] = member.kind === 'parent' ? ['getParent', 'setParent'] : ['getField', 'setField'];
    return {
      type: member.type,
      read: `${owner}.${reader}(${quote(member.name)})`,
      write: (value) => `${writer}(${owner},${quote(member.name)},${value})`,
      once,
    };
  }
  if (record.type.symbol) {
    const field = findField(record.type.symbol, name);
    if (!field) throw body.noVariable(position, name, record.type.symbol);
    seeTarget(body, field, position);
    if (field.isStatic) {
      reportStaticThroughInstance(body, field, position);
      return settled(body, field, simplePlace(staticField(body, field), field.type), position);
    }
    return settled(body, field, { ...simplePlace(instanceField(body, owner, field), field.type), once }, position);
  }
  return platformPlace(body, record, owner, name, position, once);
}

function platformPlace(body: Body, target: Code, owner: string, name: string, position: Position, once: Place['once']): Place {
  const field = findPlatformField(target.type, name);
  if (!field) throw body.noVariable(position, name);
  const getter = body.unit.platformFunction({ type: field.owner, member: 'get', name: field.name, parameterTypes: [] });
  const setter = body.unit.platformFunction({ type: field.owner, member: 'set', name: field.name, parameterTypes: [] });
  return {
    type: field.type,
    read: `${getter}(${owner} ?? npe())`,
    write: (value) => `writeProperty(${setter},${owner} ?? npe(),${value})`,
    once,
  };
}

/** A static property of the platform, such as `RestContext.request`. */
function staticPlatformPlace(body: Body, field: PlatformField): Place {
  const [getter, setter] = (['staticGet', 'staticSet'] as const).map((member) =>
    body.unit.platformFunction({ type: field.owner, member, name: field.name, parameterTypes: [] }),
  );
  return { type: field.type, read: `${getter}()`, write: (value) => `${setter}(${value})`, once: [] };
}

function placeOf(body: Body, node: Expression): Place {
  if (node.kind === 'parenthesized') return placeOf(body, node.operand);
  if (node.kind === 'name') {
    const local = body.scope.find(node.name);
    const value = variable(body, node.name, node);
    if (!value) throw body.noVariable(node, node.name);
    const field = local ? undefined : fieldInScope(body, node.name);
    if (field) seeTarget(body, field, node);
    const place = simplePlace(value.js, value.type);
    return field ? settled(body, field, place, node) : local?.isFinal ? once(place) : place;
  }
  if (node.kind === 'index') return indexPlace(body, node.target, node.index);
  if (node.kind === 'field') {
    const target = targetOf(body, node.target);
    if (target.kind === 'value') return memberPlace(body, target.code, node.name, node);
    const field = target.kind === 'type' && target.type.symbol ? findField(target.type.symbol, node.name) : undefined;
    if (field?.isStatic) return settled(body, field, simplePlace(staticField(body, seeTarget(body, field, node)), field.type), node);
    const platform = target.kind === 'type' && !target.type.symbol ? findPlatformField(target.type, node.name) : undefined;
    if (platform?.isStatic) return staticPlatformPlace(body, platform);
  }
  throw body.error(node, 'Expression cannot be assigned');
}

function indexPlace(body: Body, targetNode: Expression, indexNode: Expression): Place {
  const target = closeQuery(expression(body, targetNode));
  if (!isList(target.type)) throw body.error(targetNode, `Expression must be a list type: ${target.type.name}`);
  const once: Place['once'] = [];
  const list = hold(body, target.js, once);
  const index = hold(body, required(convert(body, expression(body, indexNode), INTEGER, indexNode)), once);
  return {
    type: listElement(target.type),
    read: `${list}.get(${index})`,
    write: (value) => `setAt(${list},${index},${value})`,
    once,
  };
}

function wrap(place: Place, js: string): string {
  if (place.once.length === 0) return js;
  const names = place.once.map((part) => part.name).join(',');
  return `((${names})=>${js})(${place.once.map((part) => part.js).join(',')})`;
}

/** `a = b`, `a += b` … as a value. */
export function assign(body: Body, node: AssignExpression): Code {
  const place = placeOf(body, node.target);
  if (node.operator === '=') {
    const value = convert(body, expression(body, node.value), place.type, node);
    return { js: wrap(place, place.write(value.js)), type: place.type, nonNull: value.nonNull };
  }
  const operator = node.operator.slice(0, -1) as BinaryOperator;
  const current: Code = { js: place.read, type: place.type, nonNull: isNonNullLocal(body, node.target) };
  const value = compound(body, operator, current, expression(body, node.value), node);
  return { js: wrap(place, place.write(value.js)), type: place.type, nonNull: true };
}

function compound(body: Body, operator: BinaryOperator, current: Code, operand: Code, position: Position): Code {
  return stepped(body, operator, current, closeQuery(operand), position);
}

function isNonNullLocal(body: Body, node: Expression): boolean {
  return node.kind === 'name' && Boolean(body.scope.find(node.name)?.nonNull);
}

const ONE: Code = { js: '1', type: INTEGER, nonNull: true, literal: '1' };

/** `x++` and the like. `used` is false when nobody reads the value. */
export function step(body: Body, node: StepExpression, used: boolean): Code {
  const place = placeOf(body, node.operand);
  if (!isNumeric(place.type)) {
    const which = node.prefix ? `prefix ${node.operator === '++' ? 'increment' : 'decrement'}` : 'postfix increment/decrement';
    throw body.error(node, `Unary ${which} can only be applied to numeric expressions: ${place.type.name}`);
  }
  const operator = node.operator === '++' ? '+' : '-';
  const current = (js: string, nonNull: boolean): Code => ({ js, type: place.type, nonNull });
  if (node.prefix || !used) {
    const value = stepped(body, operator, current(place.read, isNonNullLocal(body, node.operand)), ONE, node);
    return { js: wrap(place, place.write(value.js)), type: place.type, nonNull: true };
  }
  const before = body.unit.fresh('t');
  const value = stepped(body, operator, current(before, false), ONE, node);
  const js = `((${before})=>(${place.write(value.js)},${before}))(${place.read})`;
  return { js: wrap(place, js), type: place.type, nonNull: true };
}

export { arithmetic };
