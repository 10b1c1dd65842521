import heading from '@salesforce/label/c.ActivityList_Heading';
import none from '@salesforce/label/c.ActivityList_None';
import noneEver from '@salesforce/label/c.ActivityList_NoneEver';
import loadMore from '@salesforce/label/c.ActivityList_LoadMore';
import reach from '@salesforce/label/c.ActivityList_Reach';
import all from '@salesforce/label/c.ActivityList_All';
import cut from '@salesforce/label/c.ActivityList_Cut';
import loadingMore from '@salesforce/label/c.ActivityList_LoadingMore';

/** Every text that this bundle shows. */
export const labels = {
  heading,
  none,
  noneEver,
  loadMore,
  reach,
  all,
  cut,
  loadingMore,
};
