import { LightningElement, api } from 'lwc';
import { navigate, tabReference, urlOf } from '../../../runtime/router.ts';
import type { OrgApp, OrgTab } from 'virtual:org-pages';

/** The app's name, the app launcher and the app's tabs. */
export default class AppNav extends LightningElement {
  @api app: OrgApp | undefined = undefined;
  @api items: (OrgTab & { current: boolean })[] = [];
  isLauncherOpen = false;

  get links() {
    return this.items.map((item) => ({
      ...item,
      href: urlOf(tabReference(item)),
      className: `item${item.current ? ' item_current' : ''}`,
      ariaCurrent: item.current ? 'page' : undefined,
    }));
  }

  get appLabel(): string {
    return this.app?.label ?? '';
  }

  private currentName = '';

  /** On a narrow screen the current item may stand outside of what is seen. */
  override renderedCallback(): void {
    const current = this.items.find((item) => item.current)?.name ?? '';
    if (current === this.currentName) return;
    this.currentName = current;
    this.template?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  handleNavigate(event: Event): void {
    const click = event as MouseEvent;
    if (click.ctrlKey || click.metaKey || click.shiftKey) return;
    click.preventDefault();
    const name = (click.currentTarget as HTMLElement).dataset['name'] ?? '';
    const item = this.items.find((tab) => tab.name === name);
    if (item) navigate(tabReference(item));
  }

  handleLauncher(): void {
    this.isLauncherOpen = !this.isLauncherOpen;
  }

  handleLauncherClose(): void {
    this.isLauncherOpen = false;
    (this.refs?.['launcher'] as HTMLElement | undefined)?.focus();
  }
}
