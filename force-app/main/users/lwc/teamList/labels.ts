import count from '@salesforce/label/c.TeamList_Count';
import newTeam from '@salesforce/label/c.TeamList_NewTeam';
import create from '@salesforce/label/c.TeamList_Create';
import memberCount from '@salesforce/label/c.TeamList_MemberCount';
import memberOne from '@salesforce/label/c.TeamList_MemberOne';
import everyoneNote from '@salesforce/label/c.TeamList_EveryoneNote';
import change from '@salesforce/label/c.TeamList_Change';
import remove from '@salesforce/label/c.TeamList_Remove';
import edit from '@salesforce/label/c.TeamList_Edit';
import deleteNamed from '@salesforce/label/c.TeamList_DeleteNamed';
import name from '@salesforce/label/c.TeamList_Name';
import members from '@salesforce/label/c.TeamList_Members';
import save from '@salesforce/label/c.TeamList_Save';
import cancel from '@salesforce/label/c.TeamList_Cancel';
import leave from '@salesforce/label/c.TeamList_Leave';
import deleteTitle from '@salesforce/label/c.TeamList_DeleteTitle';
import deleteQuestion from '@salesforce/label/c.TeamList_DeleteQuestion';

/** Every text that this bundle shows. */
export const labels = {
  count,
  newTeam,
  create,
  memberCount,
  memberOne,
  everyoneNote,
  change,
  remove,
  edit,
  deleteNamed,
  name,
  members,
  save,
  cancel,
  leave,
  deleteTitle,
  deleteQuestion,
};
