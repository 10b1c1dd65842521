import { LightningElement } from 'lwc';
import getPage from '@salesforce/apex/ContentSettingsController.getPage';
import save from '@salesforce/apex/ContentSettingsController.save';
import { announceSuccess, confirmAction } from 'c/dialogs';
import { fill } from 'c/format';
import { toProblem } from 'c/problems';
import { attempt, cannotDiscard, cannotSave, change, isConflict, isDirty, isLoading, showSettings } from 'c/settingsDraft';
import { labels } from './labels';

interface Option {
  label: string;
  value: string;
}

interface AccessRow {
  key: string;
  text: string;
  removeLabel: string;
}

interface CategoryRow {
  name: string;
  teams: AccessRow[];
  teamsLabel: string;
  addLabel: string;
  removeLabel: string;
  isAdminsOnly: boolean;
  isEdited: boolean;
}

type Settings = Apex.ContentSettings;

const DOMAIN = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/i;
const WHO: Record<string, string> = { teamAdmins: labels.teamAdmins, allMembers: labels.allMembers };

/** Settings, Content and Login: sharing access, content lockdown, blocked domains and login management. */
export default class ContentSettings extends LightningElement {
  labels = labels;
  overview: Apex.ContentPage | undefined = undefined;
  draft: Settings = {};
  problem: Apex.Problem | undefined = undefined;
  isBusy = false;
  notice = '';
  newCategory = '';
  editedCategory = '';
  team = '';
  who = 'allMembers';
  newDomain = '';
  domainFault = '';
  /** `data-id` of what gets the focus after the next render, and of which category it is. */
  focusOn = '';
  focusCategory = '';

  whoOptions: Option[] = Object.entries(WHO).map(([value, label]) => ({ value, label }));
  loginOptions: Option[] = [
    { label: labels.salesforceOnly, value: 'salesforceOnly' },
    { label: labels.all, value: 'all' },
  ];

  get isLoading(): boolean {
    return isLoading<Settings>(this);
  }

  get isConflict(): boolean {
    return isConflict<Settings>(this);
  }

  get isDirty(): boolean {
    return isDirty<Settings>(this);
  }

  get cannotSave(): boolean {
    return cannotSave<Settings>(this);
  }

  get cannotDiscard(): boolean {
    return cannotDiscard<Settings>(this);
  }

  get state(): string {
    return this.isDirty ? labels.unsaved : this.notice;
  }

  get categories(): Apex.ContentCategory[] {
    return this.draft.categories ?? [];
  }

  get hasNoCategories(): boolean {
    return this.categories.length === 0;
  }

  get categoryRows(): CategoryRow[] {
    return this.categories.map(({ name = '', teams = [] }) => ({
      name,
      teams: teams.map(({ teamId = '', who = '' }) => ({
        key: teamId,
        text: fill(labels.access, this.teamName(teamId), WHO[who] ?? who),
        removeLabel: fill(labels.removeAccessNamed, this.teamName(teamId), name),
      })),
      teamsLabel: fill(labels.teams, name),
      addLabel: fill(labels.addTeamsNamed, name),
      removeLabel: fill(labels.removeCategoryNamed, name),
      isAdminsOnly: teams.length === 0,
      isEdited: name === this.editedCategory,
    }));
  }

  /** Teams without access to the category whose form is open. */
  get teamOptions(): Option[] {
    const category = this.categories.find(({ name }) => name === this.editedCategory);
    const taken = new Set((category?.teams ?? []).map(({ teamId }) => teamId));
    return (this.overview?.teams ?? []).filter(({ id }) => !taken.has(id)).map(({ id = '', name = '' }) => ({ label: name, value: id }));
  }

  get cannotAddCategory(): boolean {
    const name = this.newCategory.trim().toLowerCase();
    return this.isBusy || name === '' || this.categories.some((each) => each.name?.toLowerCase() === name);
  }

  get cannotGive(): boolean {
    return this.team === '';
  }

  get domains(): { name: string; removeLabel: string }[] {
    return (this.draft.blockedDomains ?? []).map((name) => ({ name, removeLabel: fill(labels.unblockNamed, name) }));
  }

  get hasDomains(): boolean {
    return this.domains.length > 0;
  }

  get cannotBlock(): boolean {
    return this.isBusy || this.newDomain.trim() === '';
  }

  override connectedCallback(): void {
    this.load().catch((error: unknown) => {
      this.problem = toProblem(error);
    });
  }

  override renderedCallback(): void {
    if (this.focusOn === '') return;
    const found = [...(this.template?.querySelectorAll<HTMLElement>(`[data-id="${this.focusOn}"]`) ?? [])];
    const { focusCategory } = this;
    this.focusOn = '';
    this.focusCategory = '';
    found.find(({ dataset }) => focusCategory === '' || dataset.category === focusCategory)?.focus();
  }

  async load(): Promise<void> {
    await attempt(this, async () => this.show(await getPage()));
  }

  show(page: Apex.ContentPage): void {
    showSettings<Settings, typeof page>(this, page);
    this.editedCategory = '';
    this.domainFault = '';
  }

  change(changes: Settings): void {
    change<Settings>(this, changes);
  }

  teamName(teamId: string): string {
    return this.overview?.teams?.find(({ id }) => id === teamId)?.name ?? labels.unknownTeam;
  }

  changeCategory(wanted: string, teams: Apex.CategoryAccess[]): void {
    this.change({ categories: this.categories.map((each) => (each.name === wanted ? { ...each, teams } : each)) });
  }

  handleNewCategory(event: CustomEvent<{ value: string }>): void {
    this.newCategory = event.detail.value;
  }

  handleAddCategory(): void {
    const name = this.newCategory.trim();
    this.change({ categories: [...this.categories, { name, teams: [] }] });
    this.newCategory = '';
    this.openForm(name);
  }

  async handleRemoveCategory(event: Event): Promise<void> {
    const { category = '' } = (event.target as HTMLElement).dataset;
    if (!(await confirmAction(labels.removeCategory, fill(labels.removeQuestion, category)))) return;
    this.change({ categories: this.categories.filter(({ name }) => name !== category) });
    this.focusOn = 'new-category';
  }

  openForm(category: string): void {
    this.editedCategory = category;
    this.team = '';
    this.who = 'allMembers';
    this.focusOn = 'team';
  }

  handleOpenForm(event: Event): void {
    this.openForm((event.target as HTMLElement).dataset.category ?? '');
  }

  handleCloseForm(): void {
    this.focusOn = 'add-teams';
    this.focusCategory = this.editedCategory;
    this.editedCategory = '';
  }

  handleTeam(event: CustomEvent<{ value: string }>): void {
    this.team = event.detail.value;
  }

  handleWho(event: CustomEvent<{ value: string }>): void {
    this.who = event.detail.value;
  }

  handleGive(): void {
    const { teams = [] } = this.categories.find(({ name }) => name === this.editedCategory) ?? {};
    this.changeCategory(this.editedCategory, [...teams, { teamId: this.team, who: this.who }]);
    this.handleCloseForm();
  }

  handleRemoveAccess(event: Event): void {
    const { category = '', team = '' } = (event.target as HTMLElement).dataset;
    const { teams = [] } = this.categories.find(({ name }) => name === category) ?? {};
    this.changeCategory(
      category,
      teams.filter(({ teamId }) => teamId !== team),
    );
    this.focusOn = 'add-teams';
    this.focusCategory = category;
  }

  handleCheck(event: CustomEvent<{ checked: boolean }>): void {
    const { member = '' } = (event.target as HTMLElement).dataset;
    this.change({ [member]: event.detail.checked });
  }

  handleLogin(event: CustomEvent<{ value: string }>): void {
    this.change({ loginMethods: event.detail.value });
  }

  handleNewDomain(event: CustomEvent<{ value: string }>): void {
    this.newDomain = event.detail.value;
    this.domainFault = '';
  }

  handleBlock(): void {
    const domain = this.newDomain.trim().toLowerCase();
    const blocked = this.draft.blockedDomains ?? [];
    this.domainFault = DOMAIN.test(domain) ? '' : labels.badDomain;
    if (blocked.includes(domain)) this.domainFault = labels.domainTwice;
    this.focusOn = 'domain';
    if (this.domainFault !== '') return;
    this.change({ blockedDomains: [...blocked, domain].sort((one, other) => one.localeCompare(other)) });
    this.newDomain = '';
  }

  handleUnblock(event: Event): void {
    const { domain } = (event.target as HTMLElement).dataset;
    this.change({ blockedDomains: (this.draft.blockedDomains ?? []).filter((each) => each !== domain) });
    this.focusOn = 'domain';
  }

  async handleSave(): Promise<void> {
    const saved = await attempt(this, async () => this.show(await save({ settings: this.draft })));
    if (saved) announceSuccess(this, labels.saved);
  }

  handleDiscard(): void {
    if (this.overview !== undefined) this.show(this.overview);
    this.problem = undefined;
    this.focusOn = 'state';
  }

  async handleLatest(): Promise<void> {
    await this.load();
    if (this.problem !== undefined) return;
    this.notice = labels.latestLoaded;
    this.focusOn = 'state';
  }

  async handleRetry(): Promise<void> {
    if (this.overview === undefined) await this.load();
    else await this.handleSave();
  }
}
