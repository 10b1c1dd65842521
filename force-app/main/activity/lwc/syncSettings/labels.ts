import emailTitle from '@salesforce/label/c.SyncSettings_EmailTitle';
import email from '@salesforce/label/c.SyncSettings_Email';
import emailNone from '@salesforce/label/c.SyncSettings_EmailNone';
import emailApi from '@salesforce/label/c.SyncSettings_EmailApi';
import emailBcc from '@salesforce/label/c.SyncSettings_EmailBcc';
import apiHelp from '@salesforce/label/c.SyncSettings_ApiHelp';
import bccHelp from '@salesforce/label/c.SyncSettings_BccHelp';
import replies from '@salesforce/label/c.SyncSettings_Replies';
import repliesHelp from '@salesforce/label/c.SyncSettings_RepliesHelp';
import calls from '@salesforce/label/c.SyncSettings_Calls';
import subjectTitle from '@salesforce/label/c.SyncSettings_SubjectTitle';
import template from '@salesforce/label/c.SyncSettings_Template';
import templateHelp from '@salesforce/label/c.SyncSettings_TemplateHelp';
import field from '@salesforce/label/c.SyncSettings_Field';
import addField from '@salesforce/label/c.SyncSettings_AddField';
import preview from '@salesforce/label/c.SyncSettings_Preview';
import previewKind from '@salesforce/label/c.SyncSettings_PreviewKind';
import previewSubject from '@salesforce/label/c.SyncSettings_PreviewSubject';
import previewLength from '@salesforce/label/c.SyncSettings_PreviewLength';
import previewCut from '@salesforce/label/c.SyncSettings_PreviewCut';
import previewEmpty from '@salesforce/label/c.SyncSettings_PreviewEmpty';
import unknownFields from '@salesforce/label/c.SyncSettings_UnknownFields';
import apiOnly from '@salesforce/label/c.SyncSettings_ApiOnly';
import noActivitySubject from '@salesforce/label/c.SyncSettings_NoActivitySubject';
import taskTitle from '@salesforce/label/c.SyncSettings_TaskTitle';
import tasks from '@salesforce/label/c.SyncSettings_Tasks';
import tasksNone from '@salesforce/label/c.SyncSettings_TasksNone';
import tasksBoth from '@salesforce/label/c.SyncSettings_TasksBoth';
import tasksHelp from '@salesforce/label/c.SyncSettings_TasksHelp';
import mapping from '@salesforce/label/c.SyncSettings_Mapping';
import taskName from '@salesforce/label/c.SyncSettings_TaskName';
import subject from '@salesforce/label/c.SyncSettings_Subject';
import subjectNote from '@salesforce/label/c.SyncSettings_SubjectNote';
import open from '@salesforce/label/c.SyncSettings_Open';
import complete from '@salesforce/label/c.SyncSettings_Complete';
import statusNote from '@salesforce/label/c.SyncSettings_StatusNote';
import normal from '@salesforce/label/c.SyncSettings_Normal';
import high from '@salesforce/label/c.SyncSettings_High';
import priorityNote from '@salesforce/label/c.SyncSettings_PriorityNote';
import dueDate from '@salesforce/label/c.SyncSettings_DueDate';
import details from '@salesforce/label/c.SyncSettings_Details';
import comments from '@salesforce/label/c.SyncSettings_Comments';
import unsubscribeTitle from '@salesforce/label/c.SyncSettings_UnsubscribeTitle';
import nightly from '@salesforce/label/c.SyncSettings_Nightly';
import nightlyHelp from '@salesforce/label/c.SyncSettings_NightlyHelp';
import target from '@salesforce/label/c.SyncSettings_Target';
import targetSalesforce from '@salesforce/label/c.SyncSettings_TargetSalesforce';
import targetMarketo from '@salesforce/label/c.SyncSettings_TargetMarketo';
import save from '@salesforce/label/c.SyncSettings_Save';
import discard from '@salesforce/label/c.SyncSettings_Discard';
import unsaved from '@salesforce/label/c.SyncSettings_Unsaved';
import saved from '@salesforce/label/c.SyncSettings_Saved';
import latest from '@salesforce/label/c.SyncSettings_Latest';
import latestLoaded from '@salesforce/label/c.SyncSettings_LatestLoaded';

/** Every text that this bundle shows. */
export const labels = {
  emailTitle,
  email,
  emailNone,
  emailApi,
  emailBcc,
  apiHelp,
  bccHelp,
  replies,
  repliesHelp,
  calls,
  subjectTitle,
  template,
  templateHelp,
  field,
  addField,
  preview,
  previewKind,
  previewSubject,
  previewLength,
  previewCut,
  previewEmpty,
  unknownFields,
  apiOnly,
  noActivitySubject,
  taskTitle,
  tasks,
  tasksNone,
  tasksBoth,
  tasksHelp,
  mapping,
  taskName,
  subject,
  subjectNote,
  open,
  complete,
  statusNote,
  normal,
  high,
  priorityNote,
  dueDate,
  details,
  comments,
  unsubscribeTitle,
  nightly,
  nightlyHelp,
  target,
  targetSalesforce,
  targetMarketo,
  save,
  discard,
  unsaved,
  saved,
  latest,
  latestLoaded,
};
