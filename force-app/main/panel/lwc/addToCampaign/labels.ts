import title from '@salesforce/label/c.AddToCampaign_Title';
import loading from '@salesforce/label/c.AddToCampaign_Loading';
import campaign from '@salesforce/label/c.AddToCampaign_Campaign';
import choose from '@salesforce/label/c.AddToCampaign_Choose';
import inProgram from '@salesforce/label/c.AddToCampaign_InProgram';
import people from '@salesforce/label/c.AddToCampaign_People';
import all from '@salesforce/label/c.AddToCampaign_All';
import unsubscribed from '@salesforce/label/c.AddToCampaign_Unsubscribed';
import who from '@salesforce/label/c.AddToCampaign_Who';
import whoMany from '@salesforce/label/c.AddToCampaign_WhoMany';
import none from '@salesforce/label/c.AddToCampaign_None';
import noneMessage from '@salesforce/label/c.AddToCampaign_NoneMessage';
import add from '@salesforce/label/c.AddToCampaign_Add';
import cancel from '@salesforce/label/c.AddToCampaign_Cancel';
import close from '@salesforce/label/c.AddToCampaign_Close';
import working from '@salesforce/label/c.AddToCampaign_Working';
import added from '@salesforce/label/c.AddToCampaign_Added';
import addedOne from '@salesforce/label/c.AddToCampaign_AddedOne';
import addedNone from '@salesforce/label/c.AddToCampaign_AddedNone';
import failedHeading from '@salesforce/label/c.AddToCampaign_FailedHeading';
import missing from '@salesforce/label/c.AddToCampaign_Missing';

/** Every text that this bundle shows. */
export const labels = {
  title,
  loading,
  campaign,
  choose,
  inProgram,
  people,
  all,
  unsubscribed,
  who,
  whoMany,
  none,
  noneMessage,
  add,
  cancel,
  close,
  working,
  added,
  addedOne,
  addedNone,
  failedHeading,
  missing,
};
