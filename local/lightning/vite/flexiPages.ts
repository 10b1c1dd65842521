/**
 * The package's record pages and where its apps show them. What the local host cannot show stops the build by name.
 * Source: Metadata API Developer Guide, FlexiPage; CustomApplication (actionOverrides).
 */
import { asObject, textOf } from '../../kernel/guards.ts';

/** A component on a page. */
export interface PageItem {
  /** `force:highlightsPanel`, `force:detailPanel`, or the name of a component of the package. */
  component: string;
  properties: Record<string, string | boolean | number>;
  /** The custom permission that its visibility rule asks for. */
  permission?: string;
}

/** A record page: its regions by name. */
export interface RecordPageFacts {
  name: string;
  label: string;
  object: string;
  regions: Record<string, PageItem[]>;
}

/** Which page an app shows for the records of an object. */
export interface PageAssignment {
  object: string;
  page: string;
}

const TEMPLATE = 'flexipage:recordHomeTemplateDesktop';
const HOST_COMPONENTS = new Set(['force:highlightsPanel', 'force:detailPanel']);
const PERMISSION = /^\{!\$Permission\.CustomPermission\.(\w+)\}$/;

function refuse(what: string): never {
  throw new Error(`Not implemented in the local Lightning host: ${what}`);
}

/** A member that the XML parser gives as one thing or a list of them. */
function listOf(source: unknown, name: string): unknown[] {
  const value = asObject(source)[name];
  if (value === undefined || value === '') return [];
  return Array.isArray(value) ? value : [value];
}

/** The parser has made numbers and truth values already where it could. */
function valueOf(value: unknown): string | boolean | number {
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  const text = typeof value === 'string' ? value : '';
  if (text === 'true' || text === 'false') return text === 'true';
  return text !== '' && Number.isFinite(Number(text)) ? Number(text) : text;
}

function permissionOf(instance: unknown, page: string): string | undefined {
  const [rule, ...more] = listOf(instance, 'visibilityRule');
  if (rule === undefined) return undefined;
  const criteria = listOf(rule, 'criteria');
  const [, permission] = PERMISSION.exec(textOf(criteria[0], 'leftValue') ?? '') ?? [];
  const isPlain = more.length === 0 && criteria.length === 1 && asObject(rule)['booleanFilter'] === undefined;
  const asked = textOf(criteria[0], 'operator') === 'EQUAL' && String(asObject(criteria[0])['rightValue']) === 'true';
  if (!permission || !isPlain || !asked) refuse(`a visibility rule of ${page} that asks for anything but one custom permission`);
  return permission;
}

function itemOf(item: unknown, page: string, bundles: ReadonlySet<string>): PageItem {
  const instance = asObject(item)['componentInstance'];
  const name = textOf(instance, 'componentName') ?? '';
  const component = name.replace(/^c:/, '');
  if (!HOST_COMPONENTS.has(component) && !bundles.has(component)) refuse(`the component ${name || 'without a name'} of the page ${page}`);
  const properties = listOf(instance, 'componentInstanceProperties').map((property): [string, string | boolean | number] => [
    textOf(property, 'name') ?? '',
    valueOf(asObject(property)['value']),
  ]);
  return { component, properties: Object.fromEntries(properties), permission: permissionOf(instance, page) };
}

/** A record page from its metadata; undefined for pages of other types. Throws for what the host cannot show. */
export function readRecordPage(name: string, content: unknown, bundles: ReadonlySet<string>): RecordPageFacts | undefined {
  if (textOf(content, 'type') !== 'RecordPage') return refuse(`the page ${name} of type ${textOf(content, 'type') ?? 'none'}`);
  const template = textOf(asObject(content)['template'], 'name') ?? '';
  if (template !== TEMPLATE) refuse(`the template ${template} of the page ${name}`);
  const regions = listOf(content, 'flexiPageRegions').map((region): [string, PageItem[]] => {
    const regionName = textOf(region, 'name') ?? '';
    if (textOf(region, 'type') !== 'Region') refuse(`the ${textOf(region, 'type') ?? 'region'} ${regionName} of the page ${name}`);
    return [regionName, listOf(region, 'itemInstances').map((item) => itemOf(item, name, bundles))];
  });
  const unknown = regions.find(([region]) => !['header', 'main', 'sidebar'].includes(region));
  if (unknown) refuse(`the region ${unknown[0]} of the page ${name}`);
  return {
    name,
    label: textOf(content, 'masterLabel') ?? name,
    object: textOf(content, 'sobjectType') ?? '',
    regions: Object.fromEntries(regions),
  };
}

/** The pages that an app shows on a large screen. Other overrides than pages for View are refused. */
export function readAssignments(app: string, content: unknown): PageAssignment[] {
  if (listOf(content, 'profileActionOverrides').length > 0) refuse(`the assignment of pages to profiles in the app ${app}`);
  return listOf(content, 'actionOverrides').flatMap((override) => {
    const action = textOf(override, 'actionName') ?? '';
    if (action !== 'View' || textOf(override, 'type') !== 'Flexipage') refuse(`the override of ${action} in the app ${app}`);
    const isLarge = textOf(override, 'formFactor') === 'Large';
    return isLarge ? [{ object: textOf(override, 'pageOrSobjectType') ?? '', page: textOf(override, 'content') ?? '' }] : [];
  });
}
