import { api, LightningElement } from 'lwc';
import { labels } from './labels';

/** The work of one step, by its key; a step whose page does not exist yet says so. */
export default class StepPanel extends LightningElement {
  /** Key of a SetupStep. */
  @api stepKey = '';
  labels = labels;

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
}
