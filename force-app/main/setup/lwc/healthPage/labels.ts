import allWell from '@salesforce/label/c.HealthPage_AllWell';
import alertsOne from '@salesforce/label/c.HealthPage_AlertsOne';
import alerts from '@salesforce/label/c.HealthPage_Alerts';
import checkedAt from '@salesforce/label/c.HealthPage_CheckedAt';
import checkNow from '@salesforce/label/c.HealthPage_CheckNow';
import connections from '@salesforce/label/c.HealthPage_Connections';
import working from '@salesforce/label/c.HealthPage_Working';
import failed from '@salesforce/label/c.HealthPage_Failed';
import notSetUp from '@salesforce/label/c.HealthPage_NotSetUp';
import unknown from '@salesforce/label/c.HealthPage_Unknown';
import since from '@salesforce/label/c.HealthPage_Since';
import open from '@salesforce/label/c.HealthPage_Open';
import runs from '@salesforce/label/c.HealthPage_Runs';
import runsNone from '@salesforce/label/c.HealthPage_RunsNone';
import runsNoneMessage from '@salesforce/label/c.HealthPage_RunsNoneMessage';
import run from '@salesforce/label/c.HealthPage_Run';
import plan from '@salesforce/label/c.HealthPage_Plan';
import sync from '@salesforce/label/c.HealthPage_Sync';
import retry from '@salesforce/label/c.HealthPage_Retry';
import state from '@salesforce/label/c.HealthPage_State';
import people from '@salesforce/label/c.HealthPage_People';
import failures from '@salesforce/label/c.HealthPage_Failures';
import started from '@salesforce/label/c.HealthPage_Started';
import by from '@salesforce/label/c.HealthPage_By';
import queued from '@salesforce/label/c.HealthPage_Queued';
import running from '@salesforce/label/c.HealthPage_Running';
import paused from '@salesforce/label/c.HealthPage_Paused';
import completed from '@salesforce/label/c.HealthPage_Completed';
import failedRun from '@salesforce/label/c.HealthPage_FailedRun';
import cancelled from '@salesforce/label/c.HealthPage_Cancelled';
import errors from '@salesforce/label/c.HealthPage_Errors';
import errorsNone from '@salesforce/label/c.HealthPage_ErrorsNone';
import errorsNoneMessage from '@salesforce/label/c.HealthPage_ErrorsNoneMessage';
import count from '@salesforce/label/c.HealthPage_Count';
import countOne from '@salesforce/label/c.HealthPage_CountOne';
import latest from '@salesforce/label/c.HealthPage_Latest';
import retryAll from '@salesforce/label/c.HealthPage_RetryAll';
import ignore from '@salesforce/label/c.HealthPage_Ignore';
import download from '@salesforce/label/c.HealthPage_Download';
import csvTitle from '@salesforce/label/c.HealthPage_CsvTitle';
import retryStarted from '@salesforce/label/c.HealthPage_RetryStarted';
import ignoreTitle from '@salesforce/label/c.HealthPage_IgnoreTitle';
import ignoreQuestion from '@salesforce/label/c.HealthPage_IgnoreQuestion';
import ignored from '@salesforce/label/c.HealthPage_Ignored';
import budget from '@salesforce/label/c.HealthPage_Budget';
import marketoCalls from '@salesforce/label/c.HealthPage_MarketoCalls';
import salesCalls from '@salesforce/label/c.HealthPage_SalesCalls';
import salesforceCalls from '@salesforce/label/c.HealthPage_SalesforceCalls';
import used from '@salesforce/label/c.HealthPage_Used';
import limit from '@salesforce/label/c.HealthPage_Limit';
import limitHelp from '@salesforce/label/c.HealthPage_LimitHelp';
import save from '@salesforce/label/c.HealthPage_Save';
import limitSaved from '@salesforce/label/c.HealthPage_LimitSaved';
import unfinishedSetUp from '@salesforce/label/c.HealthPage_UnfinishedSetUp';

/** Every text that this bundle shows. */
export const labels = {
  allWell,
  alertsOne,
  alerts,
  checkedAt,
  checkNow,
  connections,
  working,
  failed,
  notSetUp,
  unknown,
  since,
  open,
  runs,
  runsNone,
  runsNoneMessage,
  run,
  plan,
  sync,
  retry,
  state,
  people,
  failures,
  started,
  by,
  queued,
  running,
  paused,
  completed,
  failedRun,
  cancelled,
  errors,
  errorsNone,
  errorsNoneMessage,
  count,
  countOne,
  latest,
  retryAll,
  ignore,
  download,
  csvTitle,
  retryStarted,
  ignoreTitle,
  ignoreQuestion,
  ignored,
  budget,
  marketoCalls,
  salesCalls,
  salesforceCalls,
  used,
  limit,
  limitHelp,
  save,
  limitSaved,
  unfinishedSetUp,
};
