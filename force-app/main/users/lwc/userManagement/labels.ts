import title from '@salesforce/label/c.UserManagement_Title';
import actions from '@salesforce/label/c.UserManagement_Actions';
import invite from '@salesforce/label/c.UserManagement_Invite';
import csv from '@salesforce/label/c.UserManagement_Csv';
import teams from '@salesforce/label/c.UserManagement_Teams';
import seats from '@salesforce/label/c.UserManagement_Seats';
import undo from '@salesforce/label/c.UserManagement_Undo';
import undoTextOne from '@salesforce/label/c.UserManagement_UndoTextOne';
import undoText from '@salesforce/label/c.UserManagement_UndoText';
import undoQuestion from '@salesforce/label/c.UserManagement_UndoQuestion';
import undone from '@salesforce/label/c.UserManagement_Undone';
import resent from '@salesforce/label/c.UserManagement_Resent';
import revoke from '@salesforce/label/c.UserManagement_Revoke';
import revokeQuestion from '@salesforce/label/c.UserManagement_RevokeQuestion';
import revoked from '@salesforce/label/c.UserManagement_Revoked';
import madeAdmin from '@salesforce/label/c.UserManagement_MadeAdmin';
import madeUser from '@salesforce/label/c.UserManagement_MadeUser';
import changeTeams from '@salesforce/label/c.UserManagement_ChangeTeams';
import teamsChanged from '@salesforce/label/c.UserManagement_TeamsChanged';
import deactivate from '@salesforce/label/c.UserManagement_Deactivate';
import deactivated from '@salesforce/label/c.UserManagement_Deactivated';
import reactivated from '@salesforce/label/c.UserManagement_Reactivated';
import teamCreated from '@salesforce/label/c.UserManagement_TeamCreated';
import teamSaved from '@salesforce/label/c.UserManagement_TeamSaved';
import membersSaved from '@salesforce/label/c.UserManagement_MembersSaved';
import teamDeleted from '@salesforce/label/c.UserManagement_TeamDeleted';

/** Every text that this bundle shows. */
export const labels = {
  title,
  actions,
  invite,
  csv,
  teams,
  seats,
  undo,
  undoText,
  undoTextOne,
  undoQuestion,
  undone,
  resent,
  revoke,
  revokeQuestion,
  revoked,
  madeAdmin,
  madeUser,
  changeTeams,
  teamsChanged,
  deactivate,
  deactivated,
  reactivated,
  teamCreated,
  teamSaved,
  membersSaved,
  teamDeleted,
};
