import { type MarketoUser, type Parameters, type World } from './world.ts';

/** A user-management answer: bare body, judged by the HTTP status. Source: Adobe, User Management. */
export interface BareAnswer {
  status: number;
  body: unknown;
}

const made = '20250115T09:30:00.0t+0000';
const roles = [
  { id: 1, name: 'Admin', description: 'Access to everything' },
  { id: 2, name: 'Standard User', description: 'Access to everything except Admin' },
  { id: 25, name: 'API User', description: 'Access API only' },
];
const workspace = { id: 1, name: 'Default', description: 'Initial system workspace' };

/** Get Users: pages of 20, at most 200. */
export function allUsers(world: World, parameters: Parameters): BareAnswer {
  const size = Math.min(200, positive(parameters['pageSize'], 20));
  const offset = positive(parameters['pageOffset'], 0);
  return { status: 200, body: world.users.slice(offset, offset + size).map(shownUser) };
}

function positive(text: string | undefined, fallback: number): number {
  const value = Number(text ?? fallback);
  return Number.isInteger(value) && value >= 0 ? value : fallback;
}

function shownUser({ userid, firstName, lastName, emailAddress, id, apiOnly }: MarketoUser): Omit<MarketoUser, 'role'> {
  return { userid, firstName, lastName, emailAddress, id, apiOnly };
}

/** Get Roles of a user; 404 for an unknown one. */
export function userRoles(world: World, parameters: Parameters): BareAnswer {
  const user = world.users.find(({ userid }) => userid === parameters['userid']);
  if (!user) return { status: 404, body: { errors: [{ code: '1004', message: `User '${parameters['userid'] ?? ''}' not found` }] } };
  const role = roles.find(({ name }) => name === user.role);
  const row = { accessRoleId: role?.id ?? 0, accessRoleName: user.role, workspaceId: user.role === 'Admin' ? 0 : workspace.id };
  return { status: 200, body: [{ ...row, workspaceName: user.role === 'Admin' ? 'AllZones' : workspace.name }] };
}

/** Get Roles of the subscription. */
export function allRoles(): BareAnswer {
  const more = { type: 'system', isHidden: false, createdAt: made, updatedAt: made };
  return { status: 200, body: roles.map((role) => ({ ...role, ...more, isOnlyAllZones: role.name === 'Admin' })) };
}

/** Get Workspaces. */
export function allWorkspaces(): BareAnswer {
  return { status: 200, body: [{ ...workspace, status: 'active', globalViz: 0, currencyInfo: 'USD', createdAt: made, updatedAt: made }] };
}
