/**
 * Modifiers: which may stand where, and which exclude or need each other.
 * Source: Apex Developer Guide, Apex Class Definition, Class Methods, Class Variables; the messages of Salesforce's apex-language-support.
 */
import type { Member, Modifiers, Position } from '../syntax/ast.ts';
import { checkAnnotations } from './annotations.ts';
import type { ClassSymbol } from './symbols.ts';

type Report = (position: Position, message: string) => void;
type Kind = Member['kind'];
type Declared = Exclude<Member, { kind: 'initialiser' }>;

const PLURAL: Record<Kind, string> = {
  field: 'fields',
  property: 'properties',
  method: 'methods',
  constructor: 'constructors',
  initialiser: 'initializers',
  class: 'classes',
  interface: 'interfaces',
  enum: 'enums',
};

/** Words that no declaration of the kind may carry. */
const FORBIDDEN: Partial<Record<Kind, string[]>> = {
  field: ['virtual', 'abstract', 'override', 'testmethod', 'with sharing', 'without sharing', 'inherited sharing'],
  property: ['virtual', 'abstract', 'override', 'testmethod', 'with sharing', 'without sharing', 'inherited sharing'],
  method: ['transient', 'with sharing', 'without sharing', 'inherited sharing'],
  constructor: ['static', 'virtual', 'abstract', 'override', 'transient', 'final', 'testmethod', 'webservice'],
  class: ['static', 'override', 'transient', 'testmethod', 'webservice', 'protected'],
  interface: ['static', 'override', 'transient', 'testmethod', 'webservice'],
  enum: ['static', 'override', 'transient', 'testmethod', 'webservice', 'abstract', 'virtual'],
};

const SCOPES = ['private', 'protected', 'public', 'global'];

/** Words that exclude each other, with what is said of the pair. */
const EXCLUSIVE: [kinds: Kind[], first: string, second: string, message: string][] = [
  [['method'], 'static', 'virtual', 'static methods cannot be virtual'],
  [['method'], 'protected', 'static', 'protected methods cannot be static'],
  [['method', 'class'], 'abstract', 'virtual', 'abstract are by default virtual'],
  [['class'], 'with sharing', 'without sharing', 'withSharing classes cannot be withoutSharing'],
];

function checkPairs(member: Declared, report: Report): void {
  const { words } = member.modifiers;
  for (const [kinds, first, second, message] of EXCLUSIVE)
    if (kinds.includes(member.kind) && words.has(first) && words.has(second)) report(member, message);
  if (words.has('final') && (member.kind === 'class' || member.kind === 'method'))
    report(member, `${PLURAL[member.kind]} are by default final`);
}

/** From that version on abstract and overriding methods say who may see them. */
const SCOPE_IS_REQUIRED = 65;

/** An accessor shows less than its property, not more. */
function checkAccessors(member: Extract<Member, { kind: 'property' }>, report: Report): void {
  const rank = ({ words }: Modifiers) => SCOPES.findLastIndex((scope) => words.has(scope));
  for (const accessor of [member.getter, member.setter]) {
    if (!accessor || rank(accessor.modifiers) <= Math.max(rank(member.modifiers), 0)) continue;
    const own = SCOPES[rank(accessor.modifiers)];
    report(accessor, `Cannot declare ${own} accessor on ${SCOPES[Math.max(rank(member.modifiers), 0)]} property`);
  }
}

/** What a method may say depends on its class. */
function checkAgainstClass(symbol: ClassSymbol, member: Extract<Member, { kind: 'method' }>, report: Report): void {
  const { words } = member.modifiers;
  const type = symbol.declaration.modifiers.words;
  const isOpen = type.has('virtual') || type.has('abstract');
  if (words.has('protected') && !words.has('override') && !isOpen)
    report(member, 'New protected methods cannot be defined in non-virtual classes');
  for (const [word, shown] of [
    ['global', 'global'],
    ['webservice', 'webService'],
  ] as const)
    if (words.has(word) && !type.has('global')) report(member, `Defining type for ${shown} methods must be declared as global`);
  if (words.has('abstract') && !type.has('abstract')) report(member, 'Defining type for abstract methods must be declared as abstract');
  for (const word of ['abstract', 'override'])
    if (words.has(word) && symbol.file.apiVersion >= SCOPE_IS_REQUIRED && isHidden(member.modifiers) && !words.has('protected'))
      report(member, `${word} methods require at least one of the following global, public, protected`);
}

function checkWords(member: Declared, report: Report): void {
  const { words, repeated } = member.modifiers;
  if (repeated) report(member, `Duplicate modifier: ${repeated}`);
  if (SCOPES.filter((scope) => words.has(scope)).length > 1) report(member, 'Declarations can only have one scope');
  for (const word of FORBIDDEN[member.kind] ?? []) {
    if (!words.has(word)) continue;
    if (member.kind === 'enum' && member.constants.length > 0 && FORBIDDEN.field?.includes(word))
      report(member, `${word} is not allowed on fields`);
    report(member, `${word} is not allowed on ${PLURAL[member.kind]}`);
  }
}

/** What test methods and test set-ups must be. Source: Apex Developer Guide, IsTest Annotation, TestSetup Annotation. */
function checkTest(symbol: ClassSymbol, member: Extract<Member, { kind: 'method' }>, report: Report): void {
  const { annotations, words } = member.modifiers;
  const kinds = ['IsTest', 'TestSetup'].filter((name) => name.toLowerCase() in annotations);
  for (const kind of kinds) {
    if (!('istest' in symbol.declaration.modifiers.annotations))
      report(member, `Defining type for ${words.has('testmethod') ? 'testMethod' : kind} methods must be declared as IsTest`);
    if (!words.has('static')) report(member, `${words.has('testmethod') ? 'testMethod' : kind} methods must be declared as static`);
  }
  if (kinds.length > 0 && member.parameters.length > 0) report(member, 'Test methods must have no arguments');
  if (kinds.includes('TestSetup')) checkSetup(symbol, member, report);
}

/** A set-up makes data of its own, for all methods of its class. Source: Apex Developer Guide, Using Test Setup Methods. */
function checkSetup(symbol: ClassSymbol, member: Extract<Member, { kind: 'method' }>, report: Report): void {
  const seesAll = ({ annotations }: Modifiers) => annotations.istest?.seealldata?.toLowerCase() === 'true';
  const { modifiers, members } = symbol.declaration;
  if (seesAll(modifiers)) report(symbol, 'Test class cannot be annotated with @isTest(SeeAllData=true)');
  else if (members.some((other) => other.kind === 'method' && seesAll(other.modifiers)))
    report(symbol, 'Test class containing a test setup method cannot have any methods annotated with @isTest(SeeAllData=true)');
  if (member.returns !== 'void') report(member, 'Test setup method must return void');
}

function checkBody(member: Extract<Member, { kind: 'method' }>, report: Report): void {
  const isAbstract = member.modifiers.words.has('abstract');
  if (isAbstract && member.body) report(member, 'Abstract methods cannot have a body');
  if (!isAbstract && !member.body) report(member, 'Method must have a body');
  if (member.parameters.length > 32) report(member, 'Invalid number of parameters exceeds: 32');
}

function isHidden(modifiers: Modifiers): boolean {
  return !modifiers.words.has('public') && !modifiers.words.has('global');
}

/** Reports what is wrong with the modifiers of a class and its members. */
export function checkModifiers(symbol: ClassSymbol, report: Report): void {
  const { declaration } = symbol;
  checkWords(declaration, report);
  checkPairs(declaration, report);
  checkAnnotations(symbol, declaration, PLURAL[declaration.kind], report);
  if (symbol.outer && declaration.modifiers.words.has('global') && !symbol.outer.declaration.modifiers.words.has('global'))
    report(symbol.outer, `Enclosing type for global ${PLURAL[declaration.kind]} in apex classes must be declared as global`);
  if (symbol.isTest && symbol.kind === 'class')
    for (const word of ['virtual', 'abstract'])
      if (!symbol.outer && declaration.modifiers.words.has(word)) report(symbol, `IsTest classes cannot be ${word}`);
  const isLoose = declaration.line === 1 && !symbol.file.name.endsWith('.cls');
  if (!symbol.outer && !symbol.isTest && !isLoose && isHidden(declaration.modifiers)) {
    report(symbol, 'Top-level type must have public or global visibility');
  }
  for (const member of declaration.members) {
    if (member.kind === 'initialiser' || member.kind === 'class' || member.kind === 'interface' || member.kind === 'enum') continue;
    checkWords(member, report);
    checkPairs(member, report);
    checkAnnotations(symbol, member, PLURAL[member.kind], report);
    if (member.kind === 'property') checkAccessors(member, report);
    if (symbol.kind === 'interface' && member.modifiers.words.size > 0)
      report(member, `Missing '}' at '${[...member.modifiers.words][0]}'`);
    if (member.kind !== 'method' || symbol.kind !== 'class') continue;
    checkTest(symbol, member, report);
    checkAgainstClass(symbol, member, report);
    checkBody(member, report);
  }
}
