/** Takes a new account to a connected one through the package's own Apex, without a browser. */
import type { TestEnvironment } from './environment.ts';

/** A run as the controller answers it; only what tests read. */
export interface Run {
  id: string;
  status: string;
  processed: number;
  total: number;
  created: number;
  updated: number;
  unchanged?: number;
  skippedNoOwner: number;
  skippedNotInMarketo: number;
  withoutEmail: number;
  duplicates: number;
  failed: number;
  marketoCalls: number;
  salesCalls: number;
  peoplePerMinute?: number;
  problem?: { code: string; cause: string };
}

const ENDED = new Set(['completed', 'failed', 'cancelled', 'paused']);

/** API access, first invitation, Marketo connection. */
export async function connectAccount(test: TestEnvironment): Promise<void> {
  const { environment } = test;
  const marketo = environment.marketo.apiService();
  const sales = environment.sales.activationClient();
  await test.apex('AccessController.saveMarketoAccess', { munchkinId: environment.marketo.munchkinId, ...marketo });
  await test.apex('AccessController.saveSalesAccess', sales);
  await test.apex('InvitationController.sendInvite', { email: 'maya.lindqvist@kestrel.example', firstName: 'Maya', lastName: 'Lindqvist' });
  await test.apex('MarketoConnectionController.connect');
}

/** Waits for a run to end (or pause). */
export function runEnded(test: TestEnvironment, runId: string, timeoutMs?: number): Promise<Run> {
  return test.until(
    `run ${runId}`,
    async () => {
      const run = await test.apex<Run>('FieldSyncController.getRun', { runId });
      return ENDED.has(run.status) ? run : undefined;
    },
    timeoutMs,
  );
}

/** Dry run, then the sync itself. */
export async function planAndSync(test: TestEnvironment, timeoutMs?: number): Promise<{ plan: Run; sync: Run }> {
  const planned = await test.apex<Run>('FieldSyncController.startPlan');
  const plan = await runEnded(test, planned.id, timeoutMs);
  const started = await test.apex<Run>('FieldSyncController.startSync', { planId: plan.id });
  return { plan, sync: await runEnded(test, started.id, timeoutMs) };
}
