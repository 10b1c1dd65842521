import underMinute from '@salesforce/label/c.Format_UnderMinute';
import minute from '@salesforce/label/c.Format_Minute';
import minutes from '@salesforce/label/c.Format_Minutes';
import hour from '@salesforce/label/c.Format_Hour';
import hours from '@salesforce/label/c.Format_Hours';

/** Every text that this bundle shows. */
export const labels = {
  underMinute,
  minute,
  minutes,
  hour,
  hours,
};
