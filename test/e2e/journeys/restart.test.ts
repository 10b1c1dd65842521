import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { ChildEnvironment, freeBasePort } from '../../support/childEnvironment.ts';
import { expectedSync } from '../../support/expected.ts';
import type { Run } from '../../support/setUp.ts';

const PEOPLE = 6_000;
const ENDED = new Set(['completed', 'failed', 'cancelled', 'paused']);

async function connect(child: ChildEnvironment): Promise<void> {
  const marketo = await child.local<Record<string, string>>(1, 'credentials');
  const sales = await child.local<Record<string, string>>(2, 'credentials');
  const secret = (from: Record<string, string>, label: string) =>
    Object.entries(from).find(([name]) => name.toLowerCase().includes(label.toLowerCase()))?.[1] ?? '';
  await child.apex('AccessController.saveMarketoAccess', {
    munchkinId: secret(marketo, 'Munchkin'),
    clientId: secret(marketo, 'Client ID'),
    clientSecret: secret(marketo, 'Client Secret'),
  });
  await child.apex('AccessController.saveSalesAccess', {
    clientId: secret(sales, 'Client ID'),
    clientSecret: secret(sales, 'Client Secret'),
  });
  await child.apex('InvitationController.sendInvite', {
    email: 'maya.lindqvist@kestrel.example',
    firstName: 'Maya',
    lastName: 'Lindqvist',
  });
  await child.apex('MarketoConnectionController.connect');
}

const readRun = (child: ChildEnvironment, runId: string) => child.apex<Run>('FieldSyncController.getRun', { runId });

function finished(child: ChildEnvironment, runId: string): Promise<Run> {
  return child.until(`run ${runId} to end`, async () => {
    const run = await readRun(child, runId);
    return ENDED.has(run.status) ? run : undefined;
  });
}

test('a sync that is killed in the middle goes on after a new start and every eligible person arrives exactly once', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'msi-restart-'));
  const child = new ChildEnvironment(await freeBasePort(), folder, PEOPLE);
  t.after(async () => {
    await child.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  await child.start();
  await connect(child);
  const plan = await finished(child, (await child.apex<Run>('FieldSyncController.startPlan')).id);
  assert.equal(plan.status, 'completed');
  const { id } = await child.apex<Run>('FieldSyncController.startSync', { planId: plan.id });
  await child.until('people to arrive', async () => {
    const account = await child.local<{ byPath: Record<string, number> }>(2, 'stats');
    return (account.byPath['POST /v1/people/batch'] ?? 0) >= 3 ? true : undefined;
  });
  await child.kill();
  await child.start();
  const run = await readRun(child, id);
  assert.notEqual(run.status, 'completed');
  if (run.status === 'paused' || run.status === 'failed') await child.apex('FieldSyncController.resume', { runId: id });
  const end = await finished(child, id);
  assert.equal(end.status, 'completed', end.problem?.cause);
  const expected = expectedSync(PEOPLE, 1);
  const overview = await child.apex<{ accountPeople: number }>('FieldSyncController.getOverview');
  assert.equal(overview.accountPeople, expected.people);
  assert.equal(end.skippedNoOwner, expected.noOwner);
  assert.equal(end.skippedNotInMarketo, expected.notInMarketo);
});
