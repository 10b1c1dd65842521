/**
 * Modifiers: which may stand where, and which exclude or need each other.
 * Source: Apex Developer Guide, Apex Class Definition, Class Methods, Class Variables; the messages of Salesforce's apex-language-support.
 */
import type { Member, Modifiers, Position } from '../syntax/ast.ts';
import type { ClassSymbol } from './symbols.ts';

type Report = (position: Position, message: string) => void;
type Kind = Member['kind'];

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
  property: ['testmethod', 'with sharing', 'without sharing', 'inherited sharing'],
  method: ['transient', 'with sharing', 'without sharing', 'inherited sharing'],
  constructor: ['static', 'virtual', 'abstract', 'override', 'transient', 'final', 'testmethod', 'webservice'],
  class: ['static', 'override', 'transient', 'testmethod', 'webservice'],
  interface: ['static', 'override', 'transient', 'testmethod', 'webservice'],
  enum: ['static', 'override', 'transient', 'testmethod', 'webservice', 'abstract', 'virtual'],
};

const SCOPES = ['private', 'protected', 'public', 'global'];

function checkWords(member: Exclude<Member, { kind: 'initialiser' }>, report: Report): void {
  const { words, repeated } = member.modifiers;
  if (repeated) report(member, `Duplicate modifier: ${repeated}`);
  if (SCOPES.filter((scope) => words.has(scope)).length > 1) report(member, 'Declarations can only have one scope');
  for (const word of FORBIDDEN[member.kind] ?? []) {
    if (words.has(word)) report(member, `${word} is not allowed on ${PLURAL[member.kind]}`);
  }
}

/** What test methods and test set-ups must be. Source: Apex Developer Guide, IsTest Annotation, TestSetup Annotation. */
function checkTest(member: Extract<Member, { kind: 'method' }>, report: Report): void {
  const { annotations, words } = member.modifiers;
  const kind = 'testsetup' in annotations ? 'TestSetup' : 'istest' in annotations ? 'IsTest' : undefined;
  if (!kind) return;
  if (!words.has('static')) report(member, `${words.has('testmethod') ? 'testMethod' : kind} methods must be declared as static`);
  if (member.parameters.length > 0) report(member, 'Test methods must have no arguments');
  if (kind === 'TestSetup' && member.returns !== 'void') report(member, 'Test setup method must return void');
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
  const isLoose = declaration.line === 1 && !symbol.file.name.endsWith('.cls');
  if (!symbol.outer && !symbol.isTest && !isLoose && isHidden(declaration.modifiers)) {
    report(symbol, 'Top-level type must have public or global visibility');
  }
  for (const member of declaration.members) {
    if (member.kind === 'initialiser' || member.kind === 'class' || member.kind === 'interface' || member.kind === 'enum') continue;
    checkWords(member, report);
    if (member.kind !== 'method' || symbol.kind !== 'class') continue;
    checkTest(member, report);
    checkBody(member, report);
  }
}
