import { LightningElement } from 'lwc';
import getProfiles from '@salesforce/apex/GovernanceController.getProfiles';
import getView from '@salesforce/apex/GovernanceController.getView';
import setSwitch from '@salesforce/apex/GovernanceController.setSwitch';
import { announceSuccess } from 'c/dialogs';
import { fill } from 'c/format';
import { toProblem } from 'c/problems';
import { labels } from './labels';

interface Option {
  label: string;
  value: string;
}

interface Cell {
  key: string;
  label: string;
  object: string;
  value: string;
  options: Option[];
  effective: string;
}

interface Row {
  key: string;
  feature: string;
  cells: Cell[];
}

const OBJECTS: Record<string, string> = {
  Lead: labels.Lead,
  Contact: labels.Contact,
  Account: labels.Account,
  Opportunity: labels.Opportunity,
};
const FEATURES: Record<string, string> = {
  Email: labels.Email,
  Campaign: labels.Campaign,
  Call: labels.Call,
  Task: labels.Task,
  Marketo: labels.Marketo,
  Tabs: labels.Tabs,
};
const ORIGINS: Record<string, string> = {
  default: labels.fromDefault,
  org: labels.fromOrg,
  profile: labels.fromProfile,
  user: labels.fromUser,
};

/** Which actions are allowed where, for the org, a profile or a user; each choice is saved at once. */
export default class GovernancePage extends LightningElement {
  labels = labels;
  objects = Object.values(OBJECTS);
  view: Apex.GovernanceView | undefined = undefined;
  profiles: Apex.GovernanceOwner[] = [];
  problem: Apex.Problem | undefined = undefined;
  isBusy = false;
  level = 'org';

  get isLoading(): boolean {
    return this.view === undefined && this.problem === undefined;
  }

  get levelOptions(): Option[] {
    return [
      { label: labels.org, value: 'org' },
      { label: labels.profile, value: 'profile' },
      { label: labels.user, value: 'user' },
    ];
  }

  get profileOptions(): Option[] {
    return this.profiles.map(({ id = '', name = '' }) => ({ label: name, value: id }));
  }

  get isProfile(): boolean {
    return this.level === 'profile';
  }

  get isUser(): boolean {
    return this.level === 'user';
  }

  get ownerId(): string | undefined {
    return this.view?.ownerId;
  }

  get showing(): string {
    return fill(labels.showing, this.view?.ownerName ?? '');
  }

  get actions(): Cell[] {
    return (this.view?.cells ?? []).filter((cell) => cell.feature === 'Actions').map((cell) => this.toCell(cell));
  }

  get rows(): Row[] {
    return Object.entries(FEATURES).map(([key, feature]) => ({
      key,
      feature,
      cells: (this.view?.cells ?? []).filter((cell) => cell.feature === key).map((cell) => this.toCell(cell)),
    }));
  }

  toCell(cell: Apex.GovernanceCell): Cell {
    const object = OBJECTS[cell.objectName ?? ''] ?? '';
    const feature = FEATURES[cell.feature ?? ''];
    return {
      key: cell.key ?? '',
      label: feature === undefined ? labels.actions : fill(labels.cell, feature, object),
      object,
      value: cell.own ?? 'inherit',
      options: [
        { label: this.view?.level === 'org' ? labels.useDefault : labels.inherit, value: 'inherit' },
        { label: labels.on, value: 'on' },
        { label: labels.off, value: 'off' },
      ],
      effective: fill(labels.effective, cell.effective === true ? labels.on : labels.off, ORIGINS[cell.origin ?? ''] ?? ''),
    };
  }

  override connectedCallback(): void {
    this.start().catch((error: unknown) => {
      this.problem = toProblem(error);
    });
  }

  async start(): Promise<void> {
    await this.attempt(async () => {
      const [view, profiles] = await Promise.all([getView({}), getProfiles()]);
      this.view = view;
      this.profiles = profiles;
    });
  }

  async attempt(work: () => Promise<void>): Promise<void> {
    this.isBusy = true;
    try {
      await work();
      this.problem = undefined;
    } catch (error) {
      this.problem = toProblem(error);
    } finally {
      this.isBusy = false;
    }
  }

  async handleRetry(): Promise<void> {
    this.level = 'org';
    await this.start();
  }

  async handleLevel(event: CustomEvent<{ value: string }>): Promise<void> {
    this.level = event.detail.value;
    if (this.level === 'org') await this.show(undefined);
  }

  async handleProfile(event: CustomEvent<{ value: string }>): Promise<void> {
    await this.show(event.detail.value);
  }

  async handleUser(event: CustomEvent<{ id: string }>): Promise<void> {
    await this.show(event.detail.id);
  }

  async handleCancelUser(): Promise<void> {
    this.level = 'org';
    await this.show(undefined);
  }

  async show(ownerId: string | undefined): Promise<void> {
    await this.attempt(async () => {
      this.view = await getView(ownerId === undefined ? {} : { ownerId });
    });
  }

  async handleSwitch(event: CustomEvent<{ value: string }>): Promise<void> {
    const { key = '' } = (event.target as HTMLElement).dataset;
    const { value } = event.detail;
    const ownerId = this.ownerId ?? '';
    await this.attempt(async () => {
      this.view = await setSwitch({ ownerId, key, value });
      const changed = (this.view.cells ?? []).find((cell) => cell.key === key) ?? {};
      const { label, effective } = this.toCell(changed);
      announceSuccess(this, fill(labels.saved, label, effective));
    });
  }
}
