import { isActive, viewOf } from 'c/syncView';

const run = (status: string, startedAt?: string, finishedAt?: string): Apex.SyncRun => ({
  id: 'a01000000000001AAA',
  status,
  startedAt,
  finishedAt,
});

const EARLY = '2026-11-22T08:00:00.000Z';
const LATE = '2026-11-22T09:00:00.000Z';

describe('field sync view', () => {
  it.each(['queued', 'running', 'paused'])('a run that is %s may still move', (status) => {
    expect(isActive(run(status))).toBe(true);
  });

  it.each(['completed', 'cancelled', 'failed'])('a run that is %s moves no more', (status) => {
    expect(isActive(run(status))).toBe(false);
  });

  it.each([
    ['start', undefined, undefined],
    ['planning', run('running'), undefined],
    ['plan', run('completed', EARLY, EARLY), undefined],
    ['plan', run('completed', LATE, LATE), run('completed', EARLY, EARLY)],
    ['running', run('completed', EARLY, EARLY), run('running', LATE)],
    ['result', run('completed', EARLY, EARLY), run('completed', LATE, LATE)],
    ['start', run('cancelled', EARLY, EARLY), undefined],
    ['result', run('failed', LATE, LATE), run('completed', EARLY, EARLY)],
  ])('shows %s', (view, plan, latest) => {
    expect(viewOf({ plan, run: latest })).toBe(view);
  });
});
