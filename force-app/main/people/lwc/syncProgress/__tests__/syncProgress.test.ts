import SyncProgress from 'c/syncProgress';
import { mount, part, press, settle, shows } from 'test/support/lwc';

interface Progress extends HTMLElement {
  run: Apex.SyncRun;
}

const running: Apex.SyncRun = {
  id: 'a01000000000001AAA',
  kind: 'sync',
  status: 'running',
  processed: 1200,
  total: 10000,
  percent: 12,
  marketoCalls: 5,
  salesCalls: 4,
  peoplePerMinute: 4400,
  secondsLeft: 120,
};

const mountProgress = (run: Apex.SyncRun = running): Promise<Progress> => mount<Progress>('c-sync-progress', SyncProgress, { run });

const textOf = (element: Progress, id: string): string | null => part<HTMLElement>(element, `[data-id="${id}"]`).textContent;

async function move(element: Progress, changes: Apex.SyncRun): Promise<string | null> {
  element.run = { ...element.run, ...changes };
  await settle();
  return textOf(element, 'announcement');
}

describe('progress of a run', () => {
  it('says how far it is, how fast, and how long it will take', async () => {
    const element = await mountProgress();
    expect(part<{ text: string }>(element, 'c-meter').text).toBe('1,200 of 10,000 (12%)');
    expect(textOf(element, 'speed')).toBe('4,400 people per minute');
    expect(textOf(element, 'left')).toBe('about 2 minutes left');
    expect(textOf(element, 'calls')).toBe('Calls so far: 5 to Marketo, 4 to the Sales account');
    await expect(element).toBeAccessible();
  });

  it('does not guess before anything was measured', async () => {
    const element = await mountProgress({ ...running, total: 0, peoplePerMinute: undefined, secondsLeft: undefined });
    expect(part<{ text: string }>(element, 'c-meter').text).toBe('Counting people');
    expect(textOf(element, 'speed')).toBe('Measuring the speed');
    expect(shows(element, '[data-id="left"]')).toBe(false);
    await expect(element).toBeAccessible();
  });

  it('tells a listener the start and each quarter, and nothing between', async () => {
    const element = await mountProgress();
    expect(textOf(element, 'announcement')).toBe('The sync started.');
    expect(await move(element, { percent: 24 })).toBe('The sync started.');
    expect(await move(element, { percent: 26 })).toBe('25% done.');
    expect(await move(element, { percent: 49 })).toBe('25% done.');
    expect(await move(element, { percent: 77 })).toBe('75% done.');
  });

  it('can be paused and goes on', async () => {
    const element = await mountProgress();
    const heard = jest.fn();
    element.addEventListener('pause', heard);
    element.addEventListener('resume', heard);
    await press(element, 'pause');
    expect(await move(element, { status: 'paused' })).toBe('Paused');
    expect(shows(element, '[data-id="left"]')).toBe(false);
    await expect(element).toBeAccessible();
    await press(element, 'resume');
    expect(heard).toHaveBeenCalledTimes(2);
  });

  it('can be cancelled', async () => {
    const element = await mountProgress();
    const heard = jest.fn();
    element.addEventListener('cancel', heard);
    await press(element, 'cancel');
    expect(heard).toHaveBeenCalledTimes(1);
  });

  it('says that a preview is being made, which cannot be paused', async () => {
    const element = await mountProgress({ ...running, kind: 'plan' });
    expect(element.shadowRoot?.textContent).toContain('Preview is being made');
    expect(shows(element, '[data-id="pause"]')).toBe(false);
    await expect(element).toBeAccessible();
  });
});
