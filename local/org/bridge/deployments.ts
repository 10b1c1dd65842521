/** Carries out the deployments of Metadata.Operations. Source: Apex Reference, Metadata Namespace, DeployResult. */
import { PlatformBag } from '../../apex/library/bag.ts';
import { keptLayout, layoutKey, recordNamed } from '../../apex/library/metadata/operations.ts';
import { current } from '../../apex/runtime/context.ts';
import { ApexDatetime, ApexList, enumConstant, toPlain } from '../../apex/values/index.ts';
import type { PlatformRows } from '../../data/index.ts';
import type { PlainValue } from '../../kernel/ports/records.ts';

/** Kind of the entries that keep what was deployed. */
export const DEPLOYED = 'deployed';

type Row = Record<string, PlainValue>;

/** What a record's values are as a row, or why it cannot be deployed. */
function rowOf(item: PlatformBag, object: string, developerName: string): Row | string {
  const { schema } = current();
  const row: Row = { DeveloperName: developerName, QualifiedApiName: developerName, Language: 'en_US' };
  row['MasterLabel'] = row['Label'] = (item.get('label') as string | null) ?? developerName;
  for (const value of (item.get('values') as ApexList<PlatformBag> | null)?.items ?? []) {
    const name = String(value.get('field'));
    const field = schema.field(object, name);
    if (!field) return `There is no field ${name} on ${object}`;
    row[field.name] = toPlain(value.get('value'));
  }
  return row;
}

function deployRecord(rows: PlatformRows, item: PlatformBag, fullName: string): string | null {
  const named = recordNamed(fullName);
  if (!named) return `There is no custom metadata type for ${fullName}`;
  const row = rowOf(item, named.object, named.developerName);
  if (typeof row === 'string') return row;
  const text = `SELECT Id FROM ${named.object} WHERE DeveloperName = :name`;
  const [known] = current().data.query(text, { name: named.developerName }, { mode: 'system', sharing: false }).records;
  if (known) rows.update(named.object, { Id: known.fields['Id'] ?? null, ...row });
  else rows.insert(named.object, row);
  rows.put(DEPLOYED, `${named.object} ${named.developerName}`, JSON.stringify(row));
  return null;
}

const listed = (bag: PlatformBag, name: string): PlatformBag[] => (bag.get(name) as ApexList<PlatformBag> | null)?.items ?? [];

/** A layout can show only fields that its object has. Source: Metadata API Developer Guide, Layout, LayoutItem. */
function layoutProblem(layout: PlatformBag, fullName: string): string | null {
  const { schema } = current();
  const object = fullName.slice(0, fullName.indexOf('-'));
  if (!schema.object(object)) return `In field: layout - no CustomObject named ${object} found`;
  const columns = listed(layout, 'layoutSections').flatMap((section) => listed(section, 'layoutColumns'));
  const fields = columns.flatMap((column) => listed(column, 'layoutItems')).map((item) => item.get('field'));
  const unknown = fields.find((field): field is string => typeof field === 'string' && !schema.field(object, field));
  return unknown === undefined ? null : `In field: field - no CustomField named ${object}.${unknown} found`;
}

function deployOne(rows: PlatformRows, item: PlatformBag): string | null {
  const fullName = (item.get('fullName') as string | null) ?? '';
  if (fullName === '') return 'The metadata has no full name';
  if (item.typeName === 'Metadata.CustomMetadata') return deployRecord(rows, item, fullName);
  const problem = layoutProblem(item, fullName);
  if (problem !== null) return problem;
  rows.put(DEPLOYED, layoutKey(fullName), keptLayout(item));
  return null;
}

function message(item: PlatformBag, problem: string | null): PlatformBag {
  const fullName = item.get('fullName');
  return new PlatformBag('Metadata.DeployMessage', {
    fullName,
    fileName: `${item.typeName === 'Metadata.Layout' ? 'layouts' : 'customMetadata'}/${String(fullName)}`,
    componentType: item.typeName.replace('Metadata.', ''),
    success: problem === null,
    changed: problem === null,
    created: false,
    deleted: false,
    problem,
    problemType: problem === null ? null : (enumConstant('Metadata.DeployProblemType', 'Error') ?? null),
  });
}

/** Deploys all or nothing: the caller undoes the transaction's rows when the answer is not successful. */
export function deploy(rows: PlatformRows, items: PlatformBag[], jobId: string): PlatformBag {
  const outcomes = items.map((item) => ({ item, problem: deployOne(rows, item) }));
  const failed = outcomes.filter((one) => one.problem !== null);
  const list = (some: typeof outcomes): ApexList<PlatformBag> =>
    new ApexList(
      'Metadata.DeployMessage',
      some.map(({ item, problem }) => message(item, problem)),
    );
  const now = new ApexDatetime(current().now());
  return new PlatformBag('Metadata.DeployResult', {
    ...{ id: jobId, done: true, success: failed.length === 0, checkOnly: false, ignoreWarnings: false, rollbackOnError: true },
    status: enumConstant('Metadata.DeployStatus', failed.length === 0 ? 'Succeeded' : 'Failed') ?? null,
    ...{ createdDate: now, startDate: now, completedDate: now, createdBy: current().user.id, createdByName: current().user.name },
    ...{
      numberComponentsTotal: items.length,
      numberComponentErrors: failed.length,
      numberComponentsDeployed: items.length - failed.length,
    },
    details: new PlatformBag('Metadata.DeployDetails', {
      componentFailures: list(failed),
      componentSuccesses: list(outcomes.filter((one) => one.problem === null)),
    }),
  });
}
