import title from '@salesforce/label/c.RepairModal_Title';
import undoTitle from '@salesforce/label/c.RepairModal_UndoTitle';
import caption from '@salesforce/label/c.RepairModal_Caption';
import what from '@salesforce/label/c.RepairModal_What';
import before from '@salesforce/label/c.RepairModal_Before';
import after from '@salesforce/label/c.RepairModal_After';
import forUser from '@salesforce/label/c.RepairModal_ForUser';
import undoFor from '@salesforce/label/c.RepairModal_UndoFor';
import cancel from '@salesforce/label/c.RepairModal_Cancel';
import confirm from '@salesforce/label/c.RepairModal_Confirm';
import undo from '@salesforce/label/c.RepairModal_Undo';

/** Every text that this bundle shows. */
export const labels = {
  title,
  undoTitle,
  caption,
  what,
  before,
  after,
  forUser,
  undoFor,
  cancel,
  confirm,
  undo,
};
