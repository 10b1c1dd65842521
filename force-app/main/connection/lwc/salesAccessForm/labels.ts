import title from '@salesforce/label/c.SalesAccess_Title';
import explanation from '@salesforce/label/c.SalesAccess_Explanation';
import working from '@salesforce/label/c.SalesAccess_Working';
import broken from '@salesforce/label/c.SalesAccess_Broken';
import missing from '@salesforce/label/c.SalesAccess_Missing';
import save from '@salesforce/label/c.SalesAccess_Save';
import saved from '@salesforce/label/c.SalesAccess_Saved';

/** Every text that this bundle shows. */
export const labels = {
  title,
  explanation,
  working,
  broken,
  missing,
  save,
  saved,
};
