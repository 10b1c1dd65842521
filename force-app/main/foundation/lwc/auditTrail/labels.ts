import area from '@salesforce/label/c.AuditTrail_Area';
import allAreas from '@salesforce/label/c.AuditTrail_AllAreas';
import users from '@salesforce/label/c.AuditTrail_Users';
import teams from '@salesforce/label/c.AuditTrail_Teams';
import connections from '@salesforce/label/c.AuditTrail_Connections';
import settings from '@salesforce/label/c.AuditTrail_Settings';
import content from '@salesforce/label/c.AuditTrail_Content';
import campaigns from '@salesforce/label/c.AuditTrail_Campaigns';
import sync from '@salesforce/label/c.AuditTrail_Sync';
import caption from '@salesforce/label/c.AuditTrail_Caption';
import when from '@salesforce/label/c.AuditTrail_When';
import who from '@salesforce/label/c.AuditTrail_Who';
import what from '@salesforce/label/c.AuditTrail_What';
import target from '@salesforce/label/c.AuditTrail_Target';
import before from '@salesforce/label/c.AuditTrail_Before';
import after from '@salesforce/label/c.AuditTrail_After';
import none from '@salesforce/label/c.AuditTrail_None';
import noneMessage from '@salesforce/label/c.AuditTrail_NoneMessage';
import more from '@salesforce/label/c.AuditTrail_More';
import blank from '@salesforce/label/c.AuditTrail_Blank';
import repairs from '@salesforce/label/c.AuditTrail_Repairs';

/** Every text that this bundle shows. */
export const labels = {
  area,
  allAreas,
  users,
  teams,
  connections,
  settings,
  content,
  campaigns,
  sync,
  caption,
  when,
  who,
  what,
  target,
  before,
  after,
  none,
  noneMessage,
  more,
  blank,
  repairs,
};
