/**
 * Methods that the platform calls from outside: what they may take and answer.
 * Source: Apex Developer Guide, Future, AuraEnabled and InvocableMethod Annotations; Salesforce's compiler front end.
 */
import type { Position } from '../syntax/ast.ts';
import { VOID, isList, isMap, isSet, type Type } from '../types/type.ts';
import type { ClassSymbol, MethodSymbol } from './symbols.ts';

type Report = (position: Position, message: string) => void;

/** Before that version overloads were accepted. */
const AURA_OVERLOADS_ARE_REFUSED = 55;

const isSimple = (type: Type): boolean =>
  type.kind === 'primitive' || ((isList(type) || isSet(type) || isMap(type)) && type.arguments.every(({ kind }) => kind === 'primitive'));

function checkFuture(method: MethodSymbol, report: Report): void {
  if (method.returns !== VOID) report(method.declaration, `Future methods do not support return type of ${method.returns.name}`);
  for (const { type } of method.parameters)
    if (!isSimple(type)) report(method.declaration, `Future methods do not support parameter type of ${type.name}`);
}

function checkInvocable(method: MethodSymbol, report: Report): void {
  const { declaration, parameters, returns } = method;
  if (returns !== VOID && !isList(returns)) report(declaration, `InvocableMethod methods do not support return type of ${returns.name}`);
  const [first] = parameters;
  if (parameters.length > 1) report(declaration, 'Only one parameter is supported on methods with @Invocable annotation');
  else if (first && !isList(first.type))
    report(
      declaration,
      `Unsupported parameter type ${first.type.name}. Valid invocable parameters must be List types like List<T> where T is a supported type`,
    );
}

function checkAura(symbol: ClassSymbol, method: MethodSymbol, others: MethodSymbol[], report: Report): void {
  if (!method.isStatic && !/^get/i.test(method.name))
    report(method.declaration, "Non static AuraEnabled methods must be named with a prefix 'get'");
  const isOverloaded = others.some((other) => other !== method && 'auraenabled' in other.declaration.modifiers.annotations);
  if (isOverloaded && symbol.file.apiVersion >= AURA_OVERLOADS_ARE_REFUSED)
    report(method.declaration, `Overload of AuraEnabled method: ${method.name} overload is not permitted`);
}

/** Reports what such methods of the class may not be. */
export function checkEntryPoints(symbol: ClassSymbol, report: Report): void {
  let invocable = 0;
  for (const overloads of symbol.methods.values()) {
    for (const method of overloads) {
      const { annotations } = method.declaration.modifiers;
      if ('future' in annotations) checkFuture(method, report);
      if ('auraenabled' in annotations) checkAura(symbol, method, overloads, report);
      if (!('invocablemethod' in annotations)) continue;
      checkInvocable(method, report);
      invocable++;
    }
  }
  if (invocable > 1) report(symbol, 'Only one method per type can be defined with: InvocableMethod');
}
