import checking from '@salesforce/label/c.InviteFlow_Checking';
import inviting from '@salesforce/label/c.InviteFlow_Inviting';
import progress from '@salesforce/label/c.InviteFlow_Progress';
import invited from '@salesforce/label/c.InviteFlow_Invited';
import invitedOne from '@salesforce/label/c.InviteFlow_InvitedOne';
import skipped from '@salesforce/label/c.InviteFlow_Skipped';
import undoUntil from '@salesforce/label/c.InviteFlow_UndoUntil';
import done from '@salesforce/label/c.InviteFlow_Done';
import download from '@salesforce/label/c.InviteFlow_Download';
import cancel from '@salesforce/label/c.InviteFlow_Cancel';
import csvTitle from '@salesforce/label/c.InviteFlow_CsvTitle';
import csvHeaders from '@salesforce/label/c.InviteFlow_CsvHeaders';
import csvInvited from '@salesforce/label/c.InviteFlow_CsvInvited';
import csvSkipped from '@salesforce/label/c.InviteFlow_CsvSkipped';
import csvLeftOut from '@salesforce/label/c.InviteFlow_CsvLeftOut';

/** Every text that this bundle shows. */
export const labels = {
  checking,
  inviting,
  progress,
  invited,
  invitedOne,
  skipped,
  undoUntil,
  done,
  download,
  cancel,
  csvTitle,
  csvHeaders,
  csvInvited,
  csvSkipped,
  csvLeftOut,
};
