import search from '@salesforce/label/c.UserFinder_Search';
import placeholder from '@salesforce/label/c.UserFinder_Placeholder';
import find from '@salesforce/label/c.UserFinder_Find';
import none from '@salesforce/label/c.UserFinder_None';
import noneMessage from '@salesforce/label/c.UserFinder_NoneMessage';
import results from '@salesforce/label/c.UserFinder_Results';
import check from '@salesforce/label/c.UserFinder_Check';
import inactive from '@salesforce/label/c.UserFinder_Inactive';
import cancel from '@salesforce/label/c.UserFinder_Cancel';

/** Every text that this bundle shows. */
export const labels = {
  search,
  placeholder,
  find,
  none,
  noneMessage,
  results,
  check,
  inactive,
  cancel,
};
