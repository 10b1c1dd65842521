import sharing from '@salesforce/label/c.ContentSettings_Sharing';
import sharingHelp from '@salesforce/label/c.ContentSettings_SharingHelp';
import noCategories from '@salesforce/label/c.ContentSettings_NoCategories';
import noCategoriesMessage from '@salesforce/label/c.ContentSettings_NoCategoriesMessage';
import newCategory from '@salesforce/label/c.ContentSettings_NewCategory';
import addCategory from '@salesforce/label/c.ContentSettings_AddCategory';
import removeCategory from '@salesforce/label/c.ContentSettings_RemoveCategory';
import removeCategoryNamed from '@salesforce/label/c.ContentSettings_RemoveCategoryNamed';
import removeQuestion from '@salesforce/label/c.ContentSettings_RemoveQuestion';
import adminsOnly from '@salesforce/label/c.ContentSettings_AdminsOnly';
import teams from '@salesforce/label/c.ContentSettings_Teams';
import addTeams from '@salesforce/label/c.ContentSettings_AddTeams';
import addTeamsNamed from '@salesforce/label/c.ContentSettings_AddTeamsNamed';
import team from '@salesforce/label/c.ContentSettings_Team';
import who from '@salesforce/label/c.ContentSettings_Who';
import teamAdmins from '@salesforce/label/c.ContentSettings_TeamAdmins';
import allMembers from '@salesforce/label/c.ContentSettings_AllMembers';
import give from '@salesforce/label/c.ContentSettings_Give';
import cancel from '@salesforce/label/c.ContentSettings_Cancel';
import removeAccess from '@salesforce/label/c.ContentSettings_RemoveAccess';
import removeAccessNamed from '@salesforce/label/c.ContentSettings_RemoveAccessNamed';
import access from '@salesforce/label/c.ContentSettings_Access';
import unknownTeam from '@salesforce/label/c.ContentSettings_UnknownTeam';
import lockdown from '@salesforce/label/c.ContentSettings_Lockdown';
import lockdownHelp from '@salesforce/label/c.ContentSettings_LockdownHelp';
import templates from '@salesforce/label/c.ContentSettings_Templates';
import campaigns from '@salesforce/label/c.ContentSettings_Campaigns';
import domains from '@salesforce/label/c.ContentSettings_Domains';
import domainsHelp from '@salesforce/label/c.ContentSettings_DomainsHelp';
import domain from '@salesforce/label/c.ContentSettings_Domain';
import block from '@salesforce/label/c.ContentSettings_Block';
import unblock from '@salesforce/label/c.ContentSettings_Unblock';
import unblockNamed from '@salesforce/label/c.ContentSettings_UnblockNamed';
import noDomains from '@salesforce/label/c.ContentSettings_NoDomains';
import locked from '@salesforce/label/c.ContentSettings_Locked';
import unlocked from '@salesforce/label/c.ContentSettings_Unlocked';
import badDomain from '@salesforce/label/c.ContentSettings_BadDomain';
import domainTwice from '@salesforce/label/c.ContentSettings_DomainTwice';
import login from '@salesforce/label/c.ContentSettings_Login';
import loginMethods from '@salesforce/label/c.ContentSettings_LoginMethods';
import salesforceOnly from '@salesforce/label/c.ContentSettings_SalesforceOnly';
import all from '@salesforce/label/c.ContentSettings_All';
import loginHelp from '@salesforce/label/c.ContentSettings_LoginHelp';
import save from '@salesforce/label/c.ContentSettings_Save';
import discard from '@salesforce/label/c.ContentSettings_Discard';
import unsaved from '@salesforce/label/c.ContentSettings_Unsaved';
import saved from '@salesforce/label/c.ContentSettings_Saved';
import latest from '@salesforce/label/c.ContentSettings_Latest';
import latestLoaded from '@salesforce/label/c.ContentSettings_LatestLoaded';

/** Every text that this bundle shows. */
export const labels = {
  sharing,
  sharingHelp,
  noCategories,
  noCategoriesMessage,
  newCategory,
  addCategory,
  removeCategory,
  removeCategoryNamed,
  removeQuestion,
  adminsOnly,
  teams,
  addTeams,
  addTeamsNamed,
  team,
  who,
  teamAdmins,
  allMembers,
  give,
  cancel,
  removeAccess,
  removeAccessNamed,
  access,
  unknownTeam,
  lockdown,
  lockdownHelp,
  templates,
  campaigns,
  domains,
  domainsHelp,
  domain,
  block,
  unblock,
  unblockNamed,
  noDomains,
  locked,
  unlocked,
  badDomain,
  domainTwice,
  login,
  loginMethods,
  salesforceOnly,
  all,
  loginHelp,
  save,
  discard,
  unsaved,
  saved,
  latest,
  latestLoaded,
};
