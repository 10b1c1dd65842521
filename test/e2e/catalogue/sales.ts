/** Everything that the Sales account says, does or fails to do. */
import { refusals } from '../../../local/sales/refusals.ts';
import { rowCodes } from '../../../local/sales/personRow.ts';
import type { TestEnvironment } from '../../support/environment.ts';
import { planAndSync } from '../../support/setUp.ts';
import { during, faulty, outcomeOf, type Order, type Provocation, type Service } from './provocation.ts';

const ASK = 'UserManagementController.getDirectory';
const remedy = (code: string): string => `SALES_${code.toUpperCase()}`;

/** Every refusal of the contract, asked for once. */
const refused = Object.keys(refusals).map((code) => faulty(remedy(code), 'sales', { name: 'refuse', code }, ASK));

/** Codes of single people, one run for each, as the failures by code show them. */
const skipped: Provocation = {
  codes: rowCodes.map(remedy),
  answer: async (env) => {
    await env.apex('FieldSyncController.getOverview');
    const orders = rowCodes.map((code) => ({ name: 'rejectRows', code, count: 1 }));
    const { sync } = await during(env, 'sales', orders, () => planAndSync(env));
    return env.apex('FieldSyncController.getFailures', { runId: sync.id, afterId: null, size: 200 });
  },
};

/** The trip to Salesforce's sign-in page and back, which the query of the return address ends; then the page reads the connection. */
async function connect(env: TestEnvironment, query: Record<string, string>): Promise<unknown> {
  const url = await env.apex<string>('SalesforceConnectionController.startConnection', {
    environment: 'production',
    returnUrl: '/lightning/n/Setup_Guide',
  });
  const { searchParams } = new URL(url);
  const back = new URL(searchParams.get('redirect_uri') ?? '');
  back.search = new URLSearchParams({ state: searchParams.get('state') ?? '', ...query }).toString();
  await fetch(back, { redirect: 'manual' });
  return env.apex('SalesforceConnectionController.getConnection');
}

const returned = (code: string, error: string, description: string): Provocation => ({
  codes: [remedy(code)],
  answer: (env) => connect(env, { error, error_description: description }),
});

const token = (code: string, order: Order): Provocation => ({
  codes: [remedy(code)],
  answer: (env) => during(env, 'org', order, () => connect(env, { code: 'code-of-the-page' })),
});

const refusedToken = (code: string, text: string): Provocation => token(code, { name: 'tokenRefused', code: text });

const connections: Provocation[] = [
  returned('access_denied', 'access_denied', 'end-user denied authorization'),
  refusedToken('oauth_app_blocked', 'OAUTH_APP_BLOCKED'),
  refusedToken('api_disabled', 'API_DISABLED_FOR_ORG'),
  refusedToken('restricted_domain', 'restricted domain'),
  refusedToken('expired_token', 'expired access/refresh token'),
  refusedToken('inactive_user', 'inactive user'),
  refusedToken('inactive_organization', 'inactive organization'),
  refusedToken('ip_restricted', 'ip restricted'),
  refusedToken('consumer_key_unknown', 'client identifier invalid'),
  refusedToken('authentication_failure', 'authentication failure'),
  refusedToken('salesforce_error', 'unknown_error'),
  token('salesforce_answered_garbage', { name: 'garbage' }),
];

/** Systems that never answer: all three at once, since each takes its whole time-out. */
const silent: Provocation = {
  codes: ['MARKETO_TIMEOUT', 'SALES_TIMEOUT', 'SALES_SALESFORCE_UNREACHABLE'],
  answer: async (env) => {
    const hang = (service: Service, pathPrefix: string) =>
      env.local(service, 'faults', { method: 'PUT', body: { name: 'hang', pathPrefix } });
    await Promise.all([hang('marketo', '/rest/v1/stats'), hang('sales', '/v1/users'), hang('org', '/services/oauth2/token')]);
    const answers = await Promise.all([
      outcomeOf(env.apex('AccessController.getAccess')),
      outcomeOf(env.apex(ASK)),
      outcomeOf(connect(env, { code: 'code-of-the-page' })),
    ]);
    for (const service of ['marketo', 'sales', 'org'] as const) await env.local(service, 'faults', { method: 'DELETE' });
    return answers;
  },
};

const unreachable: Provocation = {
  codes: ['SALES_UNREACHABLE'],
  answer: async (env) => {
    await env.environment.sales.stop();
    const answer = await outcomeOf(env.apex(ASK));
    await env.environment.sales.start();
    return answer;
  },
};

export const salesProvocations: Provocation[] = [
  ...refused,
  ...connections,
  skipped,
  silent,
  unreachable,
  {
    codes: ['SALES_BAD_CREDENTIALS'],
    answer: (env) => outcomeOf(env.apex('AccessController.saveSalesAccess', { clientId: 'a', clientSecret: 'b' })),
  },
  faulty('SALES_UNAVAILABLE', 'sales', { name: 'http500' }, ASK),
  faulty('SALES_GARBAGE', 'sales', { name: 'garbage' }, ASK),
  faulty('SALES_TOO_LARGE', 'sales', { name: 'huge' }, ASK),
  faulty('ACCOUNT_NOT_ACTIVE', 'sales', { name: 'switchedOff' }, 'FieldSyncController.startPlan'),
  faulty('HEALTH_SALES_QUOTA', 'sales', { name: 'callsUsed' }, 'HealthController.getHealth'),
  faulty('HEALTH_SALESFORCE_QUOTA', 'org', { name: 'requestsUsed' }, 'HealthController.getHealth'),
];
