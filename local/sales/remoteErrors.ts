import { OutsideLoopbackError } from '../kernel/hosts.ts';
import { messageOf } from '../kernel/errors.ts';

/** A failure of Salesforce or Marketo: a stable code and a sentence for the admin. */
export interface RemoteFailure {
  code: string;
  message: string;
}

/** Thrown when the other system refused or did not answer. */
export class RemoteError extends Error {
  override name = 'RemoteError';
  readonly failure: RemoteFailure;
  constructor(code: string, message: string) {
    super(message);
    this.failure = { code, message };
  }
}

/** What Salesforce's texts mean. Source: Sales Insight Actions "Salesforce Diagnostics" table and authentication FAQ. */
const salesforceTexts: readonly [RegExp, string, string][] = [
  [
    /OAUTH_APP_BLOCKED/i,
    'oauth_app_blocked',
    'The app is blocked in Salesforce. In Setup, Connected Apps OAuth Usage, press Unblock, then connect again.',
  ],
  [
    /API_DISABLED_FOR_ORG|api (?:is )?(?:disabled|not enabled)/i,
    'api_disabled',
    'The API is not enabled for the Salesforce user. Tick API Enabled in the profile, then connect again.',
  ],
  [
    /RESTRICTED_DOMAIN|restricted domain/i,
    'restricted_domain',
    'The login was for another Salesforce domain. Sign in to the wanted org first, then connect again.',
  ],
  [/expired access\/refresh token/i, 'expired_token', 'Salesforce no longer accepts the connection. Connect again.'],
  [/inactive user/i, 'inactive_user', 'The Salesforce user of the connection is inactive. Activate the user or connect as another user.'],
  [/inactive organization/i, 'inactive_organization', 'The Salesforce org is inactive. Ask Salesforce to activate it.'],
  [/ip restricted/i, 'ip_restricted', 'Salesforce refuses logins from this address. Relax the IP restrictions of the app or the profile.'],
  [/access_denied|end-user denied/i, 'access_denied', 'The access was not allowed on the Salesforce page. Connect again and press Allow.'],
  [
    /invalid_client|client identifier invalid/i,
    'consumer_key_unknown',
    'Salesforce does not know the consumer key. Copy it again from the app and connect.',
  ],
  [/authentication failure/i, 'authentication_failure', 'Salesforce could not authenticate the user. Connect again.'],
  [/invalid_grant/i, 'expired_token', 'Salesforce no longer accepts the connection. Connect again.'],
];

/** The failure for an OAuth error of Salesforce (`error` and `error_description`, or an error body). */
export function salesforceFailure(text: string): RemoteFailure {
  const known = salesforceTexts.find(([pattern]) => pattern.test(text));
  if (known) return { code: known[1], message: known[2] };
  return { code: 'salesforce_error', message: `Salesforce refused: ${text.slice(0, 200)}` };
}

/** Anything thrown while calling a remote system, as a failure; programming errors are thrown on. */
export function failureOf(error: unknown, system: 'salesforce' | 'marketo'): RemoteFailure {
  if (error instanceof RemoteError) return error.failure;
  const name = system === 'salesforce' ? 'Salesforce' : 'Marketo';
  if (error instanceof OutsideLoopbackError) {
    return { code: `${system}_unreachable`, message: `${name} cannot be reached: ${error.message}` };
  }
  const network = error instanceof Error && (error.name === 'TimeoutError' || error.message === 'fetch failed');
  if (!network) throw error;
  return { code: `${system}_unreachable`, message: `${name} did not answer (${messageOf(error)}). Try again in a few minutes.` };
}
