import SyncResult from 'c/syncResult';
import { mount, part, press, problemLike, shows } from 'test/support/lwc';

const planned = {
  created: 10,
  updated: 5,
  unchanged: 0,
  skippedNoOwner: 2,
  skippedNotInMarketo: 0,
  withoutEmail: 0,
  duplicates: 0,
};
const run: Apex.SyncRun = {
  ...planned,
  id: 'a01000000000001AAA',
  kind: 'sync',
  status: 'completed',
  startedByName: 'Ana Admin',
  finishedAt: '2026-11-22T08:30:00.000Z',
  processed: 17,
  created: 9,
  failed: 1,
  planned,
};

const mountResult = (changes: Apex.SyncRun = {}): Promise<HTMLElement> =>
  mount<HTMLElement>('c-sync-result', SyncResult, { run: { ...run, ...changes }, canStart: true });

function rowOf(element: HTMLElement, key: string): (string | null)[] {
  const row = part<HTMLElement>(element, `[data-row="${key}"]`);
  return [...row.querySelectorAll('td')].map((cell) => cell.textContent);
}

describe('result of a sync', () => {
  it('compares the plan with what happened', async () => {
    const element = await mountResult();
    expect(rowOf(element, 'created')).toEqual(['10', '9', 'Different']);
    expect(rowOf(element, 'updated')).toEqual(['5', '5', 'As planned']);
    expect(rowOf(element, 'failed')).toEqual(['0', '1', 'Different']);
    expect(element.shadowRoot?.textContent).toContain('17 people, started by Ana Admin');
    await expect(element).toBeAccessible();
  });

  it('does not pretend that a retry had a plan', async () => {
    const element = await mountResult({ kind: 'retry', planned: undefined });
    expect(rowOf(element, 'created')).toEqual(['Not planned', '9', '']);
    await expect(element).toBeAccessible();
  });

  it('explains why a sync stopped, and lets it go on', async () => {
    const problem = problemLike({ code: 'MARKETO_607' });
    const element = await mountResult({ status: 'failed', problem });
    const heard = jest.fn();
    element.addEventListener('continue', heard);
    expect(part<{ problem: Apex.Problem }>(element, 'c-error-panel').problem).toEqual(problem);
    await press(element, 'continue');
    expect(heard).toHaveBeenCalledTimes(1);
    await expect(element).toBeAccessible();
  });

  it('says that a sync was cancelled', async () => {
    const element = await mountResult({ status: 'cancelled' });
    expect(element.shadowRoot?.textContent).toContain('Sync cancelled');
    expect(shows(element, '[data-id="continue"]')).toBe(false);
  });

  it('lets me sync again', async () => {
    const element = await mountResult();
    const heard = jest.fn();
    element.addEventListener('syncagain', heard);
    await press(element, 'again');
    expect(heard).toHaveBeenCalledTimes(1);
  });
});
