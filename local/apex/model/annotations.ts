/**
 * Annotations: where each may stand, what it needs beside it, and its properties.
 * Source: Apex Developer Guide, Annotations; the rules and messages of Salesforce's compiler front end.
 */
import type { Member, Position, TypeDeclaration } from '../syntax/ast.ts';
import { checkAnnotationValues } from './annotationValues.ts';
import type { ClassSymbol } from './symbols.ts';

type Report = (position: Position, message: string) => void;
type Kind = Exclude<Member['kind'], 'initialiser'>;
type Annotated = Exclude<Member, { kind: 'initialiser' }> | TypeDeclaration;

interface Rule {
  name: string;
  kinds: Kind[];
  properties: string[];
  /** What the declaration must say too. */
  isStatic?: boolean;
  isVisible?: boolean;
  isGlobal?: boolean;
}

const NONE: string[] = [];
const ENDPOINTS = ['webService', 'RemoteAction', 'HttpGet', 'HttpPost', 'HttpPatch', 'HttpPut', 'HttpDelete'];
const TYPES: Kind[] = ['class', 'interface', 'enum'];
const EVERYWHERE: Kind[] = [...TYPES, 'method', 'field', 'property', 'constructor'];
const http = (name: string): Rule => ({ name, kinds: ['method'], properties: NONE, isGlobal: true, isStatic: true });

const RULES: Rule[] = [
  { name: 'AuraEnabled', kinds: ['method', 'field', 'property'], properties: ['cacheable', 'continuation', 'scope'], isVisible: true },
  { name: 'Deprecated', kinds: EVERYWHERE, properties: NONE },
  { name: 'Future', kinds: ['method'], properties: ['callout'], isStatic: true },
  {
    name: 'InvocableMethod',
    kinds: ['method'],
    properties: ['label', 'description', 'callout', 'category', 'configurationeditor', 'iconname', 'capabilitytype'],
    isStatic: true,
    isVisible: true,
  },
  {
    name: 'InvocableVariable',
    kinds: ['field'],
    properties: ['label', 'description', 'required', 'placeholdertext', 'defaultvalue'],
    isVisible: true,
  },
  { name: 'IsTest', kinds: ['class', 'method'], properties: ['seealldata', 'isparallel', 'oninstall', 'testfor', 'critical'] },
  { name: 'JsonAccess', kinds: ['class'], properties: ['serializable', 'deserializable'] },
  { name: 'NamespaceAccessible', kinds: EVERYWHERE, properties: NONE },
  { name: 'ReadOnly', kinds: ['method'], properties: NONE },
  { name: 'RemoteAction', kinds: ['method', 'class', 'field', 'property'], properties: NONE, isStatic: true, isVisible: true },
  { name: 'RestResource', kinds: ['class'], properties: ['urlmapping'], isGlobal: true },
  { name: 'SuppressWarnings', kinds: EVERYWHERE, properties: ['value'] },
  { name: 'TestSetup', kinds: ['method'], properties: NONE, isStatic: true },
  { name: 'TestVisible', kinds: EVERYWHERE, properties: NONE },
  ...['HttpGet', 'HttpPost', 'HttpPut', 'HttpPatch', 'HttpDelete'].map(http),
];
const BY_NAME = new Map(RULES.map((rule) => [rule.name.toLowerCase(), rule]));

/** The version from which a rule counts; before it such code compiled. */
const AURA_PROPERTIES_MUST_BE_VISIBLE = 47;

function checkPlace(rule: Rule, member: Annotated, plural: string, version: number, report: Report): void {
  const { words } = member.modifiers;
  if (member.kind === 'enum' && member.constants.length > 0 && !rule.kinds.includes('field'))
    report(member, `${rule.name} is not allowed on fields`);
  if (rule.name === 'RestResource' && member.kind !== 'class' && !words.has('global')) report(member, must(rule, plural, 'global'));
  if (!rule.kinds.includes(member.kind)) return report(member, `${rule.name} is not allowed on ${plural}`);
  if (member.kind === 'class') return rule.isGlobal && !words.has('global') ? report(member, must(rule, plural, 'global')) : undefined;
  const isOldProperty = member.kind === 'property' && version < AURA_PROPERTIES_MUST_BE_VISIBLE;
  if (rule.isGlobal && !words.has('global')) report(member, must(rule, plural, 'global'));
  if (rule.isVisible && !isOldProperty && !words.has('public') && !words.has('global'))
    report(member, `${rule.name} ${plural} require at least one of the following global, public`);
  if (rule.isStatic && member.kind === 'method' && !words.has('static')) report(member, must(rule, plural, 'static'));
}

/** Only what runs at the root of a request may read without limits. Source: Apex Developer Guide, ReadOnly Annotation. */
function checkReadOnly(member: Annotated, report: Report): void {
  if (member.kind !== 'method') return;
  const { words, annotations } = member.modifiers;
  const isScheduled = member.name.toLowerCase() === 'execute' && member.parameters.length === 1;
  if (!words.has('static') && !isScheduled)
    report(member, 'Only WebService, RemoteAction or Schedulable.execute(SchedulableContext) methods can be marked ReadOnly');
  else if (words.has('static') && !ENDPOINTS.some((name) => words.has(name.toLowerCase()) || name.toLowerCase() in annotations))
    report(member, `ReadOnly methods require at least one of the following ${ENDPOINTS.join(', ')}`);
}

const isSharedIn = ({ modifiers }: TypeDeclaration): boolean =>
  'namespaceaccessible' in modifiers.annotations || modifiers.words.has('global');

/** What other packages of the namespace may see is visible, in types that they may see. Source: Apex Developer Guide, NamespaceAccessible Annotation. */
function checkNamespaceAccess(symbol: ClassSymbol, member: Annotated, plural: string, report: Report): void {
  const { words } = member.modifiers;
  const isOwn = symbol.declaration === member;
  const home = isOwn ? symbol.outer : symbol;
  const kinds = member.kind === 'enum' && member.constants.length > 0 ? ['fields', plural] : [plural];
  for (const kind of kinds) {
    if (!words.has('public') && !words.has('protected'))
      report(member, `NamespaceAccessible ${kind} require at least one of the following public, protected`);
    if (!home || isSharedIn(home.declaration)) continue;
    if (isOwn)
      report(
        home,
        `Enclosing type for NamespaceAccessible ${kind} in apex classes require at least one of the following NamespaceAccessible, global`,
      );
    else report(member, `Defining type for NamespaceAccessible ${kind} require at least one of the following NamespaceAccessible, global`);
  }
}

const must = (rule: Rule, plural: string, what: string) => `${rule.name} ${plural} must be declared as ${what}`;

function checkVariable(member: Annotated, report: Report): void {
  if (member.kind === 'field' && 'auraenabled' in member.modifiers.annotations && member.modifiers.words.has('static'))
    report(member, 'AuraEnabled fields cannot be static');
  if (member.kind !== 'field' || !('invocablevariable' in member.modifiers.annotations)) return;
  for (const word of ['static', 'final'])
    if (member.modifiers.words.has(word)) report(member, `InvocableVariable fields cannot be ${word}`);
}

/** Reports what is wrong with the annotations of a declaration. */
export function checkAnnotations(symbol: ClassSymbol, member: Annotated, plural: string, report: Report): void {
  for (const mark of member.modifiers.marks ?? []) {
    const rule = BY_NAME.get(mark.name.toLowerCase());
    if (!rule) {
      report(mark, `Annotation does not exist: ${mark.name}`);
      continue;
    }
    // Test methods have checks of their own, which tell more.
    if (rule.name !== 'TestSetup' || member.kind !== 'method') checkPlace(rule, member, plural, symbol.file.apiVersion, report);
    if (rule.name === 'JsonAccess' && member.kind === 'class' && mark.properties.length === 0)
      report(member, 'At least one JSON serialization control parameter must be specified');
    if (rule.name === 'IsTest' && member.kind === 'class' && symbol.outer && symbol.declaration === member)
      report(member, 'IsTest can only be used on a top level type');
    checkAnnotationValues(mark, member, report);
    if (rule.name === 'ReadOnly') checkReadOnly(member, report);
    if (rule.name === 'NamespaceAccessible') checkNamespaceAccess(symbol, member, plural, report);
    for (const property of mark.properties)
      if (!rule.properties.includes(property.name.toLowerCase()))
        report(property, `No such property, ${property.name}, defined on this annotation: ${rule.name}`);
  }
  checkVariable(member, report);
}
