import tab from '@salesforce/label/c.SalesforceConnection_Tab';
import explanation from '@salesforce/label/c.SalesforceConnection_Explanation';
import connected from '@salesforce/label/c.SalesforceConnection_Connected';
import failed from '@salesforce/label/c.SalesforceConnection_Failed';
import disconnected from '@salesforce/label/c.SalesforceConnection_Disconnected';
import environment from '@salesforce/label/c.SalesforceConnection_Environment';
import environmentHelp from '@salesforce/label/c.SalesforceConnection_EnvironmentHelp';
import salesforce from '@salesforce/label/c.SalesforceConnection_Salesforce';
import sandbox from '@salesforce/label/c.SalesforceConnection_Sandbox';
import connect from '@salesforce/label/c.SalesforceConnection_Connect';
import reconnect from '@salesforce/label/c.SalesforceConnection_Reconnect';
import org from '@salesforce/label/c.SalesforceConnection_Org';
import orgId from '@salesforce/label/c.SalesforceConnection_OrgId';
import instance from '@salesforce/label/c.SalesforceConnection_Instance';
import user from '@salesforce/label/c.SalesforceConnection_User';
import since from '@salesforce/label/c.SalesforceConnection_Since';
import connectedToast from '@salesforce/label/c.SalesforceConnection_ConnectedToast';
import testedToast from '@salesforce/label/c.SalesforceConnection_TestedToast';
import disconnectedToast from '@salesforce/label/c.SalesforceConnection_DisconnectedToast';
import disconnectTitle from '@salesforce/label/c.SalesforceConnection_DisconnectTitle';
import disconnectQuestion from '@salesforce/label/c.SalesforceConnection_DisconnectQuestion';
import refusedTitle from '@salesforce/label/c.SalesforceConnection_RefusedTitle';
import refusedCause from '@salesforce/label/c.SalesforceConnection_RefusedCause';
import refusedWho from '@salesforce/label/c.SalesforceConnection_RefusedWho';
import refusedAction from '@salesforce/label/c.SalesforceConnection_RefusedAction';

/** Every text that this bundle shows. */
export const labels = {
  tab,
  explanation,
  connected,
  failed,
  disconnected,
  environment,
  environmentHelp,
  salesforce,
  sandbox,
  connect,
  reconnect,
  org,
  orgId,
  instance,
  user,
  since,
  connectedToast,
  testedToast,
  disconnectedToast,
  disconnectTitle,
  disconnectQuestion,
  refusedTitle,
  refusedCause,
  refusedWho,
  refusedAction,
};
