import munchkinId from '@salesforce/label/c.CredentialForm_MunchkinId';
import munchkinHelp from '@salesforce/label/c.CredentialForm_MunchkinHelp';
import clientId from '@salesforce/label/c.CredentialForm_ClientId';
import clientHelp from '@salesforce/label/c.CredentialForm_ClientHelp';
import clientSecret from '@salesforce/label/c.CredentialForm_ClientSecret';
import secretHelp from '@salesforce/label/c.CredentialForm_SecretHelp';
import spacesRemoved from '@salesforce/label/c.CredentialForm_SpacesRemoved';
import testing from '@salesforce/label/c.CredentialForm_Testing';

/** Every text that this bundle shows. */
export const labels = {
  munchkinId,
  munchkinHelp,
  clientId,
  clientHelp,
  clientSecret,
  secretHelp,
  spacesRemoved,
  testing,
};
