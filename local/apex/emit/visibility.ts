/** Who may name a member. Source: Apex Developer Guide, Access Modifiers; TestVisible Annotation. */
import type { ConstructorSymbol, FieldSymbol, MethodSymbol, ClassSymbol, Access } from '../model/symbols.ts';
import type { Accessor, Modifiers, Position } from '../syntax/ast.ts';
import type { Body } from './body.ts';

function outermost(symbol: ClassSymbol): ClassSymbol {
  return symbol.outer ? outermost(symbol.outer) : symbol;
}

function inherits(symbol: ClassSymbol, owner: ClassSymbol): boolean {
  for (let parent = symbol.superClass; parent; parent = parent.superClass) if (parent === owner) return true;
  return symbol.outer ? inherits(symbol.outer, owner) : false;
}

/** May the code of `body` use a member of `owner` that has this access? */
function isVisible(body: Body, owner: ClassSymbol, access: Access, modifiers: Modifiers | undefined): boolean {
  if (access === 'public' || access === 'global') return true;
  const from = body.names;
  if (!from) return false;
  if (outermost(from) === outermost(owner)) return true;
  if (access === 'protected' && inherits(from, owner)) return true;
  return from.isTest && 'testvisible' in (modifiers?.annotations ?? {});
}

/** Throws the platform's compile error for a method that is private to another class. */
export function seeMethod(body: Body, method: MethodSymbol, position: Position): void {
  if (isVisible(body, method.owner, method.access, method.declaration.modifiers)) return;
  const types = method.parameters.map((parameter) => parameter.type.name).join(', ');
  throw body.error(position, `Method is not visible: ${method.returns.name} ${method.owner.name}.${method.name}(${types})`);
}

/** May the code name this field or property? */
export function canSeeField(body: Body, field: FieldSymbol): boolean {
  return isVisible(body, field.owner, field.access, field.declaration?.modifiers);
}

/** The same for a field or property. */
export function seeField(body: Body, field: FieldSymbol, position: Position): FieldSymbol {
  if (canSeeField(body, field)) return field;
  throw body.error(position, `Variable is not visible: ${field.name}`);
}

/** The same for a constructor; an implied one is as visible as its class. */
export function seeConstructor(body: Body, constructor: ConstructorSymbol, position: Position): void {
  const { declaration, owner } = constructor;
  if (!declaration) return;
  const { words } = declaration.modifiers;
  const access = words.has('global') ? 'global' : words.has('public') ? 'public' : words.has('protected') ? 'protected' : 'private';
  if (isVisible(body, owner, access, declaration.modifiers)) return;
  throw body.error(
    position,
    `Constructor is not visible: [${owner.name}].<Constructor>(${constructor.parameters.map(({ type }) => type.name).join(', ')})`,
  );
}

function accessOf(accessor: Accessor, field: FieldSymbol): Access {
  const { words } = accessor.modifiers;
  return words.has('private') ? 'private' : words.has('protected') ? 'protected' : field.access;
}

/** A field or property that is to be assigned. */
export function seeTarget(body: Body, field: FieldSymbol, position: Position): FieldSymbol {
  seeField(body, field, position);
  if (field.kind !== 'property' || (field.owner === body.symbol && body.facts.property === field.name.toLowerCase())) return field;
  if (!field.setter) throw body.error(position, `Field is not writeable: ${field.name}`);
  if (isVisible(body, field.owner, accessOf(field.setter, field), field.declaration?.modifiers)) return field;
  throw body.error(position, `Field is not writeable: ${field.name}`);
}
