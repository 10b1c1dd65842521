import emailLogging from '@salesforce/label/c.SyncSettings_Email';
import logReplies from '@salesforce/label/c.SyncSettings_Replies';
import logCalls from '@salesforce/label/c.SyncSettings_Calls';
import subjectTemplate from '@salesforce/label/c.SyncSettings_Template';
import taskSync from '@salesforce/label/c.SyncSettings_Tasks';
import openStatus from '@salesforce/label/c.SyncSettings_Open';
import completeStatus from '@salesforce/label/c.SyncSettings_Complete';
import normalPriority from '@salesforce/label/c.SyncSettings_Normal';
import highPriority from '@salesforce/label/c.SyncSettings_High';
import unsubscribeNightly from '@salesforce/label/c.SyncSettings_Nightly';
import unsubscribeTarget from '@salesforce/label/c.SyncSettings_Target';
import templatesLocked from '@salesforce/label/c.ContentSettings_Templates';
import campaignsLocked from '@salesforce/label/c.ContentSettings_Campaigns';
import loginMethods from '@salesforce/label/c.ContentSettings_LoginMethods';
import exportTitle from '@salesforce/label/c.SettingsFile_ExportTitle';
import exportHelp from '@salesforce/label/c.SettingsFile_ExportHelp';
import exportNow from '@salesforce/label/c.SettingsFile_ExportNow';
import fileName from '@salesforce/label/c.SettingsFile_FileName';
import compareTitle from '@salesforce/label/c.SettingsFile_CompareTitle';
import compareHelp from '@salesforce/label/c.SettingsFile_CompareHelp';
import file from '@salesforce/label/c.SettingsFile_File';
import chosen from '@salesforce/label/c.SettingsFile_Chosen';
import noDifference from '@salesforce/label/c.SettingsFile_NoDifference';
import noDifferenceMessage from '@salesforce/label/c.SettingsFile_NoDifferenceMessage';
import count from '@salesforce/label/c.SettingsFile_Count';
import countOne from '@salesforce/label/c.SettingsFile_CountOne';
import area from '@salesforce/label/c.SettingsFile_Area';
import setting from '@salesforce/label/c.SettingsFile_Setting';
import here from '@salesforce/label/c.SettingsFile_Here';
import inFile from '@salesforce/label/c.SettingsFile_InFile';
import on from '@salesforce/label/c.SettingsFile_On';
import off from '@salesforce/label/c.SettingsFile_Off';
import none from '@salesforce/label/c.SettingsFile_None';
import importMany from '@salesforce/label/c.SettingsFile_ImportMany';
import importOne from '@salesforce/label/c.SettingsFile_ImportOne';
import question from '@salesforce/label/c.SettingsFile_Question';
import questionOne from '@salesforce/label/c.SettingsFile_QuestionOne';
import imported from '@salesforce/label/c.SettingsFile_Imported';
import importedOne from '@salesforce/label/c.SettingsFile_ImportedOne';
import partly from '@salesforce/label/c.SettingsFile_Partly';
import again from '@salesforce/label/c.SettingsFile_Again';
import tooLarge from '@salesforce/label/c.SettingsFile_TooLarge';
import areaPackage from '@salesforce/label/c.SettingsFile_AreaPackage';
import areaSync from '@salesforce/label/c.SettingsFile_AreaSync';
import areaTeams from '@salesforce/label/c.SettingsFile_AreaTeams';
import areaContent from '@salesforce/label/c.SettingsFile_AreaContent';
import areaDomains from '@salesforce/label/c.SettingsFile_AreaDomains';
import areaSharing from '@salesforce/label/c.SettingsFile_AreaSharing';

/** Every text that this bundle shows. */
export const labels = {
  exportTitle,
  exportHelp,
  exportNow,
  fileName,
  compareTitle,
  compareHelp,
  file,
  chosen,
  noDifference,
  noDifferenceMessage,
  count,
  countOne,
  area,
  setting,
  here,
  inFile,
  on,
  off,
  none,
  importMany,
  importOne,
  question,
  questionOne,
  imported,
  importedOne,
  partly,
  again,
  tooLarge,
  areaPackage,
  areaSync,
  areaTeams,
  areaContent,
  areaDomains,
  areaSharing,
};

/** Settings under the names that their own pages give them. */
export const settingNames: Record<string, string> = {
  emailLogging,
  logReplies,
  logCalls,
  subjectTemplate,
  taskSync,
  openStatus,
  completeStatus,
  normalPriority,
  highPriority,
  unsubscribeNightly,
  unsubscribeTarget,
  templatesLocked,
  campaignsLocked,
  loginMethods,
};
