import explanation from '@salesforce/label/c.MarketoAccount_Explanation';
import invitations from '@salesforce/label/c.MarketoAccount_Invitations';
import choose from '@salesforce/label/c.MarketoAccount_Choose';
import send from '@salesforce/label/c.MarketoAccount_Send';
import sentSentence from '@salesforce/label/c.MarketoAccount_SentSentence';
import sentToast from '@salesforce/label/c.MarketoAccount_SentToast';
import seats from '@salesforce/label/c.MarketoAccount_Seats';
import original from '@salesforce/label/c.MarketoAccount_Original';
import originalProtected from '@salesforce/label/c.MarketoAccount_OriginalProtected';
import noAdmins from '@salesforce/label/c.MarketoAccount_NoAdmins';
import noAdminsMessage from '@salesforce/label/c.MarketoAccount_NoAdminsMessage';
import lookAgain from '@salesforce/label/c.MarketoAccount_LookAgain';

/** Every text that this bundle shows. */
export const labels = {
  explanation,
  invitations,
  choose,
  send,
  sentSentence,
  sentToast,
  seats,
  original,
  originalProtected,
  noAdmins,
  noAdminsMessage,
  lookAgain,
};
