import number from '@salesforce/label/c.StepRow_Number';
import personaAndOwner from '@salesforce/label/c.StepRow_PersonaAndOwner';
import open from '@salesforce/label/c.StepRow_Open';
import close from '@salesforce/label/c.StepRow_Close';

/** Every text that this bundle shows. */
export const labels = {
  number,
  personaAndOwner,
  open,
  close,
};
