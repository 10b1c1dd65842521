import munchkinMissing from '@salesforce/label/c.Credential_MunchkinMissing';
import clientMissing from '@salesforce/label/c.Credential_ClientMissing';
import secretMissing from '@salesforce/label/c.Credential_SecretMissing';
import munchkinShape from '@salesforce/label/c.Credential_MunchkinShape';
import spaceInside from '@salesforce/label/c.Credential_SpaceInside';

/** Every text that this bundle shows. */
export const labels = {
  munchkinMissing,
  clientMissing,
  secretMissing,
  munchkinShape,
  spaceInside,
};
