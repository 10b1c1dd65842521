import title from '@salesforce/label/c.Problem_Title';
import cause from '@salesforce/label/c.Problem_Cause';
import who from '@salesforce/label/c.Problem_Who';
import action from '@salesforce/label/c.Problem_Action';
import forbiddenTitle from '@salesforce/label/c.Problem_ForbiddenTitle';
import forbiddenCause from '@salesforce/label/c.Problem_ForbiddenCause';
import forbiddenWho from '@salesforce/label/c.Problem_ForbiddenWho';
import forbiddenAction from '@salesforce/label/c.Problem_ForbiddenAction';
import onlyThey from '@salesforce/label/c.Problem_OnlyThey';

/** Every text that this bundle shows. */
export const labels = {
  title,
  cause,
  who,
  action,
  forbiddenTitle,
  forbiddenCause,
  forbiddenWho,
  forbiddenAction,
  onlyThey,
};
