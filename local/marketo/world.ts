import { type Clock } from '../kernel/clock.ts';
import { type LocalDatabase } from '../kernel/database.ts';
import { type FaultBoard } from '../kernel/faults.ts';
import { type Envelope } from './envelope.ts';
import { type TokenDesk } from './identity.ts';
import { type Limiter } from './limits.ts';

/** A user of the subscription. Roles by name: Admin, Standard User, API User. */
export interface MarketoUser {
  id: number;
  userid: string;
  firstName: string;
  lastName: string;
  emailAddress: string;
  apiOnly: boolean;
  role: string;
}

/** What the handlers work with. */
export interface World {
  db: LocalDatabase;
  clock: Clock;
  faults: FaultBoard;
  tokens: TokenDesk;
  limiter: Limiter;
  users: readonly MarketoUser[];
  /** Permissions taken from the API user's role; calls that need one answer 603. */
  missingPermissions: Set<string>;
}

/** The parameters of a call: query, form body (for `_method=GET`) and path together. */
export type Parameters = Record<string, string>;

/** One path under `/rest`. Errors are thrown as MarketoError. `body` is the JSON of a POST. */
export type RestHandler = (world: World, parameters: Parameters, path: string, body: unknown) => Envelope;

/** The parameter, which must be there. Adobe's code for a blank parameter is 701. */
export function listOf(parameters: Parameters, name: string): string[] {
  return (parameters[name] ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
