import { LightningElement } from 'lwc';
import { navigate, tabReference } from '../../../runtime/router.ts';
import { session } from '../../../runtime/session.ts';
import { apps, tabs } from 'virtual:org-pages';

interface Entry {
  key: string;
  label: string;
  detail: string;
  target: string;
}

/** Finds apps and items by name. */
export default class AppLauncher extends LightningElement {
  private term = '';
  private opened = false;

  get entries(): Entry[] {
    const visible = new Set(session().tabs);
    const all: Entry[] = [
      ...apps.map((app) => {
        const target = app.tabs.find((name) => visible.has(name)) ?? '';
        return { key: `app-${app.name}`, label: app.label, detail: 'App', target };
      }),
      ...tabs
        .filter(({ name }) => visible.has(name))
        .map((tab) => ({ key: `tab-${tab.name}`, label: tab.label, detail: 'Item', target: tab.name })),
    ];
    const term = this.term.toLowerCase();
    return all.filter((entry) => entry.label.toLowerCase().includes(term));
  }

  get isEmpty(): boolean {
    return this.entries.length === 0;
  }

  override renderedCallback(): void {
    if (this.opened) return;
    this.opened = true;
    this.template?.querySelector<HTMLElement>('lightning-input')?.focus();
  }

  handleSearch(event: CustomEvent<{ value: string }>): void {
    this.term = event.detail.value;
  }

  handleChoose(event: Event): void {
    const target = (event.currentTarget as HTMLElement).dataset['target'] ?? '';
    this.close();
    const tab = tabs.find(({ name }) => name === target);
    if (tab) navigate(tabReference(tab));
  }

  handleKey(event: KeyboardEvent): void {
    if (event.key === 'Escape') this.close();
  }

  handleClose(): void {
    this.close();
  }

  private close(): void {
    this.dispatchEvent(new CustomEvent('close'));
  }
}
