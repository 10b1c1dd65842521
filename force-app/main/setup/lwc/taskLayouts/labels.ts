import heading from '@salesforce/label/c.TaskLayouts_Heading';
import help from '@salesforce/label/c.TaskLayouts_Help';
import name from '@salesforce/label/c.TaskLayouts_Name';
import add from '@salesforce/label/c.TaskLayouts_Add';
import remove from '@salesforce/label/c.TaskLayouts_Remove';
import removeOne from '@salesforce/label/c.TaskLayouts_RemoveOne';

/** Every text that this bundle shows. */
export const labels = {
  heading,
  help,
  name,
  add,
  remove,
  removeOne,
};
