import title from '@salesforce/label/c.SyncPlan_Title';
import madeAt from '@salesforce/label/c.SyncPlan_MadeAt';
import nothing from '@salesforce/label/c.SyncPlan_Nothing';
import created from '@salesforce/label/c.SyncPlan_Created';
import createdText from '@salesforce/label/c.SyncPlan_CreatedText';
import updated from '@salesforce/label/c.SyncPlan_Updated';
import updatedText from '@salesforce/label/c.SyncPlan_UpdatedText';
import unchanged from '@salesforce/label/c.SyncPlan_Unchanged';
import unchangedText from '@salesforce/label/c.SyncPlan_UnchangedText';
import noOwner from '@salesforce/label/c.SyncPlan_NoOwner';
import noOwnerText from '@salesforce/label/c.SyncPlan_NoOwnerText';
import notInBoth from '@salesforce/label/c.SyncPlan_NotInBoth';
import notInBothText from '@salesforce/label/c.SyncPlan_NotInBothText';
import withoutEmail from '@salesforce/label/c.SyncPlan_WithoutEmail';
import withoutEmailText from '@salesforce/label/c.SyncPlan_WithoutEmailText';
import duplicates from '@salesforce/label/c.SyncPlan_Duplicates';
import duplicatesText from '@salesforce/label/c.SyncPlan_DuplicatesText';
import cost from '@salesforce/label/c.SyncPlan_Cost';
import tooMuch from '@salesforce/label/c.SyncPlan_TooMuch';
import start from '@salesforce/label/c.SyncPlan_Start';
import again from '@salesforce/label/c.SyncPlan_Again';

/** Every text that this bundle shows. */
export const labels = {
  title,
  madeAt,
  nothing,
  created,
  createdText,
  updated,
  updatedText,
  unchanged,
  unchangedText,
  noOwner,
  noOwnerText,
  notInBoth,
  notInBothText,
  withoutEmail,
  withoutEmailText,
  duplicates,
  duplicatesText,
  cost,
  tooMuch,
  start,
  again,
};
