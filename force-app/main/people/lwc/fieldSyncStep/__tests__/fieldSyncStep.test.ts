import cancel from '@salesforce/apex/FieldSyncController.cancel';
import getOverview from '@salesforce/apex/FieldSyncController.getOverview';
import getRun from '@salesforce/apex/FieldSyncController.getRun';
import pause from '@salesforce/apex/FieldSyncController.pause';
import resume from '@salesforce/apex/FieldSyncController.resume';
import retryFailures from '@salesforce/apex/FieldSyncController.retryFailures';
import startPlan from '@salesforce/apex/FieldSyncController.startPlan';
import startSync from '@salesforce/apex/FieldSyncController.startSync';
import FieldSyncStep from 'c/fieldSyncStep';
import LightningConfirm from 'lightning/confirm';
import { subscribe, unsubscribe } from 'lightning/empApi';
import { apexError, mount, part, press, problemLike, settle, shows, tell, unmountAll } from 'test/support/lwc';

jest.mock('@salesforce/apex/FieldSyncController.cancel', () => ({ __esModule: true, default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/FieldSyncController.getOverview', () => ({ __esModule: true, default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/FieldSyncController.getRun', () => ({ __esModule: true, default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/FieldSyncController.pause', () => ({ __esModule: true, default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/FieldSyncController.resume', () => ({ __esModule: true, default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/FieldSyncController.retryFailures', () => ({ __esModule: true, default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/FieldSyncController.startPlan', () => ({ __esModule: true, default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/FieldSyncController.startSync', () => ({ __esModule: true, default: jest.fn() }), { virtual: true });

const mocks = {
  cancel: cancel as unknown as jest.Mock,
  overview: getOverview as unknown as jest.Mock,
  run: getRun as unknown as jest.Mock,
  pause: pause as unknown as jest.Mock,
  resume: resume as unknown as jest.Mock,
  retry: retryFailures as unknown as jest.Mock,
  plan: startPlan as unknown as jest.Mock,
  sync: startSync as unknown as jest.Mock,
};
const openConfirm = (LightningConfirm as unknown as { open: jest.Mock }).open;

const PLAN = 'a01000000000001AAA';
const RUN = 'a01000000000002AAA';
const empty: Apex.SyncOverview = {
  fields: [{ label: 'Company', marketoName: 'company', salesName: 'company', description: 'Name.' }],
  budget: { marketoUsedToday: 0, marketoLimit: 50000, salesUsedToday: 0, salesLimit: 100000 },
  accountPeople: 1200,
  canStart: true,
};
const movingPlan: Apex.SyncRun = { id: PLAN, kind: 'plan', status: 'running', total: 100, processed: 10, percent: 10 };
const plan: Apex.SyncRun = {
  ...movingPlan,
  status: 'completed',
  percent: 100,
  startedAt: '2026-11-22T08:00:00.000Z',
  finishedAt: '2026-11-22T08:01:00.000Z',
};
const moving: Apex.SyncRun = {
  id: RUN,
  kind: 'sync',
  status: 'running',
  total: 100,
  processed: 10,
  percent: 10,
  startedAt: '2026-11-22T08:02:00.000Z',
};
const ended: Apex.SyncRun = { ...moving, status: 'completed', percent: 100, finishedAt: '2026-11-22T08:04:00.000Z' };

async function mountStep(overview: Apex.SyncOverview): Promise<HTMLElement> {
  mocks.overview.mockResolvedValue(overview);
  return mount<HTMLElement>('c-field-sync-step', FieldSyncStep);
}

/** Lets five seconds pass, after which a moving run is looked at again. */
async function wait(): Promise<void> {
  jest.advanceTimersByTime(5000);
  await settle();
}

const problemOf = (element: HTMLElement): Apex.Problem => part<{ problem: Apex.Problem }>(element, 'c-error-panel').problem;

describe('action field sync', () => {
  it('shows that it is loading', async () => {
    mocks.overview.mockReturnValue(new Promise(() => undefined));
    const element = await mount<HTMLElement>('c-field-sync-step', FieldSyncStep);
    expect(shows(element, 'c-loading-state')).toBe(true);
    await expect(element).toBeAccessible();
  });

  it('explains what will happen and what is left today before anything was done', async () => {
    const element = await mountStep(empty);
    expect(part<HTMLElement>(element, '[data-id="people"]').textContent).toBe('1,200 people are in the Sales account now.');
    expect(part<HTMLElement>(element, 'summary').textContent).toBe('Fields that travel (1)');
    expect(part<{ text: string }>(element, 'c-meter').text).toBe('50,000 of 50,000 left today');
    await expect(element).toBeAccessible();
  });

  it('says what has to be done first', async () => {
    const blockedBy = problemLike({ code: 'MARKETO_NOT_CONNECTED' });
    const element = await mountStep({ ...empty, canStart: false, blockedBy });
    expect(problemOf(element)).toEqual(blockedBy);
    expect(part<{ disabled: boolean }>(element, '[data-id="sync"]').disabled).toBe(true);
    await expect(element).toBeAccessible();
  });

  it('explains when the state could not be read, and reads it again on request', async () => {
    mocks.overview.mockRejectedValueOnce(apexError(problemLike({})));
    const element = await mount<HTMLElement>('c-field-sync-step', FieldSyncStep);
    expect(shows(element, 'c-loading-state')).toBe(false);
    await expect(element).toBeAccessible();
    mocks.overview.mockResolvedValue(empty);
    await tell(element, 'c-error-panel', 'retry');
    expect(shows(element, 'c-error-panel')).toBe(false);
    expect(shows(element, '[data-id="sync"]')).toBe(true);
  });

  it('explains why the preview could not begin', async () => {
    mocks.plan.mockRejectedValue(apexError(problemLike({ code: 'SYNC_ALREADY_RUNNING' })));
    const element = await mountStep(empty);
    await press(element, 'sync');
    expect(problemOf(element).code).toBe('SYNC_ALREADY_RUNNING');
  });

  it('shows the finished preview with Start Sync', async () => {
    const element = await mountStep({ ...empty, plan });
    expect(part<{ plan: Apex.SyncRun }>(element, 'c-sync-plan').plan).toEqual(plan);
    await expect(element).toBeAccessible();
  });

  it('shows the result and who could not be copied', async () => {
    const element = await mountStep({ ...empty, plan, run: { ...ended, failed: 2 } });
    expect(shows(element, 'c-sync-result')).toBe(true);
    expect(part<{ total: number; runId: string }>(element, 'c-sync-failures')).toMatchObject({ total: 2, runId: RUN });
    await expect(element).toBeAccessible();
  });

  it('shows no failures when there were none', async () => {
    const element = await mountStep({ ...empty, plan, run: { ...ended, failed: 0 } });
    expect(shows(element, 'c-sync-failures')).toBe(false);
  });

  it('sends the failed people again', async () => {
    mocks.retry.mockResolvedValue({ ...moving, kind: 'retry' });
    const element = await mountStep({ ...empty, run: { ...ended, failed: 2 } });
    await tell(element, 'c-sync-failures', 'retryall');
    expect(mocks.retry).toHaveBeenCalledWith({ runId: RUN });
    expect(shows(element, 'c-sync-progress')).toBe(true);
  });

  it('goes on with a sync that stopped', async () => {
    mocks.resume.mockResolvedValue(moving);
    const element = await mountStep({ ...empty, plan, run: { ...ended, status: 'failed' } });
    await tell(element, 'c-sync-result', 'continue');
    expect(mocks.resume).toHaveBeenCalledWith({ runId: RUN });
    expect(shows(element, 'c-sync-progress')).toBe(true);
  });

  describe('while a run moves', () => {
    beforeEach(() => {
      jest.useFakeTimers();
      (subscribe as unknown as jest.Mock).mockResolvedValue({ id: '1', channel: '/event/Sync_Progress__e' });
      (unsubscribe as unknown as jest.Mock).mockResolvedValue({});
    });

    afterEach(() => {
      unmountAll();
      jest.useRealTimers();
    });

    it('makes a preview first, follows it, and then offers to start', async () => {
      mocks.plan.mockResolvedValue(movingPlan);
      const element = await mountStep(empty);
      const heard = jest.fn();
      element.addEventListener('stepchange', heard);
      await press(element, 'sync');
      expect(part<{ run: Apex.SyncRun }>(element, 'c-sync-progress').run).toEqual(movingPlan);
      mocks.run.mockResolvedValueOnce({ ...movingPlan, processed: 60, percent: 60 });
      await wait();
      expect(part<{ run: Apex.SyncRun }>(element, 'c-sync-progress').run.percent).toBe(60);
      mocks.run.mockResolvedValueOnce(plan);
      mocks.overview.mockResolvedValue({ ...empty, plan });
      await wait();
      expect(shows(element, 'c-sync-plan')).toBe(true);
      expect(part<HTMLElement>(element, '[data-id="announcement"]').textContent).toBe('The preview is ready.');
      expect(heard).toHaveBeenCalledTimes(2);
    });

    it('takes the focus along when the button that I pressed disappears', async () => {
      mocks.plan.mockResolvedValue(movingPlan);
      const element = await mountStep(empty);
      await press(element, 'sync');
      expect(part<HTMLElement>(element, 'c-sync-progress').shadowRoot?.activeElement?.textContent).toBe('Preview is being made');
      mocks.run.mockResolvedValueOnce(plan);
      mocks.overview.mockResolvedValue({ ...empty, plan });
      await wait();
      expect(part<HTMLElement>(element, 'c-sync-plan').shadowRoot?.activeElement?.textContent).toBe('Preview');
    });

    it('leaves the focus alone when I am somewhere else on the page', async () => {
      const element = await mountStep({ ...empty, plan, run: moving });
      mocks.run.mockResolvedValueOnce(ended);
      mocks.overview.mockResolvedValue({ ...empty, plan, run: ended });
      await wait();
      expect(shows(element, 'c-sync-result')).toBe(true);
      expect(element.shadowRoot?.activeElement).toBeNull();
    });

    it('starts exactly the plan that was shown, and says when it is complete', async () => {
      mocks.sync.mockResolvedValue(moving);
      const element = await mountStep({ ...empty, plan });
      await tell(element, 'c-sync-plan', 'startsync');
      expect(mocks.sync).toHaveBeenCalledWith({ planId: PLAN });
      mocks.run.mockResolvedValueOnce(ended);
      mocks.overview.mockResolvedValue({ ...empty, plan, run: ended });
      await wait();
      expect(shows(element, 'c-sync-result')).toBe(true);
      expect(part<HTMLElement>(element, '[data-id="announcement"]').textContent).toBe('The sync is complete.');
      expect(jest.getTimerCount()).toBe(0);
    });

    it('resumes where it was when I come back to the page', async () => {
      const element = await mountStep({ ...empty, plan, run: moving });
      expect(shows(element, 'c-sync-progress')).toBe(true);
      mocks.run.mockResolvedValueOnce({ ...moving, percent: 30 });
      await wait();
      expect(mocks.run).toHaveBeenCalledWith({ runId: RUN });
    });

    it.each([
      ['pause', 'paused'],
      ['resume', 'running'],
    ] as const)('lets me %s', async (action, status) => {
      mocks[action].mockResolvedValue({ ...moving, status });
      const element = await mountStep({ ...empty, plan, run: moving });
      await tell(element, 'c-sync-progress', action);
      expect(mocks[action]).toHaveBeenCalledWith({ runId: RUN });
      expect(part<{ run: Apex.SyncRun }>(element, 'c-sync-progress').run.status).toBe(status);
    });

    it('cancels only when I confirm', async () => {
      const element = await mountStep({ ...empty, plan, run: moving });
      openConfirm.mockResolvedValueOnce(false);
      await tell(element, 'c-sync-progress', 'cancel');
      expect(mocks.cancel).not.toHaveBeenCalled();
      openConfirm.mockResolvedValueOnce(true);
      const cancelled = { ...ended, status: 'cancelled' };
      mocks.cancel.mockResolvedValue(cancelled);
      mocks.overview.mockResolvedValue({ ...empty, plan, run: cancelled });
      await tell(element, 'c-sync-progress', 'cancel');
      expect(shows(element, 'c-sync-result')).toBe(true);
    });

    it('says when a run lost its job, and lets me resume it', async () => {
      const problem = problemLike({ code: 'SYNC_STALLED' });
      const element = await mountStep({ ...empty, plan, run: { ...moving, status: 'paused', problem } });
      expect(problemOf(element)).toEqual(problem);
      expect(shows(element, 'c-sync-progress')).toBe(true);
    });

    it('keeps following after one look went wrong', async () => {
      const element = await mountStep({ ...empty, plan, run: moving });
      mocks.run.mockRejectedValueOnce(apexError(problemLike({ retryable: true })));
      await wait();
      expect(problemOf(element).code).toBe('SALES_TIMEOUT');
      mocks.run.mockResolvedValueOnce({ ...moving, percent: 40 });
      await wait();
      expect(part<{ run: Apex.SyncRun }>(element, 'c-sync-progress').run.percent).toBe(40);
      expect(shows(element, 'c-error-panel')).toBe(false);
    });

    it('stops following when I leave the page', async () => {
      await mountStep({ ...empty, plan, run: moving });
      unmountAll();
      await wait();
      expect(mocks.run).not.toHaveBeenCalled();
      expect(jest.getTimerCount()).toBe(0);
    });
  });
});
