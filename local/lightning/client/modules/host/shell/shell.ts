import { LightningElement } from 'lwc';
import Toast from 'lightning/toast';
import { navigate, onPageChange, setHomeTab, tabReference, type PageReference } from '../../../runtime/router.ts';
import { session } from '../../../runtime/session.ts';
import { apps, components, tabs, type OrgTab } from 'virtual:org-pages';

interface ToastDetail {
  title?: string;
  message?: string;
  messageData?: (string | { url: string; label: string })[];
  variant?: string;
  mode?: string;
  toast?: unknown;
}

/** What stands in the frame: a component with what it is told. `key` tells one place from another. */
interface Place {
  key: string;
  tab?: OrgTab;
  properties: Record<string, unknown>;
  load?: () => Promise<{ default: unknown }>;
}

const MODES: Record<string, string> = { pester: 'dismissible', dismissable: 'dismissible', dismissible: 'dismissible', sticky: 'sticky' };

const nameOf = (value: unknown): string => (typeof value === 'string' ? value : '');

function tabOf(object: string): OrgTab | undefined {
  return tabs.find((tab) => tab.object === object);
}

/** The component for a page reference; one without `load` for what is not there. */
function placeFor({ type, attributes, state }: PageReference): Place {
  const action = nameOf(attributes['actionName']);
  const object = nameOf(attributes['objectApiName']);
  if (type === 'standard__recordPage' && action === 'view') {
    const recordId = nameOf(attributes['recordId']);
    return { key: 'record', properties: { recordId }, load: () => import('host/recordPage') };
  }
  if (type === 'standard__objectPage' && (action === 'list' || action === 'home')) {
    const properties = { objectName: object, view: state['filterName'] ?? 'Recent' };
    return { key: 'list', tab: tabOf(object), properties, load: () => import('host/listView') };
  }
  if (type === 'standard__component') {
    const component = nameOf(attributes['componentName']);
    return { key: `cmp-${component}`, properties: {}, load: components[component] };
  }
  const name = nameOf(attributes['apiName']);
  const tab = tabs.find((known) => known.name === name && known.load);
  return { key: `tab-${name}`, tab, properties: {}, load: tab?.load };
}

/** The frame of every page: global header, navigation and the page itself. */
export default class Shell extends LightningElement {
  place: Place = { key: '', properties: {} };
  recordObject = '';
  unknownPage = '';
  componentConstructor: unknown = undefined;
  failure = '';
  private stopListening: (() => void) | undefined = undefined;

  override connectedCallback(): void {
    setHomeTab(this.shownTabs[0]?.name ?? '');
    this.stopListening = onPageChange((reference) => void this.show(reference));
    window.addEventListener('lightning__showtoast', this.showToast, true);
  }

  override disconnectedCallback(): void {
    this.stopListening?.();
    window.removeEventListener('lightning__showtoast', this.showToast, true);
  }

  get app() {
    return apps[0] ?? { name: '', label: 'No app', tabs: [] as string[], recordPages: [] };
  }

  /** Tabs of the app that are not hidden for the user. */
  private get shownTabs(): OrgTab[] {
    const byName = new Map(tabs.map((tab) => [tab.name, tab]));
    const visible = new Set(session().tabs);
    return this.app.tabs.flatMap((name) => (visible.has(name) ? (byName.get(name) ?? []) : []));
  }

  get navigationItems() {
    return this.shownTabs.map((tab) => ({ ...tab, current: tab === this.currentTab }));
  }

  private get currentTab(): OrgTab | undefined {
    return this.place.key === 'record' ? tabOf(this.recordObject) : this.place.tab;
  }

  get session() {
    return session();
  }

  private async show(reference: PageReference): Promise<void> {
    const before = this.place;
    const place = placeFor(reference);
    this.place = place;
    this.recordObject = nameOf(reference.attributes['objectApiName']);
    if (place.key === before.key) return;
    this.componentConstructor = undefined;
    this.failure = '';
    this.unknownPage = place.load ? '' : location.pathname;
    document.title = `${place.tab?.label ?? (place.load ? 'Loading' : 'Not found')} | Salesforce (local)`;
    if (!place.load) return;
    try {
      const { default: component } = await place.load();
      if (this.place.key === place.key) this.componentConstructor = component;
    } catch (error) {
      this.failure = error instanceof Error ? error.message : String(error);
    }
  }

  /** Shows the toasts of components; the container's own listener must not see them. */
  private readonly showToast = (event: Event): void => {
    const { detail } = event as CustomEvent<ToastDetail>;
    if (detail.toast) return;
    event.stopImmediatePropagation();
    const config = {
      label: detail.title ?? '',
      message: (detail.message ?? '').replace(/\{(\d+)\}/g, (_, index: string) => textOf(detail.messageData?.[Number(index)])),
      variant: detail.variant ?? 'info',
      mode: MODES[detail.mode ?? 'dismissible'] ?? 'dismissible',
    };
    (Toast as { show(config: object, source: unknown): void }).show(config, this);
  };

  handleHome(): void {
    const [first] = this.shownTabs;
    if (first) navigate(tabReference(first));
  }

  handleSkip(event: Event): void {
    event.preventDefault();
    (this.refs?.['main'] as HTMLElement | undefined)?.focus();
  }
}

function textOf(part: string | { label: string } | undefined): string {
  return typeof part === 'string' ? part : (part?.label ?? '');
}
