import test from '@salesforce/label/c.ConnectionActions_Test';
import disconnect from '@salesforce/label/c.ConnectionActions_Disconnect';

/** Every text that this bundle shows. */
export const labels = {
  test,
  disconnect,
};
