import title from '@salesforce/label/c.MsiPanel_Title';
import refresh from '@salesforce/label/c.MsiPanel_Refresh';
import loading from '@salesforce/label/c.MsiPanel_Loading';
import missingHeading from '@salesforce/label/c.MsiPanel_MissingHeading';
import missing from '@salesforce/label/c.MsiPanel_Missing';
import nobodyAccount from '@salesforce/label/c.MsiPanel_NobodyAccount';
import nobodyOpportunity from '@salesforce/label/c.MsiPanel_NobodyOpportunity';
import nobodyHeading from '@salesforce/label/c.MsiPanel_NobodyHeading';
import addToCampaign from '@salesforce/label/c.MsiPanel_AddToCampaign';
import added from '@salesforce/label/c.MsiPanel_Added';

/** Every text that this bundle shows. */
export const labels = {
  title,
  refresh,
  loading,
  missingHeading,
  missing,
  nobodyAccount,
  nobodyOpportunity,
  nobodyHeading,
  addToCampaign,
  added,
};
