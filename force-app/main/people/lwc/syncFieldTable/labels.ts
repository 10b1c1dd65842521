import caption from '@salesforce/label/c.SyncFields_Caption';
import field from '@salesforce/label/c.SyncFields_Field';
import marketo from '@salesforce/label/c.SyncFields_Marketo';
import sales from '@salesforce/label/c.SyncFields_Sales';
import description from '@salesforce/label/c.SyncFields_Description';

/** Every text that this bundle shows. */
export const labels = {
  caption,
  field,
  marketo,
  sales,
  description,
};
