import title from '@salesforce/label/c.SalesforceConnectModal_Title';
import question from '@salesforce/label/c.SalesforceConnectModal_Question';
import signIn from '@salesforce/label/c.SalesforceConnectModal_SignIn';
import allow from '@salesforce/label/c.SalesforceConnectModal_Allow';
import back from '@salesforce/label/c.SalesforceConnectModal_Back';
import cancel from '@salesforce/label/c.SalesforceConnectModal_Cancel';
import ok from '@salesforce/label/c.SalesforceConnectModal_Ok';

/** Every text that this bundle shows. */
export const labels = {
  title,
  question,
  signIn,
  allow,
  back,
  cancel,
  ok,
};
