import marketo from '@salesforce/label/c.SyncCost_Marketo';
import sales from '@salesforce/label/c.SyncCost_Sales';
import planned from '@salesforce/label/c.SyncCost_Planned';
import left from '@salesforce/label/c.SyncCost_Left';

/** Every text that this bundle shows. */
export const labels = {
  marketo,
  sales,
  planned,
  left,
};
