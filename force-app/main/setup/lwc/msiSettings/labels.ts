import title from '@salesforce/label/c.MsiSettings_Title';
import purpose from '@salesforce/label/c.MsiSettings_Purpose';
import adminSettings from '@salesforce/label/c.MsiSettings_AdminSettings';
import salesforce from '@salesforce/label/c.MsiSettings_Salesforce';
import marketo from '@salesforce/label/c.MsiSettings_Marketo';
import auditTrail from '@salesforce/label/c.MsiSettings_AuditTrail';
import configure from '@salesforce/label/c.MsiSettings_Configure';
import health from '@salesforce/label/c.MsiSettings_Health';
import syncSettings from '@salesforce/label/c.MsiSettings_SyncSettings';
import contentSettings from '@salesforce/label/c.MsiSettings_ContentSettings';
import settingsFile from '@salesforce/label/c.MsiSettings_SettingsFile';
import userManagement from '@salesforce/label/c.MsiSettings_UserManagement';
import actionsConfig from '@salesforce/label/c.MsiSettings_ActionsConfig';
import fieldSync from '@salesforce/label/c.MsiSettings_FieldSync';
import forbidden from '@salesforce/label/c.MsiSettings_Forbidden';
import forbiddenMessage from '@salesforce/label/c.MsiSettings_ForbiddenMessage';

/** Every text that this bundle shows. */
export const labels = {
  title,
  purpose,
  adminSettings,
  salesforce,
  marketo,
  auditTrail,
  configure,
  health,
  syncSettings,
  contentSettings,
  settingsFile,
  userManagement,
  actionsConfig,
  fieldSync,
  forbidden,
  forbiddenMessage,
};
