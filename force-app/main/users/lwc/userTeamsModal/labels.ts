import title from '@salesforce/label/c.UserTeamsModal_Title';
import question from '@salesforce/label/c.UserTeamsModal_Question';
import teams from '@salesforce/label/c.UserTeamsModal_Teams';
import none from '@salesforce/label/c.UserTeamsModal_None';
import cancel from '@salesforce/label/c.UserTeamsModal_Cancel';
import save from '@salesforce/label/c.UserTeamsModal_Save';

/** Every text that this bundle shows. */
export const labels = {
  title,
  question,
  teams,
  none,
  cancel,
  save,
};
