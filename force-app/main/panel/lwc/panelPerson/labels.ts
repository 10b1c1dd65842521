import score from '@salesforce/label/c.PanelPerson_Score';
import noScore from '@salesforce/label/c.PanelPerson_NoScore';
import relativeScore from '@salesforce/label/c.PanelPerson_RelativeScore';
import urgency from '@salesforce/label/c.PanelPerson_Urgency';
import ofThree from '@salesforce/label/c.PanelPerson_OfThree';
import name from '@salesforce/label/c.PanelPerson_Name';
import email from '@salesforce/label/c.PanelPerson_Email';
import subscribed from '@salesforce/label/c.PanelPerson_Subscribed';
import unsubscribed from '@salesforce/label/c.PanelPerson_Unsubscribed';
import byEmail from '@salesforce/label/c.PanelPerson_ByEmail';
import duplicate from '@salesforce/label/c.PanelPerson_Duplicate';
import duplicates from '@salesforce/label/c.PanelPerson_Duplicates';

/** Every text that this bundle shows. */
export const labels = {
  score,
  noScore,
  relativeScore,
  urgency,
  ofThree,
  name,
  email,
  subscribed,
  unsubscribed,
  byEmail,
  duplicate,
  duplicates,
};
