import installed from '@salesforce/label/c.InstallPage_Installed';
import newest from '@salesforce/label/c.InstallPage_Newest';
import upToDate from '@salesforce/label/c.InstallPage_UpToDate';
import older from '@salesforce/label/c.InstallPage_Older';
import packages from '@salesforce/label/c.InstallPage_Packages';
import newTab from '@salesforce/label/c.InstallPage_NewTab';
import command from '@salesforce/label/c.InstallPage_Command';
import release from '@salesforce/label/c.InstallPage_Release';
import releasedOn from '@salesforce/label/c.InstallPage_ReleasedOn';
import notes from '@salesforce/label/c.InstallPage_Notes';
import changes from '@salesforce/label/c.InstallPage_Changes';
import checks from '@salesforce/label/c.InstallPage_Checks';
import checksFine from '@salesforce/label/c.InstallPage_ChecksFine';
import configure from '@salesforce/label/c.InstallPage_Configure';

/** Every text that this bundle shows. */
export const labels = {
  installed,
  newest,
  upToDate,
  older,
  packages,
  newTab,
  command,
  release,
  releasedOn,
  notes,
  changes,
  checks,
  checksFine,
  configure,
};
