import { api, LightningElement } from 'lwc';

/**
 * What is shown where there is nothing yet: one sentence and at most one action.
 * Fires `action` when the button is pressed.
 */
export default class EmptyState extends LightningElement {
  @api heading = '';
  @api message = '';
  @api iconName = 'utility:record_lookup';
  @api actionLabel: string | undefined = undefined;

  handleAction(): void {
    this.dispatchEvent(new CustomEvent('action'));
  }
}
