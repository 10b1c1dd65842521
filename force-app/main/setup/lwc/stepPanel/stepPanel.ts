import { api, LightningElement } from 'lwc';
import { labels } from './labels';

/** The work of one step, by its key; a step whose page does not exist yet says so. */
export default class StepPanel extends LightningElement {
  /** Key of a SetupStep. */
  @api stepKey = '';
  /** A new number begins the step afresh. */
  @api version = 0;
  labels = labels;

  /** One entry whose key changes with the version, so that the step's component is made anew. */
  get attempts(): { key: string }[] {
    return [{ key: `${this.stepKey}-${this.version}` }];
  }

  get isAccount(): boolean {
    return this.stepKey === 'marketoSalesAccount';
  }

  get isSalesforce(): boolean {
    return this.stepKey === 'connectSalesforce';
  }

  get isMarketo(): boolean {
    return this.stepKey === 'connectMarketo';
  }

  get isFieldSync(): boolean {
    return this.stepKey === 'fieldSync';
  }

  get isInviteUsers(): boolean {
    return this.stepKey === 'inviteUsers';
  }

  get isConfigure(): boolean {
    return this.stepKey === 'configurePackage';
  }

  get isInstall(): boolean {
    return this.stepKey === 'installPackage';
  }
}
