/**
 * What the properties of annotations may say. Source: Apex Developer Guide, Annotations; Salesforce's compiler front end.
 * Values that depend on the type of a variable are checked in flowTypes.ts.
 */
import type { Modifiers, Position } from '../syntax/ast.ts';

type Report = (position: Position, message: string) => void;
type Mark = NonNullable<Modifiers['marks']>[number];

const TEXTS = new Set(['label', 'description', 'category', 'iconname', 'capabilitytype', 'defaultvalue', 'placeholdertext']);
const JSON_ACCESS = ['never', 'samenamespace', 'samepackage', 'always'];

const formats: Record<string, RegExp> = {
  iconName: /^(slds:(standard|custom|utility|action|doctype)|resource:[^:]+):[^:]+$/,
  capabilityType: /^((?!:\/\/).)*:\/\/((?!:\/\/).)+$/,
};

function checkFormats(mark: Mark, member: Position, report: Report): void {
  for (const [name, format] of Object.entries(formats)) {
    const given = valueOf(mark, name);
    if (given === undefined || format.test(given)) continue;
    if (given === '') report(member, `Required property is missing: ${name}`);
    else
      report(
        member,
        `Annotation property, the format of ${name} on InvocableMethod is invalid, please check if the ${name} has the correct formats`,
      );
  }
}

function checkAddress(mark: Mark, member: Position, report: Report): void {
  const address = valueOf(mark, 'urlMapping');
  if (address === undefined) report(mark, 'Required property is missing: urlMapping');
  else if (address === '') report(member, 'Rest Resource url cannot be empty');
  else if (!address.startsWith('/')) report(member, "Rest Resource url must begin with a forward slash, '/'");
  else if (/\*[^/]/.test(address))
    report(member, "Rest Resource url wildcard, '*', must be followed by a forward slash, '/', or be the last character");
}

function checkScope(mark: Mark, report: Report): void {
  const scope = mark.properties.find(({ name }) => name.toLowerCase() === 'scope');
  if (!scope) return;
  if (valueOf(mark, 'cacheable')?.toLowerCase() !== 'true')
    report(scope, 'Invalid combination of values for properties cacheable and scope on AuraEnabled');
  else if (scope.value !== 'global') report(scope, `Annotation property, scope on AuraEnabled, unknown value: ${scope.value}`);
}

function checkTest(mark: Mark, member: Position, report: Report): void {
  const isOn = (name: string) => valueOf(mark, name)?.toLowerCase() === 'true';
  if (isOn('isParallel') && isOn('seeAllData'))
    report(member, 'Test class annotated with @isTest(IsParallel=true) cannot also be annotated with @isTest(SeeAllData=true)');
}

const valueOf = (mark: Mark, name: string): string | undefined =>
  mark.properties.find((property) => property.name.toLowerCase() === name.toLowerCase())?.value;

/** Reports what is wrong with the values of one annotation of `member`. */
export function checkAnnotationValues(mark: Mark, member: Position, report: Report): void {
  const name = mark.name.toLowerCase();
  for (const property of mark.properties) {
    if (TEXTS.has(property.name.toLowerCase()) && !property.isText)
      report(property, `Invalid value for property ${property.name} expected type String`);
    if (name === 'jsonaccess' && !JSON_ACCESS.includes(property.value.toLowerCase()))
      report(property, `Annotation property, ${property.name} on JsonAccess, unknown value: ${property.value}`);
  }
  if (name === 'invocablemethod') checkFormats(mark, member, report);
  if (name === 'restresource') checkAddress(mark, member, report);
  if (name === 'auraenabled') checkScope(mark, report);
  if (name === 'istest') checkTest(mark, member, report);
}
