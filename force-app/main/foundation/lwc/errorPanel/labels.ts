import icon from '@salesforce/label/c.ErrorPanel_Icon';
import cause from '@salesforce/label/c.ErrorPanel_Cause';
import who from '@salesforce/label/c.ErrorPanel_Who';
import action from '@salesforce/label/c.ErrorPanel_Action';
import retry from '@salesforce/label/c.ErrorPanel_Retry';
import details from '@salesforce/label/c.ErrorPanel_Details';
import code from '@salesforce/label/c.ErrorPanel_Code';
import newTab from '@salesforce/label/c.ErrorPanel_NewTab';
import openLink from '@salesforce/label/c.ErrorPanel_OpenLink';

/** Every text that this bundle shows. */
export const labels = {
  icon,
  cause,
  who,
  action,
  retry,
  details,
  code,
  newTab,
  openLink,
};
