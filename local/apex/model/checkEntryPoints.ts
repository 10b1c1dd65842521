/**
 * Methods that the platform or another package calls from outside: what they may take and answer.
 * Source: Apex Developer Guide, Future, AuraEnabled, RestResource and HTTP method Annotations, webservice Keyword, Access Modifiers;
 * Salesforce's compiler front end.
 */
import type { Position } from '../syntax/ast.ts';
import { isException } from '../types/relations.ts';
import { BLOB, OBJECT, STRING, VOID, isList, isMap, isSet, type Type } from '../types/type.ts';
import { checkInvocableMethod, checkInvocableVariable } from './flowTypes.ts';
import type { ClassSymbol, ConstructorSymbol, MethodSymbol } from './symbols.ts';

type Report = (position: Position, message: string) => void;

/** Before that version overloads were accepted. */
const AURA_OVERLOADS_ARE_REFUSED = 55;

const isSimple = (type: Type): boolean =>
  type.kind === 'primitive' || ((isList(type) || isSet(type) || isMap(type)) && type.arguments.every(({ kind }) => kind === 'primitive'));

/** Is a type, or what a list of it holds, one of those that cannot cross? */
const isAny = (type: Type, check: (type: Type) => boolean): boolean =>
  check(type) || (isList(type) && type.arguments.some((element) => isAny(element, check)));

const crossesRest = (type: Type): boolean =>
  !isAny(type, (one) => one === OBJECT || one === BLOB || isSet(one) || (isMap(one) && one.arguments[0] !== STRING));
const crossesSoap = (type: Type): boolean =>
  !isAny(
    type,
    (one) =>
      one === OBJECT || isSet(one) || isMap(one) || one.symbol?.kind === 'interface' || (one.symbol?.kind === 'class' && !isGlobal(one)),
  );
const crossesAura = (type: Type): boolean => !isAny(type, (one) => isSet(one) || isException(one));

/** May other packages see the type? */
function isGlobal(type: Type): boolean {
  const { symbol } = type;
  if (symbol) return symbol.declaration.modifiers.words.has('global');
  return type.arguments.every(isGlobal);
}

/** Kinds of entry points, in the order in which the compiler speaks of them. */
const KINDS: { shown: string; of(method: MethodSymbol): boolean; takes(type: Type): boolean; answers(type: Type): boolean }[] = [
  {
    shown: 'Future',
    of: ({ declaration }) => 'future' in declaration.modifiers.annotations,
    takes: isSimple,
    answers: (type) => type === VOID,
  },
  {
    shown: 'AuraEnabled',
    of: ({ declaration }) => 'auraenabled' in declaration.modifiers.annotations,
    takes: crossesAura,
    answers: crossesAura,
  },
  ...['HttpGet', 'HttpPost', 'HttpPut', 'HttpPatch', 'HttpDelete'].map((shown) => ({
    shown,
    of: ({ declaration }: MethodSymbol) => shown.toLowerCase() in declaration.modifiers.annotations,
    takes: crossesRest,
    answers: crossesRest,
  })),
  {
    shown: 'webService',
    of: ({ declaration }) => declaration.modifiers.words.has('webservice'),
    takes: crossesSoap,
    answers: crossesSoap,
  },
  { shown: 'global', of: isSeenEverywhere, takes: isGlobal, answers: isGlobal },
];

/** Methods of a global interface are global without saying so. */
function isSeenEverywhere({ declaration, owner }: MethodSymbol): boolean {
  if (declaration.modifiers.words.has('global') || declaration.modifiers.words.has('webservice')) return true;
  return owner.kind === 'interface' && owner.declaration.modifiers.words.has('global');
}

function checkTypes(method: MethodSymbol, report: Report): void {
  const { declaration, parameters, returns } = method;
  for (const kind of KINDS) {
    if (!kind.of(method)) continue;
    for (const { type } of parameters)
      if (!kind.takes(type)) report(declaration, `${kind.shown} methods do not support parameter type of ${type.name}`);
    if (!kind.answers(returns)) report(declaration, `${kind.shown} methods do not support return type of ${returns.name}`);
  }
  for (const shown of ['HttpGet', 'HttpDelete'])
    if (shown.toLowerCase() in declaration.modifiers.annotations && parameters.length > 0)
      report(declaration, `${shown} methods do not support parameters`);
}

function checkConstructor({ declaration, parameters }: ConstructorSymbol, report: Report): void {
  if (!declaration?.modifiers.words.has('global')) return;
  for (const { type } of parameters)
    if (!isGlobal(type)) report(declaration, `global methods do not support parameter type of ${type.name}`);
}

function checkAura(symbol: ClassSymbol, method: MethodSymbol, others: MethodSymbol[], report: Report): void {
  if (!method.isStatic && !/^get/i.test(method.name))
    report(method.declaration, "Non static AuraEnabled methods must be named with a prefix 'get'");
  const isOverloaded = others.some((other) => other !== method && 'auraenabled' in other.declaration.modifiers.annotations);
  if (isOverloaded && symbol.file.apiVersion >= AURA_OVERLOADS_ARE_REFUSED)
    report(method.declaration, `Overload of AuraEnabled method: ${method.name} overload is not permitted`);
}

/** Annotations that one method of a class may have. */
const ONCE = ['InvocableMethod', 'TestSetup', 'HttpGet', 'HttpPost', 'HttpPut', 'HttpPatch', 'HttpDelete'];

function checkOnce(symbol: ClassSymbol, methods: MethodSymbol[], report: Report): void {
  for (const name of ONCE)
    if (methods.filter(({ declaration }) => name.toLowerCase() in declaration.modifiers.annotations).length > 1)
      report(symbol, `Only one method per type can be defined with: ${name}`);
}

function checkWebServices(symbol: ClassSymbol, overloads: MethodSymbol[], report: Report): void {
  const services = overloads.filter(({ declaration }) => declaration.modifiers.words.has('webservice'));
  for (const { declaration } of services)
    if (!declaration.modifiers.words.has('static')) report(declaration, 'webService methods must be declared as static');
  for (const { name, returns, parameters } of services.slice(1)) {
    const types = parameters.map(({ type }) => type.name).join(', ');
    report(
      symbol,
      `Web Service does not support two web service methods with the same name: ${returns.name} ${symbol.name}.${name}(${types})`,
    );
  }
}

/** Reports what the methods of an interface that others see may not be. */
export function checkInterfaceTypes(symbol: ClassSymbol, report: Report): void {
  for (const method of [...symbol.methods.values()].flat()) checkTypes(method, report);
}

/** Reports what such methods of the class may not be. */
export function checkEntryPoints(symbol: ClassSymbol, report: Report): void {
  for (const overloads of symbol.methods.values()) {
    checkWebServices(symbol, overloads, report);
    for (const method of overloads) {
      const { annotations } = method.declaration.modifiers;
      checkTypes(method, report);
      if ('auraenabled' in annotations) checkAura(symbol, method, overloads, report);
      if ('invocablemethod' in annotations) checkInvocableMethod(method, report);
    }
  }
  for (const constructor of symbol.constructors) checkConstructor(constructor, report);
  for (const field of symbol.fields.values()) {
    checkInvocableVariable(field, report);
    if (field.declaration?.modifiers.words.has('webservice') && !crossesSoap(field.type))
      report(field.declaration, `webService fields do not support type of ${field.type.name}`);
  }
  checkOnce(symbol, [...symbol.methods.values()].flat(), report);
}
