import text from '@salesforce/label/c.LoadingState_Text';

/** Every text that this bundle shows. */
export const labels = {
  text,
};
