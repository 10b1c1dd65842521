import search from '@salesforce/label/c.AdminChooser_Search';
import count from '@salesforce/label/c.AdminChooser_Count';
import legend from '@salesforce/label/c.AdminChooser_Legend';
import invited from '@salesforce/label/c.AdminChooser_Invited';
import opened from '@salesforce/label/c.AdminChooser_Opened';
import activated from '@salesforce/label/c.AdminChooser_Activated';
import expired from '@salesforce/label/c.AdminChooser_Expired';
import apiOnly from '@salesforce/label/c.AdminChooser_ApiOnly';
import alreadyInvited from '@salesforce/label/c.AdminChooser_AlreadyInvited';
import noMatch from '@salesforce/label/c.AdminChooser_NoMatch';
import noMatchMessage from '@salesforce/label/c.AdminChooser_NoMatchMessage';

/** Every text that this bundle shows. */
export const labels = {
  search,
  count,
  legend,
  invited,
  opened,
  activated,
  expired,
  apiOnly,
  alreadyInvited,
  noMatch,
  noMatchMessage,
};
