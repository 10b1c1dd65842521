/** Metadata.Operations: deployments of custom metadata records and layouts. Source: Apex Reference, Metadata Namespace. */
import { current } from '../../runtime/context.ts';
import { freeze, thaw, type Frozen } from '../../runtime/freeze.ts';
import { ApexList, ApexSObject, NotImplemented, PlatformObject, isInstance, required, throwApex, typeNameOf } from '../../values/index.ts';
import type { ApexEnum } from '../../values/index.ts';
import { PlatformBag } from '../bag.ts';
import type { PlatformClass } from '../platformClass.ts';
import { layoutFromXml } from './layouts.ts';

/** Metadata.DeployContainer. */
class DeployContainer extends PlatformObject {
  readonly items: PlatformBag[] = [];
  override get $platform(): string {
    return 'Metadata.DeployContainer';
  }
}

/** Metadata.DeployCallbackContext. */
export class DeployCallbackContext extends PlatformObject {
  readonly jobId: string;
  constructor(jobId: string) {
    super();
    this.jobId = jobId;
  }
  override get $platform(): string {
    return 'Metadata.DeployCallbackContext';
  }
}

const nameOf = (item: PlatformBag): string => (item.get('fullName') as string | null) ?? '';

function remove(self: DeployContainer, fits: (item: PlatformBag) => boolean): boolean {
  const index = self.items.findIndex(fits);
  if (index >= 0) self.items.splice(index, 1);
  return index >= 0;
}

const DEPLOYABLE = new Set(['Metadata.CustomMetadata', 'Metadata.Layout']);

function add(self: DeployContainer, item: PlatformBag): void {
  if (!DEPLOYABLE.has(required(item).typeName))
    throwApex('System.IllegalArgumentException', `Metadata of type ${item.typeName} cannot be deployed`);
  if (self.items.some((one) => one.typeName === item.typeName && nameOf(one).toLowerCase() === nameOf(item).toLowerCase()))
    throwApex('System.IllegalArgumentException', `Duplicate metadata: ${nameOf(item)}`);
  self.items.push(item);
}

/** Deploys after the commit; the callback hears of it. Source: Apex Developer Guide, Deploying Metadata (not from tests). */
function enqueueDeployment(container: DeployContainer, callback: object | null): string {
  const { test, async } = current();
  if (test) throwApex('System.AsyncException', 'Metadata cannot be deployed from within a test');
  if (callback !== null && !isInstance(callback, 'Metadata.DeployCallback'))
    throwApex('System.IllegalArgumentException', 'The callback must implement Metadata.DeployCallback');
  return async.enqueue({
    kind: 'deployment',
    className: callback === null ? '' : typeNameOf(callback),
    payload: new ApexList('Object', [new ApexList('Metadata.Metadata', [...required(container).items]), callback]),
    delayMinutes: 0,
  });
}

/** The object and developer name of `Type.Record`, with or without `__mdt`. */
export function recordNamed(fullName: string): { object: string; developerName: string } | undefined {
  const dot = fullName.indexOf('.');
  const type = fullName.slice(0, dot);
  const { schema } = current();
  const object = schema.object(/__mdt$/i.test(type) ? type : `${type}__mdt`);
  return dot > 0 && object?.kind === 'customMetadata' ? { object: object.name, developerName: fullName.slice(dot + 1) } : undefined;
}

const HIDDEN = new Set([
  'Id',
  'DeveloperName',
  'MasterLabel',
  'Label',
  'QualifiedApiName',
  'Language',
  'NamespacePrefix',
  'SystemModstamp',
]);

function customMetadata(fullName: string): PlatformBag | undefined {
  const named = recordNamed(fullName);
  if (!named) return undefined;
  const { data, schema } = current();
  const fields = schema.object(named.object)?.fields.map((field) => field.name) ?? [];
  const text = `SELECT ${fields.join(', ')} FROM ${named.object} WHERE DeveloperName = :name`;
  const [row] = data.query(text, { name: named.developerName }, { mode: 'system', sharing: false }).records;
  if (!row) return undefined;
  const values = Object.entries(ApexSObject.fromQueried(row).fieldValues()).filter(([name]) => !HIDDEN.has(name));
  const bags = values.map(([field, value]) => new PlatformBag('Metadata.CustomMetadataValue', { field, value }));
  return new PlatformBag('Metadata.CustomMetadata', {
    fullName: `${named.object.replace(/__mdt$/, '')}.${named.developerName}`,
    label: row.fields['MasterLabel'] ?? row.fields['Label'] ?? named.developerName,
    values: new ApexList('Metadata.CustomMetadataValue', bags),
  });
}

/** The key under which a deployed layout is kept. */
export const layoutKey = (fullName: string): string => `Layout ${fullName.toLowerCase()}`;

function layout(fullName: string): PlatformBag | undefined {
  const { metadata, classes } = current();
  const deployed = metadata.deployed(layoutKey(fullName));
  if (deployed !== undefined) return thaw(JSON.parse(deployed) as Frozen, classes) as PlatformBag;
  const xml = metadata.layout(fullName);
  return xml === undefined ? undefined : layoutFromXml(fullName, xml);
}

/** What is kept of a deployed layout. */
export function keptLayout(item: PlatformBag): string {
  return JSON.stringify(freeze(item));
}

function retrieve(type: ApexEnum, names: ApexList<string>): ApexList<PlatformBag> {
  const read = { CustomMetadata: customMetadata, Layout: layout }[required(type).$name];
  if (!read) throw new NotImplemented(`Metadata.Operations.retrieve of ${type.$name}`);
  return new ApexList(
    'Metadata.Metadata',
    required(names).items.flatMap((name) => read(name) ?? []),
  );
}

export const metadataClasses: PlatformClass[] = [
  { name: 'Metadata.Operations', statics: { enqueueDeployment, retrieve } },
  {
    name: 'Metadata.DeployContainer',
    constructors: { '/0': () => new DeployContainer() },
    methods: {
      addMetadata: add,
      getMetadata: (self: DeployContainer) => new ApexList('Metadata.Metadata', [...self.items]),
      removeMetadata: (self: DeployContainer, item: PlatformBag) => remove(self, (one) => one === required(item)),
      removeMetadataByFullName: (self: DeployContainer, name: string) =>
        remove(self, (one) => nameOf(one).toLowerCase() === required(name).toLowerCase()),
    },
  },
  {
    name: 'Metadata.DeployCallbackContext',
    constructors: { '/0': () => new DeployCallbackContext('') },
    methods: { getCallbackJobId: (self: DeployCallbackContext) => self.jobId || null },
  },
];
