import search from '@salesforce/label/c.UserTable_Search';
import filter from '@salesforce/label/c.UserTable_Filter';
import count from '@salesforce/label/c.UserTable_Count';
import caption from '@salesforce/label/c.UserTable_Caption';
import person from '@salesforce/label/c.UserTable_Person';
import state from '@salesforce/label/c.UserTable_State';
import role from '@salesforce/label/c.UserTable_Role';
import teamsColumn from '@salesforce/label/c.UserTable_TeamsColumn';
import salesforce from '@salesforce/label/c.UserTable_Salesforce';
import lastActivity from '@salesforce/label/c.UserTable_LastActivity';
import actions from '@salesforce/label/c.UserTable_Actions';
import allStates from '@salesforce/label/c.UserTable_AllStates';
import invited from '@salesforce/label/c.UserTable_Invited';
import opened from '@salesforce/label/c.UserTable_Opened';
import activated from '@salesforce/label/c.UserTable_Activated';
import onboarded from '@salesforce/label/c.UserTable_Onboarded';
import deactivated from '@salesforce/label/c.UserTable_Deactivated';
import expired from '@salesforce/label/c.UserTable_Expired';
import admin from '@salesforce/label/c.UserTable_Admin';
import user from '@salesforce/label/c.UserTable_User';
import original from '@salesforce/label/c.UserTable_Original';
import noName from '@salesforce/label/c.UserTable_NoName';
import notConnected from '@salesforce/label/c.UserTable_NotConnected';
import never from '@salesforce/label/c.UserTable_Never';
import sentAt from '@salesforce/label/c.UserTable_SentAt';
import expiredAt from '@salesforce/label/c.UserTable_ExpiredAt';
import menu from '@salesforce/label/c.UserTable_Menu';
import resend from '@salesforce/label/c.UserTable_Resend';
import revoke from '@salesforce/label/c.UserTable_Revoke';
import makeAdmin from '@salesforce/label/c.UserTable_MakeAdmin';
import makeUser from '@salesforce/label/c.UserTable_MakeUser';
import changeTeams from '@salesforce/label/c.UserTable_ChangeTeams';
import deactivate from '@salesforce/label/c.UserTable_Deactivate';
import reactivate from '@salesforce/label/c.UserTable_Reactivate';
import noMatch from '@salesforce/label/c.UserTable_NoMatch';
import noMatchMessage from '@salesforce/label/c.UserTable_NoMatchMessage';
import clear from '@salesforce/label/c.UserTable_Clear';

/** Every text that this bundle shows. */
export const labels = {
  search,
  filter,
  count,
  caption,
  person,
  state,
  role,
  teamsColumn,
  salesforce,
  lastActivity,
  actions,
  allStates,
  invited,
  opened,
  activated,
  onboarded,
  deactivated,
  expired,
  admin,
  user,
  original,
  noName,
  notConnected,
  never,
  sentAt,
  expiredAt,
  menu,
  resend,
  revoke,
  makeAdmin,
  makeUser,
  changeTeams,
  deactivate,
  reactivate,
  noMatch,
  noMatchMessage,
  clear,
};
