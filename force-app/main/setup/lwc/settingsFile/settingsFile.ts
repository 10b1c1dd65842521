import { LightningElement } from 'lwc';
import apply from '@salesforce/apex/SettingsFileController.apply';
import compare from '@salesforce/apex/SettingsFileController.compare';
import getFile from '@salesforce/apex/SettingsFileController.getFile';
import { downloadText } from 'c/csvDownload';
import { announceSuccess, confirmAction } from 'c/dialogs';
import { fill, formatNumber, formatWhen } from 'c/format';
import { toProblem } from 'c/problems';
import { labels, settingNames } from './labels';

interface Row {
  key: string;
  area: string;
  setting: string;
  here: string;
  inFile: string;
}

const AREAS: Record<string, string> = {
  packageSettings: labels.areaPackage,
  salesforceSync: labels.areaSync,
  teams: labels.areaTeams,
  content: labels.areaContent,
  blockedDomains: labels.areaDomains,
  sharing: labels.areaSharing,
};
const LARGEST_BYTES = 200_000;

/** The label of a field of the package settings; anything else stays as it is. */
const fieldName = (setting: string): string => (setting.endsWith('__c') ? setting.slice(0, -3).replace(/_/g, ' ') : setting);

const SWITCHES: Record<string, string> = { true: labels.on, false: labels.off };

/** Switches are called as on the pages where they are set; anything else stays as the file has it. */
const shownValue = (value = labels.none): string => SWITCHES[value] ?? value;

const counted = (one: string, many: string, count: number): string => (count === 1 ? one : fill(many, formatNumber(count)));

/** Settings, Settings File: export all settings, compare them with a file, and import it after a look at every difference. */
export default class SettingsFile extends LightningElement {
  labels = labels;
  problem: Apex.Problem | undefined = undefined;
  comparison: Apex.SettingsComparison | undefined = undefined;
  isBusy = false;
  fileName = '';
  text = '';
  fault = '';
  note = '';
  shouldFocus = false;

  get differences(): Apex.SettingsDifference[] {
    return this.comparison?.differences ?? [];
  }

  get isSame(): boolean {
    return this.comparison !== undefined && this.differences.length === 0;
  }

  get hasDifferences(): boolean {
    return this.differences.length > 0;
  }

  get rows(): Row[] {
    return this.differences.map(({ area = '', setting = '', here, inFile }) => ({
      key: `${area}.${setting}`,
      area: AREAS[area] ?? area,
      setting: settingNames[setting] ?? fieldName(setting),
      here: shownValue(here),
      inFile: shownValue(inFile),
    }));
  }

  get summary(): string {
    const { exportedAt, orgName = '' } = this.comparison ?? {};
    return fill(labels.chosen, this.fileName, formatWhen(exportedAt), orgName);
  }

  get count(): string {
    return counted(labels.countOne, labels.count, this.differences.length);
  }

  get importLabel(): string {
    return counted(labels.importOne, labels.importMany, this.differences.length);
  }

  get canCompareAgain(): boolean {
    return this.text !== '' && this.problem !== undefined;
  }

  override renderedCallback(): void {
    if (!this.shouldFocus) return;
    this.shouldFocus = false;
    this.template?.querySelector<HTMLElement>('[data-id="summary"]')?.focus();
  }

  /** Runs what may fail; true when it worked. */
  async attempt(work: () => Promise<void>): Promise<boolean> {
    this.isBusy = true;
    this.problem = undefined;
    try {
      await work();
      return true;
    } catch (error) {
      this.problem = toProblem(error);
      return false;
    } finally {
      this.isBusy = false;
    }
  }

  async handleExport(): Promise<void> {
    await this.attempt(async () => downloadText(`${labels.fileName}.json`, await getFile()));
  }

  async handleFile(event: CustomEvent<{ files?: File[] }>): Promise<void> {
    event.stopPropagation();
    const [file] = event.detail.files ?? [];
    if (file === undefined) return;
    this.comparison = undefined;
    this.note = '';
    this.fault = file.size > LARGEST_BYTES ? labels.tooLarge : '';
    if (this.fault !== '') return;
    this.fileName = file.name;
    this.text = await file.text();
    await this.compare();
  }

  async compare(): Promise<void> {
    this.comparison = undefined;
    const compared = await this.attempt(async () => {
      this.comparison = await compare({ text: this.text });
    });
    this.shouldFocus = compared;
  }

  async handleCompareAgain(): Promise<void> {
    this.note = '';
    await this.compare();
  }

  async handleImport(): Promise<void> {
    const { fingerprint } = this.comparison ?? {};
    const { length } = this.differences;
    if (fingerprint === undefined) return;
    if (!(await confirmAction(this.importLabel, counted(labels.questionOne, labels.question, length)))) return;
    await this.attempt(async () => this.tell(await apply({ text: this.text, fingerprint }), length));
  }

  async tell({ applied = 0, problem }: Apex.SettingsImport, wanted: number): Promise<void> {
    if (problem !== undefined && problem !== null) {
      this.comparison = undefined;
      this.problem = problem;
      this.note = fill(labels.partly, formatNumber(applied), formatNumber(wanted));
      return;
    }
    announceSuccess(this, counted(labels.importedOne, labels.imported, applied));
    this.comparison = await compare({ text: this.text });
    this.shouldFocus = true;
  }
}
