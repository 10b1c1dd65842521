import { subscribe, unsubscribe } from 'lightning/empApi';
import { RunWatcher, type Reader } from 'c/runWatcher';
import { settle } from 'test/support/lwc';

const RUN = 'a01000000000001AAA';
const SUBSCRIPTION = { id: '1', channel: '/event/Sync_Progress__e' };
const open = subscribe as unknown as jest.Mock;
const release = unsubscribe as unknown as jest.Mock;

type Listener = (message: { data: { payload: Record<string, unknown> } }) => void;

function publish(runId: string): void {
  const listener = (open.mock.calls as [string, number, Listener][])[0]?.[2];
  listener?.({ data: { payload: { Run_Id__c: runId } } });
}

async function pass(milliseconds: number): Promise<void> {
  jest.advanceTimersByTime(milliseconds);
  await settle();
}

async function watched(read: Reader): Promise<RunWatcher> {
  const watcher = new RunWatcher(RUN, read);
  watcher.start();
  await settle();
  return watcher;
}

describe('following a run', () => {
  beforeEach(() => {
    jest.useFakeTimers();
    open.mockResolvedValue(SUBSCRIPTION);
    release.mockResolvedValue({});
  });

  afterEach(() => jest.useRealTimers());

  it('looks again when the run reports progress, at most once a second', async () => {
    const read = jest.fn(() => Promise.resolve(true));
    const watcher = await watched(read);
    await pass(1000);
    publish(RUN);
    publish(RUN);
    await pass(0);
    expect(read).toHaveBeenCalledTimes(1);
    publish(RUN);
    await pass(999);
    expect(read).toHaveBeenCalledTimes(1);
    await pass(1);
    expect(read).toHaveBeenCalledTimes(2);
    watcher.stop();
  });

  it('does not look when another run reports progress', async () => {
    const read = jest.fn(() => Promise.resolve(true));
    const watcher = await watched(read);
    publish('a01000000000002AAA');
    await pass(4999);
    expect(read).not.toHaveBeenCalled();
    watcher.stop();
  });

  it('looks every five seconds when no progress is reported', async () => {
    open.mockRejectedValue(new Error('streaming is off'));
    const read = jest.fn(() => Promise.resolve(true));
    const watcher = await watched(read);
    await pass(5000);
    await pass(5000);
    expect(read).toHaveBeenCalledTimes(2);
    watcher.stop();
  });

  it('keeps looking after a look went wrong', async () => {
    const read = jest.fn(() => Promise.resolve(true));
    read.mockRejectedValueOnce(new Error('offline'));
    const watcher = await watched(read);
    await pass(5000);
    await pass(5000);
    expect(read).toHaveBeenCalledTimes(2);
    watcher.stop();
  });

  it('stops once the run has ended, and lets the channel go', async () => {
    const read = jest.fn(() => Promise.resolve(false));
    await watched(read);
    await pass(5000);
    await pass(60000);
    expect(read).toHaveBeenCalledTimes(1);
    expect(release).toHaveBeenCalledWith(SUBSCRIPTION);
  });

  it('lets the channel go also when the page was left before it was open', async () => {
    const watcher = new RunWatcher(RUN, () => Promise.resolve(true));
    watcher.start();
    watcher.stop();
    await settle();
    expect(release).toHaveBeenCalledTimes(1);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('does not mind when the channel cannot be let go', async () => {
    release.mockRejectedValue(new Error('gone'));
    const watcher = await watched(() => Promise.resolve(true));
    watcher.stop();
    await settle();
    expect(watcher.lastUnsubscribeError).toEqual(new Error('gone'));
  });
});
