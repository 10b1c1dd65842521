import title from '@salesforce/label/c.SyncFailures_Title';
import shown from '@salesforce/label/c.SyncFailures_Shown';
import emptyTitle from '@salesforce/label/c.SyncFailures_EmptyTitle';
import emptyMessage from '@salesforce/label/c.SyncFailures_EmptyMessage';
import retryAll from '@salesforce/label/c.SyncFailures_RetryAll';
import download from '@salesforce/label/c.SyncFailures_Download';
import person from '@salesforce/label/c.SyncFailures_Person';
import reason from '@salesforce/label/c.SyncFailures_Reason';
import action from '@salesforce/label/c.SyncFailures_Action';
import code from '@salesforce/label/c.SyncFailures_Code';
import more from '@salesforce/label/c.SyncFailures_More';
import marketoPerson from '@salesforce/label/c.SyncFailures_MarketoPerson';
import fileName from '@salesforce/label/c.SyncFailures_FileName';

/** Every text that this bundle shows. */
export const labels = {
  title,
  shown,
  emptyTitle,
  emptyMessage,
  retryAll,
  download,
  person,
  reason,
  action,
  code,
  more,
  marketoPerson,
  fileName,
};
