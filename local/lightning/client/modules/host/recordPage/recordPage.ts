import { LightningElement, api } from 'lwc';
import { apps, recordPages, type OrgPageItem, type OrgRecordPage } from 'virtual:org-pages';
import { readRecord, type PageRecord } from '../../../runtime/records.ts';
import { session } from '../../../runtime/session.ts';

interface PlacedItem {
  key: string;
  constructor: unknown;
  properties: Record<string, unknown>;
}

/** Components that the platform brings. */
const HOST_COMPONENTS: Record<string, () => Promise<{ default: unknown }>> = {
  'force:highlightsPanel': () => import('host/highlightsPanel'),
  'force:detailPanel': () => import('host/detailPanel'),
};

/** The page that the app assigns to an object. Throws when there is none. */
function pageFor(object: string): OrgRecordPage {
  const assigned = apps[0]?.recordPages.find((assignment) => assignment.object === object);
  const page = recordPages.find(({ name }) => name === assigned?.page);
  if (!page) throw new Error(`Not implemented in the local Lightning host: the default record page of ${object}`);
  return page;
}

function isVisible({ permission }: OrgPageItem): boolean {
  return permission === undefined || session().customPermissions.includes(permission);
}

/** A record page, composed from the package's page for the object. */
export default class RecordPage extends LightningElement {
  private shownId = '';
  regions: Record<string, PlacedItem[]> | undefined = undefined;
  failure = '';

  @api
  get recordId(): string {
    return this.shownId;
  }
  set recordId(id: string) {
    if (id === this.shownId) return;
    this.shownId = id;
    this.regions = undefined;
    this.failure = '';
    void this.load(id);
  }

  get header(): PlacedItem[] {
    return this.regions?.['header'] ?? [];
  }
  get main(): PlacedItem[] {
    return this.regions?.['main'] ?? [];
  }
  get sidebar(): PlacedItem[] {
    return this.regions?.['sidebar'] ?? [];
  }

  private async load(id: string): Promise<void> {
    try {
      const record = await readRecord(id);
      const regions = await this.place(record);
      if (id !== this.shownId) return;
      this.regions = regions;
      document.title = `${record.name} | ${record.label} | Salesforce (local)`;
    } catch (error) {
      if (id === this.shownId) this.failure = error instanceof Error ? error.message : String(error);
    }
  }

  private async place(record: PageRecord): Promise<Record<string, PlacedItem[]>> {
    const { regions } = pageFor(record.object);
    const placed = Object.entries(regions).map(async ([name, items]): Promise<[string, PlacedItem[]]> => {
      const visible = items.filter(isVisible);
      return [name, await Promise.all(visible.map((item, index) => this.placeItem(item, `${name}-${index}`, name, record)))];
    });
    return Object.fromEntries(await Promise.all(placed));
  }

  /** A component of the package learns of its record by recordId and objectApiName. Source: LWC Developer Guide, lightning__RecordPage. */
  private async placeItem(item: OrgPageItem, key: string, region: string, record: PageRecord): Promise<PlacedItem> {
    const load = item.load ?? HOST_COMPONENTS[item.component];
    if (!load) throw new Error(`Not implemented in the local Lightning host: the component ${item.component}`);
    const { default: constructor } = await load();
    const width = region === 'sidebar' ? 'SMALL' : 'LARGE';
    const context = item.load ? { recordId: record.id, objectApiName: record.object, flexipageRegionWidth: width } : { record };
    return { key, constructor, properties: { ...(item.load ? item.properties : {}), ...context } };
  }
}
