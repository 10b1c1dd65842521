import title from '@salesforce/label/c.MarketoAccess_Title';
import explanation from '@salesforce/label/c.MarketoAccess_Explanation';
import working from '@salesforce/label/c.MarketoAccess_Working';
import broken from '@salesforce/label/c.MarketoAccess_Broken';
import missing from '@salesforce/label/c.MarketoAccess_Missing';
import save from '@salesforce/label/c.MarketoAccess_Save';
import saved from '@salesforce/label/c.MarketoAccess_Saved';

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
