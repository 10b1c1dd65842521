import explanation from '@salesforce/label/c.CsvInvite_Explanation';
import browse from '@salesforce/label/c.CsvInvite_Browse';
import dropHere from '@salesforce/label/c.CsvInvite_DropHere';
import fileRules from '@salesforce/label/c.CsvInvite_FileRules';
import leave from '@salesforce/label/c.CsvInvite_Leave';
import fileText from '@salesforce/label/c.CsvInvite_FileText';
import uneven from '@salesforce/label/c.CsvInvite_Uneven';
import unevenOne from '@salesforce/label/c.CsvInvite_UnevenOne';
import warning from '@salesforce/label/c.CsvInvite_Warning';
import mappingTitle from '@salesforce/label/c.CsvInvite_MappingTitle';
import previewTitle from '@salesforce/label/c.CsvInvite_PreviewTitle';
import noColumn from '@salesforce/label/c.CsvInvite_NoColumn';
import columnNumber from '@salesforce/label/c.CsvInvite_ColumnNumber';
import email from '@salesforce/label/c.CsvInvite_Email';
import firstName from '@salesforce/label/c.CsvInvite_FirstName';
import lastName from '@salesforce/label/c.CsvInvite_LastName';
import role from '@salesforce/label/c.CsvInvite_Role';
import team from '@salesforce/label/c.CsvInvite_Team';
import next from '@salesforce/label/c.CsvInvite_Next';
import back from '@salesforce/label/c.CsvInvite_Back';
import problemEmpty from '@salesforce/label/c.CsvInvite_ProblemEmpty';
import problemTooLarge from '@salesforce/label/c.CsvInvite_ProblemTooLarge';
import problemNotText from '@salesforce/label/c.CsvInvite_ProblemNotText';
import problemNoRows from '@salesforce/label/c.CsvInvite_ProblemNoRows';
import problemTooManyRows from '@salesforce/label/c.CsvInvite_ProblemTooManyRows';
import problemUnreadable from '@salesforce/label/c.CsvInvite_ProblemUnreadable';

/** Every text that this bundle shows. */
export const labels = {
  explanation,
  browse,
  dropHere,
  fileRules,
  leave,
  fileText,
  uneven,
  unevenOne,
  warning,
  mappingTitle,
  previewTitle,
  noColumn,
  columnNumber,
  email,
  firstName,
  lastName,
  role,
  team,
  next,
  back,
  problemEmpty,
  problemTooLarge,
  problemNotText,
  problemNoRows,
  problemTooManyRows,
  problemUnreadable,
};
