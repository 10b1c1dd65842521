import summary from '@salesforce/label/c.InviteReview_Summary';
import seats from '@salesforce/label/c.InviteReview_Seats';
import filter from '@salesforce/label/c.InviteReview_Filter';
import filterAll from '@salesforce/label/c.InviteReview_FilterAll';
import filterReady from '@salesforce/label/c.InviteReview_FilterReady';
import filterWarnings from '@salesforce/label/c.InviteReview_FilterWarnings';
import filterProblems from '@salesforce/label/c.InviteReview_FilterProblems';
import includeWarnings from '@salesforce/label/c.InviteReview_IncludeWarnings';
import caption from '@salesforce/label/c.InviteReview_Caption';
import chooseColumn from '@salesforce/label/c.InviteReview_ChooseColumn';
import choose from '@salesforce/label/c.InviteReview_Choose';
import rowNumber from '@salesforce/label/c.InviteReview_RowNumber';
import email from '@salesforce/label/c.InviteReview_Email';
import name from '@salesforce/label/c.InviteReview_Name';
import firstName from '@salesforce/label/c.InviteReview_FirstName';
import lastName from '@salesforce/label/c.InviteReview_LastName';
import role from '@salesforce/label/c.InviteReview_Role';
import team from '@salesforce/label/c.InviteReview_Team';
import findings from '@salesforce/label/c.InviteReview_Findings';
import actions from '@salesforce/label/c.InviteReview_Actions';
import ready from '@salesforce/label/c.InviteReview_Ready';
import problem from '@salesforce/label/c.InviteReview_Problem';
import warning from '@salesforce/label/c.InviteReview_Warning';
import edit from '@salesforce/label/c.InviteReview_Edit';
import remove from '@salesforce/label/c.InviteReview_Remove';
import save from '@salesforce/label/c.InviteReview_Save';
import cancel from '@salesforce/label/c.InviteReview_Cancel';
import none from '@salesforce/label/c.InviteReview_None';
import noneMessage from '@salesforce/label/c.InviteReview_NoneMessage';
import previous from '@salesforce/label/c.InviteReview_Previous';
import next from '@salesforce/label/c.InviteReview_Next';
import page from '@salesforce/label/c.InviteReview_Page';
import invite from '@salesforce/label/c.InviteReview_Invite';
import inviteOne from '@salesforce/label/c.InviteReview_InviteOne';

/** Every text that this bundle shows. */
export const labels = {
  summary,
  seats,
  filter,
  filterAll,
  filterReady,
  filterWarnings,
  filterProblems,
  includeWarnings,
  caption,
  chooseColumn,
  choose,
  rowNumber,
  email,
  name,
  firstName,
  lastName,
  role,
  team,
  findings,
  actions,
  ready,
  problem,
  warning,
  edit,
  remove,
  save,
  cancel,
  none,
  noneMessage,
  previous,
  next,
  page,
  invite,
  inviteOne,
};
