/** Everything that Marketo says, does or fails to do. */
import { namedCodes } from '../../../local/marketo/faultList.ts';
import { recordCodes, requestCodes } from '../../../local/marketo/codes.ts';
import { runEnded, type Run } from '../../support/setUp.ts';
import { during, faulty, outcomeOf, type Provocation } from './provocation.ts';

const ASK = 'AccessController.getAccess';

/** A code that refuses a whole call; each is switched on and asked for once. */
const refused = [...requestCodes, ...recordCodes].map((code) =>
  faulty(`MARKETO_${code}`, 'marketo', namedCodes.includes(code) ? { name: code } : { name: 'code', code }, ASK),
);

/** Codes of single people, all in one run, as the list of failures shows them. */
const skipped: Provocation = {
  codes: recordCodes.map((code) => `MARKETO_${code}`),
  answer: async (env) => {
    const orders = recordCodes.map((code) => ({ name: 'skipRecords', code, count: 1 }));
    const plan = await runEnded(env, (await env.apex<Run>('FieldSyncController.startPlan')).id);
    const sync = await during(env, 'marketo', orders, async () =>
      runEnded(env, (await env.apex<Run>('FieldSyncController.startSync', { planId: plan.id })).id),
    );
    return env.apex('FieldSyncController.getFailures', { runId: sync.id, afterId: null, size: 200 });
  },
};

const unreachable: Provocation = {
  codes: ['MARKETO_UNREACHABLE'],
  answer: async (env) => {
    await env.environment.marketo.stop();
    const answer = await outcomeOf(env.apex(ASK));
    await env.environment.marketo.start();
    return answer;
  },
};

const wrongSecret: Provocation = {
  codes: ['MARKETO_BAD_CREDENTIALS'],
  answer: (env) =>
    outcomeOf(
      env.apex('MarketoConnectionController.testCredentials', {
        munchkinId: env.environment.marketo.munchkinId,
        clientId: 'someone',
        clientSecret: 'else',
      }),
    ),
};

const otherSubscription: Provocation = {
  codes: ['MARKETO_HTTP_404'],
  answer: (env) =>
    outcomeOf(
      env.apex('MarketoConnectionController.testCredentials', { munchkinId: '999-XYZ-999', ...env.environment.marketo.apiService() }),
    ),
};

/** A quota of the day pauses the newest run. */
const paused: Provocation = {
  codes: ['MARKETO_607'],
  answer: async (env) => {
    const { id } = await runEnded(env, (await env.apex<Run>('FieldSyncController.startPlan')).id);
    return during(env, 'marketo', { name: '607' }, async () => {
      const run = await runEnded(env, (await env.apex<Run>('FieldSyncController.startSync', { planId: id })).id);
      const answer = await env.apex('HealthController.getHealth');
      await env.apex('FieldSyncController.cancel', { runId: run.id });
      return answer;
    });
  },
};

export const marketoProvocations: Provocation[] = [
  ...refused,
  skipped,
  paused,
  unreachable,
  wrongSecret,
  otherSubscription,
  faulty('GENERIC', 'marketo', { name: 'code', code: '1999' }, ASK),
  faulty('HEALTH_MARKETO_QUOTA', 'marketo', { name: 'callsUsed' }, 'HealthController.getHealth'),
  faulty('MARKETO_HTTP_413', 'marketo', { name: 'tooLong', code: '413' }, ASK),
  faulty('MARKETO_HTTP_414', 'marketo', { name: 'tooLong', code: '414' }, ASK),
  faulty('MARKETO_502', 'marketo', { name: 'http502' }, ASK),
  faulty('MARKETO_UNAVAILABLE', 'marketo', { name: 'http500' }, ASK),
  faulty('MARKETO_GARBAGE', 'marketo', { name: 'garbage' }, ASK),
  faulty('MARKETO_TOO_LARGE', 'marketo', { name: 'huge' }, ASK),
];
