import type { FaultDefinition } from '../kernel/faults.ts';
import { transportFaults } from '../kernel/transportFaults.ts';

/** What Salesforce says at the token endpoint. Source: Salesforce Help, OAuth 2.0 Web Server Flow errors; Salesforce Diagnostics. */
const TOKEN_ERRORS = [
  'expired access/refresh token',
  'authentication failure',
  'inactive user',
  'inactive organization',
  'ip restricted',
  'client identifier invalid',
  'API_DISABLED_FOR_ORG',
  'restricted domain',
  'OAUTH_APP_BLOCKED',
  'unknown_error',
];

/** The faults the local org can play. */
export const orgFaults: readonly FaultDefinition[] = [
  {
    name: 'restrictedDomain',
    title: 'Login error restricted domain',
    effect: 'Connecting the Sales account ends with “We were unable to authenticate your request”, cause: another domain.',
  },
  {
    name: 'oauthAppBlocked',
    title: 'OAuth app blocked',
    effect: 'Connecting the Sales account ends with “We were unable to authenticate your request”, cause: the app is blocked.',
  },
  {
    name: 'tokenRefused',
    title: 'Tokens are refused',
    effect: 'Connecting or testing the connection of the Sales account fails with the chosen text of Salesforce.',
    codes: TOKEN_ERRORS,
  },
  ...transportFaults
    .filter(({ name }) => name === 'hang' || name === 'garbage')
    .map(({ name, title }) => ({
      name,
      title: `Tokens: ${title}`,
      effect: 'Only where tokens are asked for. The connection of the Sales account says what went wrong.',
    })),
  {
    name: 'credentialsNotSaved',
    title: 'Credentials are not saved',
    effect: 'The org refuses to store what an admin enters. The page says so and nothing is changed.',
  },
  {
    name: 'requestsUsed',
    title: 'API requests of the last 24 hours are used',
    effect: 'So many more API requests are counted. Health warns from 80 percent on.',
    value: { unit: 'requests', default: 14_000 },
  },
];
