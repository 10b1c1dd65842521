import doctor from '@salesforce/label/c.ConfigurePage_Doctor';
import governance from '@salesforce/label/c.ConfigurePage_Governance';

/** Every text that this bundle shows. */
export const labels = {
  doctor,
  governance,
};
