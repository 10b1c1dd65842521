import completed from '@salesforce/label/c.SyncResult_Completed';
import cancelled from '@salesforce/label/c.SyncResult_Cancelled';
import failed from '@salesforce/label/c.SyncResult_Failed';
import summary from '@salesforce/label/c.SyncResult_Summary';
import caption from '@salesforce/label/c.SyncResult_Caption';
import outcome from '@salesforce/label/c.SyncResult_Outcome';
import planned from '@salesforce/label/c.SyncResult_Planned';
import actual from '@salesforce/label/c.SyncResult_Actual';
import comparison from '@salesforce/label/c.SyncResult_Comparison';
import asPlanned from '@salesforce/label/c.SyncResult_AsPlanned';
import different from '@salesforce/label/c.SyncResult_Different';
import unknown from '@salesforce/label/c.SyncResult_Unknown';
import created from '@salesforce/label/c.SyncResult_Created';
import updated from '@salesforce/label/c.SyncResult_Updated';
import unchanged from '@salesforce/label/c.SyncResult_Unchanged';
import noOwner from '@salesforce/label/c.SyncResult_NoOwner';
import notInBoth from '@salesforce/label/c.SyncResult_NotInBoth';
import withoutEmail from '@salesforce/label/c.SyncResult_WithoutEmail';
import duplicates from '@salesforce/label/c.SyncResult_Duplicates';
import rowsFailed from '@salesforce/label/c.SyncResult_RowsFailed';
import again from '@salesforce/label/c.SyncResult_Again';
import continueSync from '@salesforce/label/c.SyncResult_ContinueSync';

/** Every text that this bundle shows. */
export const labels = {
  completed,
  cancelled,
  failed,
  summary,
  caption,
  outcome,
  planned,
  actual,
  comparison,
  asPlanned,
  different,
  unknown,
  created,
  updated,
  unchanged,
  noOwner,
  notInBoth,
  withoutEmail,
  duplicates,
  rowsFailed,
  again,
  continueSync,
};
