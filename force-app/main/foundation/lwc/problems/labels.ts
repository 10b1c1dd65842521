import title from '@salesforce/label/c.Problem_Title';
import cause from '@salesforce/label/c.Problem_Cause';
import who from '@salesforce/label/c.Problem_Who';
import action from '@salesforce/label/c.Problem_Action';

/** Every text that this bundle shows. */
export const labels = {
  title,
  cause,
  who,
  action,
};
