import title from '@salesforce/label/c.AccessPanel_Title';
import explanation from '@salesforce/label/c.AccessPanel_Explanation';

/** Every text that this bundle shows. */
export const labels = {
  title,
  explanation,
};
