import heading from '@salesforce/label/c.RepairList_Heading';
import none from '@salesforce/label/c.RepairList_None';
import noneMessage from '@salesforce/label/c.RepairList_NoneMessage';
import done from '@salesforce/label/c.RepairList_Done';
import undone from '@salesforce/label/c.RepairList_Undone';
import changes from '@salesforce/label/c.RepairList_Changes';
import change from '@salesforce/label/c.RepairList_Change';
import undo from '@salesforce/label/c.RepairList_Undo';
import by from '@salesforce/label/c.RepairList_By';
import deploying from '@salesforce/label/c.RepairList_Deploying';
import undoing from '@salesforce/label/c.RepairList_Undoing';
import failed from '@salesforce/label/c.RepairList_Failed';

/** Every text that this bundle shows. */
export const labels = {
  heading,
  none,
  noneMessage,
  done,
  undone,
  changes,
  change,
  undo,
  by,
  deploying,
  undoing,
  failed,
};
