import title from '@salesforce/label/c.OrgGuard_Title';
import intro from '@salesforce/label/c.OrgGuard_Intro';
import connected from '@salesforce/label/c.OrgGuard_Connected';
import running from '@salesforce/label/c.OrgGuard_Running';
import munchkin from '@salesforce/label/c.OrgGuard_Munchkin';
import question from '@salesforce/label/c.OrgGuard_Question';
import anew from '@salesforce/label/c.OrgGuard_Anew';
import anewHelp from '@salesforce/label/c.OrgGuard_AnewHelp';
import anewQuestion from '@salesforce/label/c.OrgGuard_AnewQuestion';
import stay from '@salesforce/label/c.OrgGuard_Stay';
import stayHelp from '@salesforce/label/c.OrgGuard_StayHelp';
import stays from '@salesforce/label/c.OrgGuard_Stays';
import done from '@salesforce/label/c.OrgGuard_Done';
import doneMessage from '@salesforce/label/c.OrgGuard_DoneMessage';
import stayed from '@salesforce/label/c.OrgGuard_Stayed';

/** Every text that this bundle shows. */
export const labels = {
  title,
  intro,
  connected,
  running,
  munchkin,
  question,
  anew,
  anewHelp,
  anewQuestion,
  stay,
  stayHelp,
  stays,
  done,
  doneMessage,
  stayed,
};
