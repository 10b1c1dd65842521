import title from '@salesforce/label/c.AddListToCampaign_Title';
import leads from '@salesforce/label/c.AddListToCampaign_Leads';
import contacts from '@salesforce/label/c.AddListToCampaign_Contacts';
import chosenOne from '@salesforce/label/c.AddListToCampaign_ChosenOne';
import chosen from '@salesforce/label/c.AddListToCampaign_Chosen';
import loading from '@salesforce/label/c.AddListToCampaign_Loading';
import noneHeading from '@salesforce/label/c.AddListToCampaign_NoneHeading';
import noneMessage from '@salesforce/label/c.AddListToCampaign_NoneMessage';
import openList from '@salesforce/label/c.AddListToCampaign_OpenList';
import noCampaign from '@salesforce/label/c.AddListToCampaign_NoCampaign';
import noCampaignMessage from '@salesforce/label/c.AddListToCampaign_NoCampaignMessage';
import nobodyHeading from '@salesforce/label/c.AddListToCampaign_NobodyHeading';
import nobodyMessage from '@salesforce/label/c.AddListToCampaign_NobodyMessage';
import campaign from '@salesforce/label/c.AddListToCampaign_Campaign';
import choose from '@salesforce/label/c.AddListToCampaign_Choose';
import inProgram from '@salesforce/label/c.AddListToCampaign_InProgram';
import summary from '@salesforce/label/c.AddListToCampaign_Summary';
import hiddenOne from '@salesforce/label/c.AddListToCampaign_HiddenOne';
import hidden from '@salesforce/label/c.AddListToCampaign_Hidden';
import caption from '@salesforce/label/c.AddListToCampaign_Caption';
import choosePerson from '@salesforce/label/c.AddListToCampaign_ChoosePerson';
import all from '@salesforce/label/c.AddListToCampaign_All';
import add from '@salesforce/label/c.AddListToCampaign_Add';
import person from '@salesforce/label/c.AddListToCampaign_Person';
import state from '@salesforce/label/c.AddListToCampaign_State';
import ready from '@salesforce/label/c.AddListToCampaign_Ready';
import unsubscribed from '@salesforce/label/c.AddListToCampaign_Unsubscribed';
import missing from '@salesforce/label/c.AddListToCampaign_Missing';
import missingWhy from '@salesforce/label/c.AddListToCampaign_MissingWhy';
import twice from '@salesforce/label/c.AddListToCampaign_Twice';
import twiceWhy from '@salesforce/label/c.AddListToCampaign_TwiceWhy';
import warning from '@salesforce/label/c.AddListToCampaign_Warning';
import addOne from '@salesforce/label/c.AddListToCampaign_AddOne';
import addMany from '@salesforce/label/c.AddListToCampaign_AddMany';
import working from '@salesforce/label/c.AddListToCampaign_Working';
import cancel from '@salesforce/label/c.AddListToCampaign_Cancel';
import addedOne from '@salesforce/label/c.AddListToCampaign_AddedOne';
import addedMany from '@salesforce/label/c.AddListToCampaign_AddedMany';
import addedNone from '@salesforce/label/c.AddListToCampaign_AddedNone';
import added from '@salesforce/label/c.AddListToCampaign_Added';
import failed from '@salesforce/label/c.AddListToCampaign_Failed';
import leftOut from '@salesforce/label/c.AddListToCampaign_LeftOut';
import failedOne from '@salesforce/label/c.AddListToCampaign_FailedOne';
import failedMany from '@salesforce/label/c.AddListToCampaign_FailedMany';
import because from '@salesforce/label/c.AddListToCampaign_Because';
import gone from '@salesforce/label/c.AddListToCampaign_Gone';
import againOne from '@salesforce/label/c.AddListToCampaign_AgainOne';
import again from '@salesforce/label/c.AddListToCampaign_Again';
import back from '@salesforce/label/c.AddListToCampaign_Back';

/** Every text that this bundle shows. */
export const labels = {
  title,
  leads,
  contacts,
  chosenOne,
  chosen,
  loading,
  noneHeading,
  noneMessage,
  openList,
  noCampaign,
  noCampaignMessage,
  nobodyHeading,
  nobodyMessage,
  campaign,
  choose,
  inProgram,
  summary,
  hiddenOne,
  hidden,
  caption,
  choosePerson,
  all,
  add,
  person,
  state,
  ready,
  unsubscribed,
  missing,
  missingWhy,
  twice,
  twiceWhy,
  warning,
  addOne,
  addMany,
  working,
  cancel,
  addedOne,
  addedMany,
  addedNone,
  added,
  failed,
  leftOut,
  failedOne,
  failedMany,
  because,
  gone,
  againOne,
  again,
  back,
};
