import queued from '@salesforce/label/c.SyncProgress_Queued';
import running from '@salesforce/label/c.SyncProgress_Running';
import planning from '@salesforce/label/c.SyncProgress_Planning';
import paused from '@salesforce/label/c.SyncProgress_Paused';
import people from '@salesforce/label/c.SyncProgress_People';
import counting from '@salesforce/label/c.SyncProgress_Counting';
import processed from '@salesforce/label/c.SyncProgress_Processed';
import speed from '@salesforce/label/c.SyncProgress_Speed';
import measuring from '@salesforce/label/c.SyncProgress_Measuring';
import left from '@salesforce/label/c.SyncProgress_Left';
import calls from '@salesforce/label/c.SyncProgress_Calls';
import pause from '@salesforce/label/c.SyncProgress_Pause';
import resume from '@salesforce/label/c.SyncProgress_Resume';
import cancel from '@salesforce/label/c.SyncProgress_Cancel';
import startedPlan from '@salesforce/label/c.SyncProgress_StartedPlan';
import startedSync from '@salesforce/label/c.SyncProgress_StartedSync';
import milestone from '@salesforce/label/c.SyncProgress_Milestone';

/** Every text that this bundle shows. */
export const labels = {
  queued,
  running,
  planning,
  paused,
  people,
  counting,
  processed,
  speed,
  measuring,
  left,
  calls,
  pause,
  resume,
  cancel,
  startedPlan,
  startedSync,
  milestone,
};
