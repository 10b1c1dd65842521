import { LightningElement, wire } from 'lwc';
import canManage from '@salesforce/customPermission/Manage_MSI_Actions';
import { CurrentPageReference, NavigationMixin, type PageReference } from 'lightning/navigation';
import { ownKey, stateOf, withState } from 'c/pageState';
import { labels } from './labels';

interface Section {
  name: string;
  label: string;
}

const SECTION_KEY = ownKey('section');
const FIRST: Section = { name: 'salesforce', label: labels.salesforce };
const SECTIONS: Section[] = [
  FIRST,
  { name: 'marketo', label: labels.marketo },
  { name: 'userManagement', label: labels.userManagement },
  { name: 'syncSettings', label: labels.syncSettings },
  { name: 'contentSettings', label: labels.contentSettings },
  { name: 'actionsConfig', label: labels.actionsConfig },
  { name: 'configure', label: labels.configure },
  { name: 'health', label: labels.health },
  { name: 'settingsFile', label: labels.settingsFile },
  { name: 'auditTrail', label: labels.auditTrail },
];

/**
 * The page "MSI Settings": the same work as the guide's steps, under the names that the admin guide uses.
 * The open section is part of the address (`c__section`).
 */
export default class MsiSettings extends NavigationMixin(LightningElement) {
  labels = labels;
  sections = SECTIONS;
  canManage = canManage === true;
  page: PageReference | undefined = undefined;
  /** True in a copy of the connected org: its repair page stands instead of the sections. Unknown until the guard answered. */
  isBlocked: boolean | undefined = undefined;

  @wire(CurrentPageReference)
  setPage(page: PageReference | undefined): void {
    this.page = page;
  }

  get isOpen(): boolean {
    return this.canManage && this.isBlocked === false;
  }

  /** No section asks anything before it is known that this org may ask. */
  get isLoading(): boolean {
    return this.canManage && this.isBlocked === undefined;
  }

  get isForbidden(): boolean {
    return !this.canManage;
  }

  get section(): Section {
    const name = stateOf(this.page, SECTION_KEY);
    return SECTIONS.find((section) => section.name === name) ?? FIRST;
  }

  get sectionOptions(): { label: string; value: string }[] {
    return SECTIONS.map(({ name, label }) => ({ label, value: name }));
  }

  get isSalesforce(): boolean {
    return this.section.name === 'salesforce';
  }

  get isMarketo(): boolean {
    return this.section.name === 'marketo';
  }

  get isUserManagement(): boolean {
    return this.section.name === 'userManagement';
  }

  get isSyncSettings(): boolean {
    return this.section.name === 'syncSettings';
  }

  get isContentSettings(): boolean {
    return this.section.name === 'contentSettings';
  }

  get isSettingsFile(): boolean {
    return this.section.name === 'settingsFile';
  }

  get isAuditTrail(): boolean {
    return this.section.name === 'auditTrail';
  }

  get isConfigure(): boolean {
    return this.section.name === 'configure';
  }

  get isHealth(): boolean {
    return this.section.name === 'health';
  }

  get isActionsConfig(): boolean {
    return this.section.name === 'actionsConfig';
  }

  /** An invitation can unblock the field sync on the same page. */
  async handleAccountChange(): Promise<void> {
    const sync = this.template?.querySelector<HTMLElement & { refresh(): Promise<void> }>('c-field-sync-step');
    await sync?.refresh();
  }

  handleGuard(event: CustomEvent<boolean>): void {
    this.isBlocked = event.detail;
  }

  handleSelect(event: CustomEvent<{ name: string }>): void {
    this.open(event.detail.name);
  }

  handleChoose(event: CustomEvent<{ value: string }>): void {
    this.open(event.detail.value);
  }

  private open(name: string): void {
    if (this.page === undefined || name === this.section.name) return;
    this[NavigationMixin.Navigate](withState(this.page, SECTION_KEY, name), true);
  }
}
