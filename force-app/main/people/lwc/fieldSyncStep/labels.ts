import explanation from '@salesforce/label/c.FieldSync_Explanation';
import people from '@salesforce/label/c.FieldSync_People';
import budget from '@salesforce/label/c.FieldSync_Budget';
import fields from '@salesforce/label/c.FieldSync_Fields';
import sync from '@salesforce/label/c.FieldSync_Sync';
import syncHelp from '@salesforce/label/c.FieldSync_SyncHelp';
import planEnded from '@salesforce/label/c.FieldSync_PlanEnded';
import ended from '@salesforce/label/c.FieldSync_Ended';
import cancelledSentence from '@salesforce/label/c.FieldSync_CancelledSentence';
import failedSentence from '@salesforce/label/c.FieldSync_FailedSentence';
import cancelTitle from '@salesforce/label/c.FieldSync_CancelTitle';
import cancelQuestion from '@salesforce/label/c.FieldSync_CancelQuestion';
import cancelPlanQuestion from '@salesforce/label/c.FieldSync_CancelPlanQuestion';

/** Every text that this bundle shows. */
export const labels = {
  explanation,
  people,
  budget,
  fields,
  sync,
  syncHelp,
  planEnded,
  ended,
  cancelledSentence,
  failedSentence,
  cancelTitle,
  cancelQuestion,
  cancelPlanQuestion,
};
