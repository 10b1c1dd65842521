import title from '@salesforce/label/c.SetupGuide_Title';
import purpose from '@salesforce/label/c.SetupGuide_Purpose';
import refresh from '@salesforce/label/c.SetupGuide_Refresh';
import checkedAt from '@salesforce/label/c.SetupGuide_CheckedAt';
import loading from '@salesforce/label/c.SetupGuide_Loading';
import progress from '@salesforce/label/c.SetupGuide_Progress';
import forbidden from '@salesforce/label/c.SetupGuide_Forbidden';
import forbiddenMessage from '@salesforce/label/c.SetupGuide_ForbiddenMessage';

/** Every text that this bundle shows. */
export const labels = {
  title,
  purpose,
  refresh,
  checkedAt,
  loading,
  progress,
  forbidden,
  forbiddenMessage,
};
