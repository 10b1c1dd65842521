import { subscribe, unsubscribe, type StreamMessage, type Subscription } from 'lightning/empApi';

/** The channel of the platform event that a run publishes at every checkpoint. */
const CHANNEL = '/event/Sync_Progress__e';
/** Only what is published from now on. Source: Lightning Component Reference, empApi. */
const NEW_MESSAGES = -1;
const AT_MOST_EVERY_MS = 1_000;
const POLL_EVERY_MS = 5_000;

/** Asks for the run once; true while it should be watched on. Handles its own errors. */
export type Reader = () => Promise<boolean>;

/**
 * Follows one run: reads again at each progress event, at most once a second, and every five seconds
 * where no event arrives (streaming switched off, daily allocation used up).
 */
export class RunWatcher {
  readonly runId: string;
  private readonly read: Reader;
  private subscription: Subscription | undefined = undefined;
  private timer: ReturnType<typeof setTimeout> | undefined = undefined;
  private lastRead = 0;
  private isReading = false;
  private isStopped = false;

  constructor(runId: string, read: Reader) {
    this.runId = runId;
    this.read = read;
  }

  /** Begins to follow; `stop` must be called when the component goes. */
  start(): void {
    this.lastRead = Date.now();
    this.plan(POLL_EVERY_MS);
    subscribe(CHANNEL, NEW_MESSAGES, (message) => this.hear(message))
      .then((subscription) => this.keep(subscription))
      // Without streaming the polling goes on alone.
      .catch(() => this.plan(POLL_EVERY_MS));
  }

  /** Ends following and lets the channel go. */
  stop(): void {
    this.isStopped = true;
    clearTimeout(this.timer);
    this.release();
  }

  private keep(subscription: Subscription): void {
    this.subscription = subscription;
    if (this.isStopped) this.release();
  }

  private release(): void {
    const { subscription } = this;
    this.subscription = undefined;
    if (subscription === undefined) return;
    unsubscribe(subscription).catch((error: unknown) => {
      // The page is going away and with it the channel: nothing a person could do.
      this.lastUnsubscribeError = error;
    });
  }

  /** Why letting the channel go failed, for somebody who looks with a debugger. */
  lastUnsubscribeError: unknown = undefined;

  private hear(message: StreamMessage): void {
    if (message.data.payload.Run_Id__c !== this.runId) return;
    this.plan(Math.max(0, this.lastRead + AT_MOST_EVERY_MS - Date.now()));
  }

  private plan(wait: number): void {
    clearTimeout(this.timer);
    if (this.isStopped) return;
    // eslint-disable-next-line @lwc/lwc/no-async-operation -- polling fall-back; stop() clears it
    this.timer = setTimeout(() => {
      this.tick().catch(() => this.plan(POLL_EVERY_MS));
    }, wait);
  }

  private async tick(): Promise<void> {
    if (this.isReading) return;
    this.isReading = true;
    this.lastRead = Date.now();
    try {
      if (!(await this.read())) this.stop();
    } finally {
      this.isReading = false;
      this.plan(POLL_EVERY_MS);
    }
  }
}
