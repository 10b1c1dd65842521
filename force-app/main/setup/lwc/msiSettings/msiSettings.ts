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
  { name: 'actionsConfig', label: labels.actionsConfig },
  { name: 'configure', label: labels.configure },
  { name: 'health', label: labels.health },
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

  @wire(CurrentPageReference)
  setPage(page: PageReference | undefined): void {
    this.page = page;
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
