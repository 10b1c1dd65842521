import heading from '@salesforce/label/c.PanelPeople_Heading';
import summary from '@salesforce/label/c.PanelPeople_Summary';
import cut from '@salesforce/label/c.PanelPeople_Cut';
import score from '@salesforce/label/c.PanelPeople_Score';
import noScore from '@salesforce/label/c.PanelPeople_NoScore';
import missing from '@salesforce/label/c.PanelPeople_Missing';
import subscribed from '@salesforce/label/c.PanelPeople_Subscribed';
import unsubscribed from '@salesforce/label/c.PanelPeople_Unsubscribed';
import showAll from '@salesforce/label/c.PanelPeople_ShowAll';

/** Every text that this bundle shows. */
export const labels = {
  heading,
  summary,
  cut,
  score,
  noScore,
  missing,
  subscribed,
  unsubscribed,
  showAll,
};
