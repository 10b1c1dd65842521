import { LightningElement } from 'lwc';
import addTaskLayout from '@salesforce/apex/DoctorController.addTaskLayout';
import beginRepair from '@salesforce/apex/DoctorController.beginRepair';
import carryOutRepair from '@salesforce/apex/DoctorController.carryOutRepair';
import examine from '@salesforce/apex/DoctorController.examine';
import getMissingFields from '@salesforce/apex/DoctorController.getMissingFields';
import getFile from '@salesforce/apex/DoctorController.getFile';
import getRepairs from '@salesforce/apex/DoctorController.getRepairs';
import previewRepair from '@salesforce/apex/DoctorController.previewRepair';
import removeTaskLayout from '@salesforce/apex/DoctorController.removeTaskLayout';
import undoRepair from '@salesforce/apex/DoctorController.undoRepair';
import { downloadArchive, downloadText } from 'c/csvDownload';
import { announceSuccess, type Opener } from 'c/dialogs';
import { fill, formatNumber, formatWhen } from 'c/format';
import { toProblem } from 'c/problems';
import { zipOf } from 'c/zipFile';
import RepairModal from 'c/repairModal';
import { labels } from './labels';

interface Area {
  key: string;
  heading: string;
  count: string;
  checks: { key: string; check: Apex.DoctorCheck }[];
  hasChecks: boolean;
  offersAll: boolean;
  isActivity: boolean;
}

/** Deployments take longer than jobs. */
const NOTE_TRIES = 60;
const UNDER_WAY = new Set(['deploying', 'undoing']);
const ARCHIVE = 'msi-actions-task-fields.zip';
const NOTE_WAIT_MS = 1000;
const AREAS: [string, string][] = [
  ['user', labels.areaUser],
  ['access', labels.areaAccess],
  ['activity', labels.areaActivity],
  ['connections', labels.areaConnections],
  ['pages', labels.areaPages],
  ['settings', labels.areaSettings],
];

/** Settings, Configure: what a user needs, what of it is missing, and its repair. */
export default class DoctorPage extends LightningElement {
  labels = labels;
  report: Apex.DoctorReport | undefined = undefined;
  repairs: Apex.Repair[] = [];
  problem: Apex.Problem | undefined = undefined;
  isBusy = false;
  isChoosing = false;
  showsAll = false;
  userId: string | undefined = undefined;
  wantsFocus = false;
  timer: ReturnType<typeof setTimeout> | undefined = undefined;

  get isLoading(): boolean {
    return this.report === undefined && this.problem === undefined;
  }

  get checks(): Apex.DoctorCheck[] {
    return this.report?.checks ?? [];
  }

  get userText(): string {
    const { name = '', username = '', profile = '', active } = this.report?.user ?? {};
    return fill(labels.user, name, active === false ? `${username}, ${labels.inactive}` : username, profile);
  }

  get checkedAt(): string {
    return fill(labels.checkedAt, formatWhen(this.report?.checkedAt));
  }

  get taskLayouts(): string[] {
    return this.report?.taskLayouts ?? [];
  }

  count(state: string): number {
    return this.checks.filter((check) => check.state === state).length;
  }

  get summary(): string {
    const [broken, unknown, all] = [this.count('broken'), this.count('unknown'), formatNumber(this.checks.length)];
    if (broken + unknown === 0) return fill(labels.allWell, all);
    const first = broken === 1 ? fill(labels.brokenOne, all) : fill(labels.broken, formatNumber(broken), all);
    return unknown === 0 ? first : `${first} ${fill(labels.unknownSome, formatNumber(unknown))}`;
  }

  get missingFields(): number {
    return this.checks.filter(({ key, hasFile }) => hasFile === true && key?.startsWith('task.') === true).length;
  }

  get allFieldsHelp(): string {
    return fill(labels.allFieldsHelp, formatNumber(this.missingFields));
  }

  get allFieldsCommand(): string {
    return fill(labels.allFieldsCommand, ARCHIVE);
  }

  get areas(): Area[] {
    return AREAS.map(([key, heading]) => {
      const own = this.checks.filter((check) => check.area === key);
      const shown = this.showsAll ? own : own.filter((check) => check.state !== 'ok');
      const fine = own.filter((check) => check.state === 'ok').length;
      return {
        key,
        heading,
        count: fill(labels.areaCount, formatNumber(fine), formatNumber(own.length)),
        checks: shown.map((check) => ({ key: check.key ?? '', check })),
        hasChecks: shown.length > 0,
        offersAll: key === 'activity' && this.missingFields > 1,
        isActivity: key === 'activity',
      };
    });
  }

  override connectedCallback(): void {
    this.load().catch((error: unknown) => {
      this.problem = toProblem(error);
    });
  }

  override renderedCallback(): void {
    if (!this.wantsFocus) return;
    this.wantsFocus = false;
    this.template?.querySelector<HTMLElement>('[data-id="summary"]')?.focus();
  }

  async load(): Promise<void> {
    await this.attempt(async () => {
      const [report, repairs] = await Promise.all([examine(this.userId === undefined ? {} : { userId: this.userId }), getRepairs()]);
      this.report = report;
      this.repairs = repairs;
    });
  }

  /** Runs what may fail; true when it worked. */
  async attempt(work: () => Promise<void>): Promise<boolean> {
    this.isBusy = true;
    try {
      await work();
      this.problem = undefined;
      return true;
    } catch (error) {
      this.problem = toProblem(error);
      return false;
    } finally {
      this.isBusy = false;
    }
  }

  async handleCheck(): Promise<void> {
    await this.load();
  }

  handleChooseUser(): void {
    this.isChoosing = true;
  }

  handleCancelChoice(): void {
    this.isChoosing = false;
    this.wantsFocus = true;
  }

  async handleUser(event: CustomEvent<{ id: string }>): Promise<void> {
    this.userId = event.detail.id;
    this.isChoosing = false;
    this.wantsFocus = true;
    await this.load();
  }

  handleShowAll(event: CustomEvent<{ checked: boolean }>): void {
    this.showsAll = event.detail.checked;
  }

  keyOf(event: Event): string {
    return (event.target as HTMLElement).dataset.key ?? '';
  }

  async confirm(repair: Apex.Repair, isUndo: boolean): Promise<boolean> {
    const opener = RepairModal as unknown as Opener<object, boolean>;
    return (await opener.open({ size: 'small', label: labels.undoTitle, repair, isUndo })) === true;
  }

  async handleRepair(event: Event): Promise<void> {
    const checkKey = this.keyOf(event);
    const userId = this.report?.user?.id ?? '';
    const title = this.checks.find((check) => check.key === checkKey)?.title ?? '';
    let shown: Apex.Repair | undefined;
    await this.attempt(async () => {
      shown = await previewRepair({ checkKey, userId });
    });
    if (shown === undefined || !(await this.confirm(shown, false))) return;
    let [id, state] = ['', ''];
    const done = await this.attempt(async () => {
      ({ id = '' } = await beginRepair({ checkKey, userId }));
      ({ state = '' } = await carryOutRepair({ repairId: id }));
    });
    if (done) await this.finish(fill(state === 'deploying' ? labels.deploying : labels.repaired, title), id, 'done');
  }

  async handleUndo(event: CustomEvent<{ id: string }>): Promise<void> {
    const { id } = event.detail;
    const repair = this.repairs.find((one) => one.id === id);
    if (repair === undefined || !(await this.confirm(repair, true))) return;
    let state = '';
    const done = await this.attempt(async () => {
      ({ state = '' } = await undoRepair({ repairId: id }));
    });
    const what = repair.changes?.at(-1)?.what ?? '';
    if (done) await this.finish(fill(state === 'undoing' ? labels.deploying : labels.undone, what), id, 'undone');
  }

  async finish(text: string, id: string, state: string): Promise<void> {
    announceSuccess(this, text);
    this.wantsFocus = true;
    await this.load();
    this.waitForNote(id, state);
  }

  /** A job of its own notes the repair: the list is read again until it is there, and the checks after a deployment. */
  waitForNote(id: string, state: string, tries = NOTE_TRIES): void {
    const known = this.repairs.find((repair) => repair.id === id);
    const isEnded = known?.state === state || known?.state === 'failed' || typeof known?.detail === 'string';
    if (tries === 0 || isEnded) return;
    const wasUnderWay = UNDER_WAY.has(known?.state ?? '');
    // eslint-disable-next-line @lwc/lwc/no-async-operation -- polling; disconnectedCallback clears it
    this.timer = setTimeout(() => {
      getRepairs()
        .then((repairs) => {
          this.repairs = repairs;
          const now = repairs.find((repair) => repair.id === id)?.state ?? '';
          if (wasUnderWay && !UNDER_WAY.has(now)) return this.load();
          this.waitForNote(id, state, tries - 1);
          return undefined;
        })
        .catch((error: unknown) => {
          this.problem = toProblem(error);
        });
    }, NOTE_WAIT_MS);
  }

  override disconnectedCallback(): void {
    clearTimeout(this.timer);
  }

  async handleAddLayout(event: CustomEvent<string>): Promise<void> {
    const added = await this.attempt(async () => {
      await addTaskLayout({ name: event.detail });
    });
    if (added) await this.load();
  }

  async handleRemoveLayout(event: CustomEvent<string>): Promise<void> {
    const removed = await this.attempt(async () => {
      await removeTaskLayout({ name: event.detail });
    });
    if (removed) await this.load();
  }

  async handleAllFields(): Promise<void> {
    await this.attempt(async () => {
      const files = await getMissingFields();
      downloadArchive(ARCHIVE, zipOf(files.map(({ name = '', text = '' }) => ({ name, text }))));
    });
  }

  async handleFile(event: Event): Promise<void> {
    const checkKey = this.keyOf(event);
    await this.attempt(async () => {
      const { name = '', text = '' } = await getFile({ checkKey });
      downloadText(name, text);
    });
  }
}
