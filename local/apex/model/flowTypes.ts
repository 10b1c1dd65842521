/**
 * What flows can hold: the parameter and the answer of an invocable method, and its variables.
 * Source: Apex Developer Guide, InvocableMethod Annotation, InvocableVariable Annotation; Salesforce's compiler front end.
 */
import type { FieldDeclaration, Position, PropertyDeclaration } from '../syntax/ast.ts';
import { isException } from '../types/relations.ts';
import { OBJECT, VOID, isList, isMap, isSet, type Type } from '../types/type.ts';
import type { ClassSymbol, FieldSymbol, MethodSymbol } from './symbols.ts';

type Report = (position: Position, message: string) => void;
type Mark = NonNullable<FieldDeclaration['modifiers']['marks']>[number];

/** Lists of lists are as deep as it goes. */
const DEEPEST = 2;

const isInvocableVariable = (declaration: FieldDeclaration | PropertyDeclaration | undefined): boolean =>
  'invocablevariable' in (declaration?.modifiers.annotations ?? {});

/** A class of the code base needs a variable of its own that a flow can see; an inherited one does not count. */
function hasInvocableVariable(symbol: ClassSymbol): boolean {
  const { words } = symbol.declaration.modifiers;
  if (!words.has('public') && !words.has('global')) return false;
  return [...symbol.fields.values()].some(({ declaration }) => isInvocableVariable(declaration));
}

const isKnownToFlows = (type: Type): boolean =>
  type !== OBJECT && !isSet(type) && !isMap(type) && type.table !== 'System.Iterable' && !isException(type);

function isFlowType(type: Type, depth: number, isElement: (type: Type) => boolean): boolean {
  const [element] = type.arguments;
  if (isList(type) && element) return depth > 0 && isFlowType(element, depth - 1, isElement);
  return isKnownToFlows(type) && isElement(type);
}

const isInvocable = (type: Type): boolean => isFlowType(type, DEEPEST, ({ symbol }) => !symbol || hasInvocableVariable(symbol));

const isInteger = (text: string): boolean =>
  /^-?\d+$/.test(text) && Number(text) === Math.trunc(Number(text)) && Math.abs(Number(text)) < 2 ** 31;

/** How the default value of a variable is written, by the type of the variable. */
const DEFAULTS: Record<string, (text: string) => boolean> = {
  String: () => true,
  Boolean: (text) => /^(true|false)$/i.test(text),
  Integer: isInteger,
  Long: (text) => /^-?\d+l$/i.test(text),
  Double: (text) => /^-?\d+(\.\d+)?d$/i.test(text),
  Decimal: (text) => /^-?\d+(\.\d+)?$/.test(text),
};

function checkDefault({ type, name }: FieldSymbol, property: Mark['properties'][number], report: Report): void {
  const check = DEFAULTS[type.name];
  const kind = type.name;
  if (!check) report(property, `The defaultValue annotation property doesn't support the ${kind} data type`);
  else if (property.value === '' && kind !== 'String') report(property, 'Specify a value for the defaultValue annotation property');
  else if (!check(property.value))
    report(
      property,
      `The data type of the value for the defaultValue annotation property doesn't match the data type of the '${name}' variable. ` +
        `Specify a value with a data type of ${kind}`,
    );
}

/** Reports what is wrong with a variable that flows see. */
export function checkInvocableVariable(field: FieldSymbol, report: Report): void {
  const { type, declaration } = field;
  if (!declaration || !isInvocableVariable(declaration) || declaration.kind !== 'field') return;
  if (field.owner.outer && field.owner.declaration.modifiers.words.has('private'))
    report(declaration, 'Defining type for InvocableVariable fields cannot be private');
  if (!isFlowType(type, DEEPEST, () => true)) report(declaration, `InvocableVariable fields do not support type of ${type.name}`);
  const mark = declaration.modifiers.marks?.find(({ name }) => name.toLowerCase() === 'invocablevariable');
  for (const property of mark?.properties ?? []) {
    const name = property.name.toLowerCase();
    if (name === 'defaultvalue') checkDefault(field, property, report);
    if (name === 'placeholdertext' && property.value === '')
      report(property, 'Specify a value for the placeholderText annotation property');
    if (name === 'defaultvalue' && declaration.modifiers.annotations.invocablevariable?.required === 'true')
      report(property, 'Invalid combination of values for properties required and defaultValue on InvocableVariable');
  }
}

/** Reports what is wrong with a method that flows call. */
export function checkInvocableMethod(method: MethodSymbol, report: Report): void {
  const { declaration, parameters, returns } = method;
  if (returns !== VOID && !(isList(returns) && isInvocable(returns)))
    report(declaration, `InvocableMethod methods do not support return type of ${returns.name}`);
  const [first] = parameters;
  if (parameters.length > 1) report(declaration, 'Only one parameter is supported on methods with @Invocable annotation');
  else if (first && !isList(first.type))
    report(
      declaration,
      `Unsupported parameter type ${first.type.name}. Valid invocable parameters must be List types like List<T> where T is a supported type`,
    );
  else if (first && !isInvocable(first.type))
    report(declaration, `InvocableMethod methods do not support parameter type of ${first.type.name}`);
}
