import title from '@salesforce/label/c.IntegrationCard_Title';
import notYet from '@salesforce/label/c.IntegrationCard_NotYet';
import clientId from '@salesforce/label/c.IntegrationCard_ClientId';
import clientSecret from '@salesforce/label/c.IntegrationCard_ClientSecret';
import secretStored from '@salesforce/label/c.IntegrationCard_SecretStored';
import copy from '@salesforce/label/c.IntegrationCard_Copy';
import copied from '@salesforce/label/c.IntegrationCard_Copied';
import notCopied from '@salesforce/label/c.IntegrationCard_NotCopied';
import createdAt from '@salesforce/label/c.IntegrationCard_CreatedAt';

/** Every text that this bundle shows. */
export const labels = {
  title,
  notYet,
  clientId,
  clientSecret,
  secretStored,
  copy,
  copied,
  notCopied,
  createdAt,
};
