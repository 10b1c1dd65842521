import intro from '@salesforce/label/c.GovernancePage_Intro';
import level from '@salesforce/label/c.GovernancePage_Level';
import org from '@salesforce/label/c.GovernancePage_Org';
import profile from '@salesforce/label/c.GovernancePage_Profile';
import user from '@salesforce/label/c.GovernancePage_User';
import chooseProfile from '@salesforce/label/c.GovernancePage_ChooseProfile';
import showing from '@salesforce/label/c.GovernancePage_Showing';
import actions from '@salesforce/label/c.GovernancePage_Actions';
import actionsHelp from '@salesforce/label/c.GovernancePage_ActionsHelp';
import table from '@salesforce/label/c.GovernancePage_Table';
import feature from '@salesforce/label/c.GovernancePage_Feature';
import Email from '@salesforce/label/c.GovernancePage_Email';
import Campaign from '@salesforce/label/c.GovernancePage_Campaign';
import Call from '@salesforce/label/c.GovernancePage_Call';
import Task from '@salesforce/label/c.GovernancePage_Task';
import Marketo from '@salesforce/label/c.GovernancePage_Marketo';
import Tabs from '@salesforce/label/c.GovernancePage_Tabs';
import Lead from '@salesforce/label/c.GovernancePage_Lead';
import Contact from '@salesforce/label/c.GovernancePage_Contact';
import Account from '@salesforce/label/c.GovernancePage_Account';
import Opportunity from '@salesforce/label/c.GovernancePage_Opportunity';
import on from '@salesforce/label/c.GovernancePage_On';
import off from '@salesforce/label/c.GovernancePage_Off';
import inherit from '@salesforce/label/c.GovernancePage_Inherit';
import useDefault from '@salesforce/label/c.GovernancePage_UseDefault';
import effective from '@salesforce/label/c.GovernancePage_Effective';
import fromDefault from '@salesforce/label/c.GovernancePage_FromDefault';
import fromOrg from '@salesforce/label/c.GovernancePage_FromOrg';
import fromProfile from '@salesforce/label/c.GovernancePage_FromProfile';
import fromUser from '@salesforce/label/c.GovernancePage_FromUser';
import cell from '@salesforce/label/c.GovernancePage_Cell';
import saved from '@salesforce/label/c.GovernancePage_Saved';

/** Every text that this bundle shows. */
export const labels = {
  intro,
  level,
  org,
  profile,
  user,
  chooseProfile,
  showing,
  actions,
  actionsHelp,
  table,
  feature,
  Email,
  Campaign,
  Call,
  Task,
  Marketo,
  Tabs,
  Lead,
  Contact,
  Account,
  Opportunity,
  on,
  off,
  inherit,
  useDefault,
  effective,
  fromDefault,
  fromOrg,
  fromProfile,
  fromUser,
  cell,
  saved,
};
