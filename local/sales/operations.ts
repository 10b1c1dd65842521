import { createIntegration, getAccount, startSync } from './account.ts';
import { checkInvitations, inviteBatch, undoInvitationBatch } from './invitationBatches.ts';
import { createInvitation, deleteInvitation, listInvitations, resendInvitation } from './invitations.ts';
import { connectMarketo, deleteMarketoConnection, getMarketoConnection, testMarketoConnection } from './marketo.ts';
import { countPeople, listPeople, upsertPeople } from './people.ts';
import { getPlan, planPeople } from './plans.ts';
import { authorizeSalesforce, deleteSalesforceConnection, getSalesforceConnection, testSalesforceConnection } from './salesforce.ts';
import { getContent, getSalesforceSync, putContent, putSalesforceSync } from './settings.ts';
import { createTeam, deleteTeam, listTeams, updateTeam } from './teams.ts';
import { deactivateUser, deleteUser, listUsers, reactivateUser, updateUser } from './users.ts';
import { type Handler } from './world.ts';

/** Every operation of the contract below `/v1`, by operationId. */
export const operations: Readonly<Record<string, Handler>> = {
  getAccount,
  createIntegration,
  startSync,
  listInvitations,
  createInvitation,
  resendInvitation,
  deleteInvitation,
  checkInvitations,
  inviteBatch,
  undoInvitationBatch,
  listUsers,
  updateUser,
  deleteUser,
  deactivateUser,
  reactivateUser,
  listTeams,
  createTeam,
  updateTeam,
  deleteTeam,
  getSalesforceSync,
  putSalesforceSync,
  getContent,
  putContent,
  authorizeSalesforce,
  getSalesforceConnection,
  testSalesforceConnection,
  deleteSalesforceConnection,
  connectMarketo,
  getMarketoConnection,
  testMarketoConnection,
  deleteMarketoConnection,
  upsertPeople,
  planPeople,
  getPlan,
  countPeople,
  listPeople,
};
