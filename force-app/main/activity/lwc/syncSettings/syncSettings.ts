import { LightningElement } from 'lwc';
import getPage from '@salesforce/apex/SalesforceSyncController.getPage';
import preview from '@salesforce/apex/SalesforceSyncController.preview';
import save from '@salesforce/apex/SalesforceSyncController.save';
import { announceSuccess } from 'c/dialogs';
import { fill, formatNumber } from 'c/format';
import { toProblem } from 'c/problems';
import { attempt, cannotDiscard, cannotSave, change, isConflict, isDirty, isLoading, showSettings } from 'c/settingsDraft';
import { labels } from './labels';

interface Option {
  label: string;
  value: string;
}

type Settings = Apex.SalesforceSyncSettings;

/** A person who types expects the preview about now, not at every key. */
const PREVIEW_DELAY_MS = 300;
const LONGEST_SUBJECT = 255;

const asOptions = (values: string[] = []): Option[] => values.map((value) => ({ label: value, value }));

/** Settings, Sync Settings: what is logged to Salesforce, with which Subject, and how tasks and unsubscribes are mapped. */
export default class SyncSettings extends LightningElement {
  labels = labels;
  overview: Apex.SalesforceSyncPage | undefined = undefined;
  draft: Settings = {};
  subjects: Apex.SubjectPreview | undefined = undefined;
  problem: Apex.Problem | undefined = undefined;
  isBusy = false;
  field = '';
  notice = '';
  timer: ReturnType<typeof setTimeout> | undefined = undefined;
  shouldFocus = false;

  emailOptions: Option[] = [
    { label: labels.emailNone, value: 'none' },
    { label: labels.emailApi, value: 'api' },
    { label: labels.emailBcc, value: 'bcc' },
  ];
  taskOptions: Option[] = [
    { label: labels.tasksNone, value: 'none' },
    { label: labels.tasksBoth, value: 'both' },
  ];
  targetOptions: Option[] = [
    { label: labels.targetSalesforce, value: 'salesforceOptOut' },
    { label: labels.targetMarketo, value: 'marketoSalesOptOut' },
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

  get unsaved(): string {
    return this.isDirty ? labels.unsaved : this.notice;
  }

  get isApi(): boolean {
    return this.draft.emailLogging === 'api';
  }

  get emailHelp(): string {
    const helps: Record<string, string> = { api: labels.apiHelp, bcc: labels.bccHelp };
    return helps[this.draft.emailLogging ?? ''] ?? '';
  }

  get repliesOff(): boolean {
    return !this.isApi;
  }

  get fieldOptions(): Option[] {
    return asOptions(this.overview?.dynamicFields);
  }

  get cannotAddField(): boolean {
    return this.field === '';
  }

  get unknownFields(): string {
    const names = this.subjects?.unknownFields ?? [];
    return names.length === 0 ? '' : fill(labels.unknownFields, names.join(', '));
  }

  get losesSubject(): boolean {
    return this.draft.taskSync === 'both' && !/\{\{\s*activity_subject\s*\}\}/.test(this.draft.subjectTemplate ?? '');
  }

  get samples(): { activity: string; subject: string; length: string }[] {
    return (this.subjects?.samples ?? []).map(({ activity = '', subject = '', isCut }) => ({
      activity,
      subject: subject === '' ? labels.previewEmpty : subject,
      length: fill(isCut === true ? labels.previewCut : labels.previewLength, formatNumber(Math.min(subject.length, LONGEST_SUBJECT))),
    }));
  }

  get statusOptions(): Option[] {
    return asOptions(this.overview?.taskStatuses);
  }

  get priorityOptions(): Option[] {
    return asOptions(this.overview?.taskPriorities);
  }

  get isTaskSync(): boolean {
    return this.draft.taskSync === 'both';
  }

  override connectedCallback(): void {
    this.load().catch((error: unknown) => {
      this.problem = toProblem(error);
    });
  }

  override disconnectedCallback(): void {
    clearTimeout(this.timer);
  }

  override renderedCallback(): void {
    if (!this.shouldFocus) return;
    this.shouldFocus = false;
    this.template?.querySelector<HTMLElement>('[data-id="state"]')?.focus();
  }

  async load(): Promise<void> {
    await attempt(this, async () => this.show(await getPage()));
  }

  show(page: Apex.SalesforceSyncPage): void {
    showSettings<Settings, typeof page>(this, page);
    this.subjects = page.preview;
  }

  change(changes: Settings): void {
    change<Settings>(this, changes);
  }

  /** A field of text or choice, named by `data-member`. */
  handleValue(event: CustomEvent<{ value: string }>): void {
    event.stopPropagation();
    const { member = '' } = (event.target as HTMLElement).dataset;
    this.change({ [member]: event.detail.value });
    if (member === 'emailLogging' && !this.isApi) this.change({ logReplies: false });
    if (member === 'subjectTemplate') this.previewLater();
  }

  handleCheck(event: CustomEvent<{ checked: boolean }>): void {
    event.stopPropagation();
    const { member = '' } = (event.target as HTMLElement).dataset;
    this.change({ [member]: event.detail.checked });
  }

  handleField(event: CustomEvent<{ value: string }>): void {
    event.stopPropagation();
    this.field = event.detail.value;
  }

  handleAddField(): void {
    const template = this.draft.subjectTemplate ?? '';
    const gap = template === '' || /\s$/.test(template) ? '' : ' ';
    this.change({ subjectTemplate: `${template}${gap}{{${this.field}}}` });
    this.previewLater();
  }

  previewLater(): void {
    clearTimeout(this.timer);
    // eslint-disable-next-line @lwc/lwc/no-async-operation -- waits for the end of typing; disconnectedCallback clears it
    this.timer = setTimeout(() => {
      this.refreshPreview().catch((error: unknown) => {
        this.problem = toProblem(error);
      });
    }, PREVIEW_DELAY_MS);
  }

  /** An answer to a template that was changed meanwhile is dropped. */
  async refreshPreview(): Promise<void> {
    const template = this.draft.subjectTemplate ?? '';
    const subjects = await preview({ template });
    if (template === (this.draft.subjectTemplate ?? '')) this.subjects = subjects;
  }

  async handleSave(): Promise<void> {
    const saved = await attempt(this, async () => this.show(await save({ settings: this.draft })));
    if (saved) announceSuccess(this, labels.saved);
  }

  handleDiscard(): void {
    if (this.overview !== undefined) this.show(this.overview);
    this.problem = undefined;
    this.shouldFocus = true;
  }

  async handleLatest(): Promise<void> {
    await this.load();
    if (this.problem !== undefined) return;
    this.notice = labels.latestLoaded;
    this.shouldFocus = true;
  }

  async handleRetry(): Promise<void> {
    if (this.overview === undefined) await this.load();
    else await this.handleSave();
  }
}
