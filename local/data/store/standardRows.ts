import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { zipSync } from 'fflate';
import type { PicklistValue } from '../../kernel/ports/schema.ts';
import type { OrgMetadata, StageMeta, StaticResourceMeta } from '../schema/model.ts';
import { apexRows } from './apexRows.ts';
import { appId } from '../schema/setupEntities.ts';
import { stableId } from '../schema/stableId.ts';
import { STAGES } from './derive.ts';
import { entityRow } from './definitionRows.ts';
import type { Row } from './rowWriter.ts';

/** True for the status that a converted lead has. */
export function isConvertedStatus({ value, converted }: PicklistValue): boolean {
  return converted ?? value === 'Closed - Converted';
}

function isClosedStatus({ value, closed }: PicklistValue): boolean {
  return closed ?? /^(Closed|Completed)$/.test(value);
}

/** Rows that a table has when it is first made. Source: Object Reference, each object; a new org's defaults. */
export function standardRows(object: string, metadata: OrgMetadata, now: string): Row[] {
  return ROWS[object]?.(metadata, now) ?? [];
}

/** Objects whose rows follow the code base, and the columns that identify a row. */
export const FOLLOWING: Record<string, string[]> = {
  StaticResource: ['Name'],
  EmailTemplate: ['DeveloperName'],
  CustomNotificationType: ['DeveloperName'],
  ApexClass: ['Name'],
  ApexTrigger: ['Name'],
  ApexPage: ['Name'],
  EntityDefinition: ['DurableId'],
  AppMenuItem: ['Name'],
  PlatformCachePartition: ['DeveloperName'],
  PlatformCachePartitionType: ['PlatformCachePartitionId', 'CacheType'],
};

const ROWS: Record<string, (metadata: OrgMetadata, now: string) => Row[]> = {
  Period: (_metadata, now) => periods(Number(now.slice(0, 4))),
  FiscalYearSettings: (_metadata, now) => fiscalYears(Number(now.slice(0, 4))),
  StaticResource: (metadata) => metadata.staticResources.map(resourceRow),
  EmailTemplate: templateRows,
  CustomNotificationType: (metadata) =>
    metadata.notificationTypes.map((type) => ({ DeveloperName: type.name, MasterLabel: type.label, CustomNotifTypeName: type.label })),
  ApexClass: (metadata) => apexRows('ApexClass', metadata),
  ApexTrigger: (metadata) => apexRows('ApexTrigger', metadata),
  ApexPage: (metadata) => apexRows('ApexPage', metadata),
  AppMenuItem: (metadata) =>
    metadata.apps.map(({ name, label }, index) => ({
      ...{ Name: name, Label: label, Type: 'TabSet', ApplicationId: appId(name), SortOrder: index + 1, IsVisible: true },
      NamespacePrefix: metadata.schema.namespace || null,
    })),
  EntityDefinition: (metadata) =>
    metadata.schema.objectNames().flatMap((name) => {
      const known = metadata.schema.object(name);
      return known ? [entityRow(known, metadata.schema)] : [];
    }),
  PlatformCachePartition: ({ cachePartitions, schema }) =>
    cachePartitions.map(({ name, isDefault }) => ({
      ...{ Id: partitionId(name), DeveloperName: name, MasterLabel: name, IsDefaultPartition: isDefault },
      NamespacePrefix: schema.namespace || null,
    })),
  PlatformCachePartitionType: ({ cachePartitions }) =>
    cachePartitions.flatMap(({ name, types }) =>
      types.map(({ type, allocated }) => ({
        ...{ PlatformCachePartitionId: partitionId(name), CacheType: type, AllocatedCapacity: allocated },
      })),
    ),
  Pricebook2: () => [{ Name: 'Standard Price Book', IsActive: false, IsStandard: true, Description: null }],
  BusinessHours: () => [businessHours()],
  OpportunityStage: (metadata) => stagesOf(metadata).map(stageRow),
  CaseStatus: (metadata) => statusRows('Case', 'Status', metadata, { IsClosed: isClosedStatus }),
  LeadStatus: (metadata) => statusRows('Lead', 'Status', metadata, { IsConverted: isConvertedStatus }),
  TaskStatus: (metadata) => statusRows('Task', 'Status', metadata, { IsClosed: isClosedStatus }),
  TaskPriority: (metadata) => statusRows('Task', 'Priority', metadata, { IsHighPriority: ({ value }) => value === 'High' }),
  ContractStatus: (metadata) => statusRows('Contract', 'Status', metadata, {}),
  UserLicense: () => [
    {
      Id: SALESFORCE_LICENSE,
      Name: 'Salesforce',
      LicenseDefinitionKey: 'SFDC',
      MasterLabel: 'Salesforce',
      Status: 'Active',
      TotalLicenses: 100,
      UsedLicenses: 1,
    },
  ],
};

const partitionId = (name: string): string => stableId('0Er', name);

/** The licence that all profiles of the local org belong to. */
export const SALESFORCE_LICENSE = '100000000000001AAA';

/** The stages of the code base, or those that a new org has. */
export function stagesOf(metadata: OrgMetadata): StageMeta[] {
  if (metadata.stages.length > 0) return metadata.stages;
  return Object.entries(STAGES).map(([name, [probability, category]]) => ({
    ...{ name, label: name, probability, category },
    ...{ closed: name.startsWith('Closed'), won: name === 'Closed Won', active: true },
  }));
}

function stageRow(stage: StageMeta, index: number): Row {
  return {
    MasterLabel: stage.label,
    ApiName: stage.name,
    IsActive: stage.active,
    SortOrder: index + 1,
    IsClosed: stage.closed,
    IsWon: stage.won,
    ForecastCategory: stage.category.replace(' ', ''),
    ForecastCategoryName: stage.category,
    DefaultProbability: stage.probability,
  };
}

function statusRows(object: string, field: string, metadata: OrgMetadata, flags: Record<string, (value: PicklistValue) => boolean>): Row[] {
  const values = metadata.schema.field(object, field)?.picklistValues ?? [];
  return values.map((value, index) => ({
    MasterLabel: value.label,
    ApiName: value.value,
    IsDefault: value.isDefault,
    SortOrder: index + 1,
    ...Object.fromEntries(Object.entries(flags).map(([name, test]) => [name, test(value)])),
  }));
}

/** Open around the clock, as in a new org. */
function businessHours(): Row {
  const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
  const names = days.flatMap((day) => [`${day}StartTime`, `${day}EndTime`]);
  const times = Object.fromEntries(names.map((name) => [name, '00:00:00.000Z'] as const));
  return { Name: 'Default', IsActive: true, IsDefault: true, TimeZoneSidKey: 'America/Los_Angeles', ...times };
}

function resourceRow(resource: StaticResourceMeta): Row {
  const body = contentOf(resource);
  return {
    Name: resource.name,
    ContentType: resource.contentType,
    CacheControl: resource.cacheControl,
    Description: resource.description || null,
    Body: body,
    BodyLength: body?.length ?? 0,
  };
}

/** A folder is delivered as a zip file. */
function contentOf(resource: StaticResourceMeta): Uint8Array | null {
  if (resource.file === undefined) return null;
  if (!statSync(resource.file).isDirectory()) return readFileSync(resource.file);
  const root = resource.file;
  const entries = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const files = entries.map((entry) => join(entry.parentPath, entry.name));
  return zipSync(Object.fromEntries(files.map((file) => [relative(root, file).replaceAll('\\', '/'), readFileSync(file)])));
}

function templateRows(metadata: OrgMetadata): Row[] {
  return metadata.emailTemplates.map((template) => {
    const body = template.file === undefined ? null : readFileSync(template.file, 'utf8');
    return {
      Name: template.label,
      DeveloperName: template.name,
      TemplateType: template.type,
      Subject: template.subject,
      Body: template.type === 'text' ? (template.textBody ?? body) : (template.textBody ?? null),
      HtmlValue: template.type === 'text' ? null : body,
      Encoding: template.encoding,
      IsActive: template.available,
    };
  });
}

function around(year: number): number[] {
  return [year - 1, year, year + 1];
}

function day(year: number, month: number, date: number): string {
  return new Date(Date.UTC(year, month, date)).toISOString().slice(0, 10);
}

/** Months, quarters and years of the fiscal years around now; they follow the calendar. Source: Object Reference, "Period". */
function periods(year: number): Row[] {
  return around(year).flatMap((one) => [
    { Type: 'Year', Number: null, StartDate: day(one, 0, 1), EndDate: day(one, 12, 0), IsForecastPeriod: false },
    ...[1, 2, 3, 4].map((quarter) => ({
      ...{ Type: 'Quarter', Number: quarter, StartDate: day(one, quarter * 3 - 3, 1), EndDate: day(one, quarter * 3, 0) },
      IsForecastPeriod: false,
    })),
    ...Array.from({ length: 12 }, (_item, month) => ({
      ...{ Type: 'Month', Number: month + 1, StartDate: day(one, month, 1), EndDate: day(one, month + 1, 0), IsForecastPeriod: true },
    })),
  ]);
}

function fiscalYears(year: number): Row[] {
  return around(year).map((one) => ({
    ...{ Name: String(one), StartDate: day(one, 0, 1), EndDate: day(one, 12, 0), IsStandardYear: true, YearType: 'Standard' },
  }));
}
