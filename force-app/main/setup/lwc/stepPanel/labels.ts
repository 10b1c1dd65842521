import notYet from '@salesforce/label/c.StepPanel_NotYet';
import notYetMessage from '@salesforce/label/c.StepPanel_NotYetMessage';

/** Every text that this bundle shows. */
export const labels = {
  notYet,
  notYetMessage,
};
