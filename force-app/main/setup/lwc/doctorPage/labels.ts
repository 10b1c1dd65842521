import intro from '@salesforce/label/c.DoctorPage_Intro';
import user from '@salesforce/label/c.DoctorPage_User';
import inactive from '@salesforce/label/c.DoctorPage_Inactive';
import chooseUser from '@salesforce/label/c.DoctorPage_ChooseUser';
import checkNow from '@salesforce/label/c.DoctorPage_CheckNow';
import checkedAt from '@salesforce/label/c.DoctorPage_CheckedAt';
import allWell from '@salesforce/label/c.DoctorPage_AllWell';
import brokenOne from '@salesforce/label/c.DoctorPage_BrokenOne';
import broken from '@salesforce/label/c.DoctorPage_Broken';
import unknownSome from '@salesforce/label/c.DoctorPage_UnknownSome';
import showAll from '@salesforce/label/c.DoctorPage_ShowAll';
import areaCount from '@salesforce/label/c.DoctorPage_AreaCount';
import areaUser from '@salesforce/label/c.DoctorPage_AreaUser';
import areaAccess from '@salesforce/label/c.DoctorPage_AreaAccess';
import areaActivity from '@salesforce/label/c.DoctorPage_AreaActivity';
import areaConnections from '@salesforce/label/c.DoctorPage_AreaConnections';
import areaPages from '@salesforce/label/c.DoctorPage_AreaPages';
import areaSettings from '@salesforce/label/c.DoctorPage_AreaSettings';
import repaired from '@salesforce/label/c.DoctorPage_Repaired';
import undone from '@salesforce/label/c.DoctorPage_Undone';
import undoTitle from '@salesforce/label/c.DoctorPage_UndoTitle';
import deploying from '@salesforce/label/c.DoctorPage_Deploying';
import allFields from '@salesforce/label/c.DoctorPage_AllFields';
import allFieldsHelp from '@salesforce/label/c.DoctorPage_AllFieldsHelp';
import allFieldsCommand from '@salesforce/label/c.DoctorPage_AllFieldsCommand';

/** Every text that this bundle shows. */
export const labels = {
  intro,
  user,
  inactive,
  chooseUser,
  checkNow,
  checkedAt,
  allWell,
  brokenOne,
  broken,
  unknownSome,
  showAll,
  areaCount,
  areaUser,
  areaAccess,
  areaActivity,
  areaConnections,
  areaPages,
  areaSettings,
  repaired,
  undone,
  undoTitle,
  deploying,
  allFields,
  allFieldsHelp,
  allFieldsCommand,
};
