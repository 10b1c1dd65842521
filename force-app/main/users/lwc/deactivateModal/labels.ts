import title from '@salesforce/label/c.DeactivateModal_Title';
import question from '@salesforce/label/c.DeactivateModal_Question';
import effect from '@salesforce/label/c.DeactivateModal_Effect';
import content from '@salesforce/label/c.DeactivateModal_Content';
import heir from '@salesforce/label/c.DeactivateModal_Heir';
import cancel from '@salesforce/label/c.DeactivateModal_Cancel';
import confirm from '@salesforce/label/c.DeactivateModal_Confirm';

/** Every text that this bundle shows. */
export const labels = {
  title,
  question,
  effect,
  content,
  heir,
  cancel,
  confirm,
};
