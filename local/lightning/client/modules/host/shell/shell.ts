import { LightningElement } from 'lwc';
import Toast from 'lightning/toast';
import { currentPage, navigate, onPageChange, setHomeTab, type PageReference } from '../../../runtime/router.ts';
import { session } from '../../../runtime/session.ts';
import { apps, tabs, type OrgTab } from 'virtual:org-pages';

interface ToastDetail {
  title?: string;
  message?: string;
  messageData?: (string | { url: string; label: string })[];
  variant?: string;
  mode?: string;
  toast?: unknown;
}

const MODES: Record<string, string> = { pester: 'dismissible', dismissable: 'dismissible', dismissible: 'dismissible', sticky: 'sticky' };

/** The frame of every page: global header, navigation and the page itself. */
export default class Shell extends LightningElement {
  tab: OrgTab | undefined = undefined;
  unknownTab = '';
  componentConstructor: unknown = undefined;
  failure = '';
  private stopListening: (() => void) | undefined = undefined;

  override connectedCallback(): void {
    setHomeTab(this.app.tabs[0] ?? '');
    this.stopListening = onPageChange((reference) => void this.show(reference));
    window.addEventListener('lightning__showtoast', this.showToast, true);
  }

  override disconnectedCallback(): void {
    this.stopListening?.();
    window.removeEventListener('lightning__showtoast', this.showToast, true);
  }

  get app() {
    return apps[0] ?? { name: '', label: 'No app', tabs: [] as string[] };
  }

  get navigationItems() {
    const byName = new Map(tabs.map((tab) => [tab.name, tab]));
    return this.app.tabs.flatMap((name) => byName.get(name) ?? []).map((tab) => ({ ...tab, current: tab === this.tab }));
  }

  get session() {
    return session();
  }

  private async show(reference: PageReference): Promise<void> {
    const { apiName } = reference.attributes;
    const name = typeof apiName === 'string' ? apiName : '';
    const tab = tabs.find((known) => known.name === name);
    if (tab && tab === this.tab) return;
    this.tab = tab;
    this.componentConstructor = undefined;
    this.failure = '';
    this.unknownTab = tab ? '' : name;
    document.title = `${tab?.label ?? 'Not found'} | Salesforce (local)`;
    if (!tab) return;
    try {
      const { default: component } = await tab.load();
      if (this.tab === tab) this.componentConstructor = component;
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
    navigate({ type: 'standard__navItemPage', attributes: { apiName: this.app.tabs[0] ?? '' } });
  }

  handleSkip(event: Event): void {
    event.preventDefault();
    (this.refs?.['main'] as HTMLElement | undefined)?.focus();
  }

  get pageKey(): string {
    return `${this.tab?.name ?? ''}:${currentPage().type}`;
  }
}

function textOf(part: string | { label: string } | undefined): string {
  return typeof part === 'string' ? part : (part?.label ?? '');
}
