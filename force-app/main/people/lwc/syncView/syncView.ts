/** What the field sync shows: the start, a plan being made, a plan, a running sync, or a finished one. */
export type SyncView = 'start' | 'planning' | 'plan' | 'running' | 'result';

const ACTIVE = new Set(['queued', 'running', 'paused']);

/** True while a run may still make progress. */
export function isActive(run: Apex.SyncRun | undefined): boolean {
  return run !== undefined && ACTIVE.has(run.status ?? '');
}

/** A plan is used up once a sync began after it was made. */
function isOpen(plan: Apex.SyncRun | undefined, run: Apex.SyncRun | undefined): boolean {
  if (plan?.status !== 'completed') return false;
  return run?.startedAt === undefined || (plan.finishedAt ?? '') > run.startedAt;
}

/** Chooses what to show from the latest plan and the latest sync. */
export function viewOf({ plan, run }: Pick<Apex.SyncOverview, 'plan' | 'run'>): SyncView {
  if (isActive(run)) return 'running';
  if (isActive(plan)) return 'planning';
  if (isOpen(plan, run)) return 'plan';
  return run === undefined ? 'start' : 'result';
}
