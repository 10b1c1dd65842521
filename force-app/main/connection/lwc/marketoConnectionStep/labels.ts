import connectionTab from '@salesforce/label/c.MarketoConnection_ConnectionTab';
import setUpTab from '@salesforce/label/c.MarketoConnection_SetUpTab';
import explanation from '@salesforce/label/c.MarketoConnection_Explanation';
import connected from '@salesforce/label/c.MarketoConnection_Connected';
import failed from '@salesforce/label/c.MarketoConnection_Failed';
import disconnected from '@salesforce/label/c.MarketoConnection_Disconnected';
import munchkinId from '@salesforce/label/c.MarketoConnection_MunchkinId';
import clientId from '@salesforce/label/c.MarketoConnection_ClientId';
import owner from '@salesforce/label/c.MarketoConnection_Owner';
import since from '@salesforce/label/c.MarketoConnection_Since';
import ownerNote from '@salesforce/label/c.MarketoConnection_OwnerNote';
import connect from '@salesforce/label/c.MarketoConnection_Connect';
import connectHelp from '@salesforce/label/c.MarketoConnection_ConnectHelp';
import cannotConnectHelp from '@salesforce/label/c.MarketoConnection_CannotConnectHelp';
import connectedToast from '@salesforce/label/c.MarketoConnection_ConnectedToast';
import testedToast from '@salesforce/label/c.MarketoConnection_TestedToast';
import disconnectedToast from '@salesforce/label/c.MarketoConnection_DisconnectedToast';
import disconnectTitle from '@salesforce/label/c.MarketoConnection_DisconnectTitle';
import disconnectQuestion from '@salesforce/label/c.MarketoConnection_DisconnectQuestion';
import takeOver from '@salesforce/label/c.MarketoConnection_TakeOver';
import takeOverHelp from '@salesforce/label/c.MarketoConnection_TakeOverHelp';
import takeOverToast from '@salesforce/label/c.MarketoConnection_TakeOverToast';

/** Every text that this bundle shows. */
export const labels = {
  connectionTab,
  setUpTab,
  explanation,
  connected,
  failed,
  disconnected,
  munchkinId,
  clientId,
  owner,
  since,
  ownerNote,
  connect,
  connectHelp,
  cannotConnectHelp,
  connectedToast,
  testedToast,
  disconnectedToast,
  disconnectTitle,
  disconnectQuestion,
  takeOver,
  takeOverHelp,
  takeOverToast,
};
