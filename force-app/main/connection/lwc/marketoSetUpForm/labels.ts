import explanation from '@salesforce/label/c.MarketoSetUp_Explanation';
import testAndSave from '@salesforce/label/c.MarketoSetUp_TestAndSave';
import connectedToast from '@salesforce/label/c.MarketoSetUp_ConnectedToast';

/** Every text that this bundle shows. */
export const labels = {
  explanation,
  testAndSave,
  connectedToast,
};
