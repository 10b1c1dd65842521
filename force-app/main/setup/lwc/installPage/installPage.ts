import { LightningElement } from 'lwc';
import getState from '@salesforce/apex/InstallController.getState';
import { fill, formatNumber } from 'c/format';
import { toProblem } from 'c/problems';
import { labels } from './labels';

interface ReleaseRow {
  key: string;
  heading: string;
  notes: string[];
  changes: string[];
}

const UPGRADE = 'sf package install --package 04t… --upgrade-type Mixed --wait 20';

/** Step 6: which version is installed, what newer ones bring and change, and what installing leaves to do. */
export default class InstallPage extends LightningElement {
  labels = labels;
  state: Apex.InstallState | undefined = undefined;
  problem: Apex.Problem | undefined = undefined;

  get isLoading(): boolean {
    return this.state === undefined && this.problem === undefined;
  }

  get facts(): { label: string; value: string }[] {
    return [
      { label: labels.installed, value: this.state?.installed ?? '' },
      { label: labels.newest, value: this.state?.newest ?? '' },
    ];
  }

  get isNewest(): boolean {
    return this.state?.isNewest === true;
  }

  get command(): string {
    return fill(labels.command, UPGRADE);
  }

  get packagesLabel(): string {
    return `${labels.packages} ${labels.newTab}`;
  }

  get releases(): ReleaseRow[] {
    return (this.state?.releases ?? []).map(({ version = '', releasedOn, notes = [], changes = [] }) => ({
      key: version,
      heading: [fill(labels.release, version), ...(releasedOn === undefined ? [] : [fill(labels.releasedOn, releasedOn)])].join(', '),
      notes,
      changes,
    }));
  }

  /** Repairs are made in Configure, where their difference is shown. */
  get checks(): { key: string; check: Apex.DoctorCheck }[] {
    return (this.state?.checks ?? []).map((check) => ({ key: check.key ?? '', check: { ...check, canRepair: false } }));
  }

  get checksText(): string {
    const fine = this.checks.filter(({ check }) => check.state === 'ok').length;
    return fill(labels.checksFine, formatNumber(fine), formatNumber(this.checks.length));
  }

  override connectedCallback(): void {
    this.load().catch((error: unknown) => {
      this.problem = toProblem(error);
    });
  }

  async load(): Promise<void> {
    try {
      this.state = await getState();
      this.problem = undefined;
    } catch (error) {
      this.problem = toProblem(error);
    }
  }

  async handleRetry(): Promise<void> {
    this.problem = undefined;
    await this.load();
  }
}
