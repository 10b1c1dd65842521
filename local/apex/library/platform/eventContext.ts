/** What triggers and publish callbacks of platform events see. Source: Apex Reference, EventBus namespace. */
import { ApexList, PlatformObject } from '../../values/index.ts';
import { current } from '../../runtime/context.ts';
import type { PlatformClass } from '../platformClass.ts';

/** EventBus.TriggerContext. */
export class TriggerContext extends PlatformObject {
  readonly retries: number;
  readonly lastError: string | null;
  checkpoint: string | null = null;
  constructor(retries: number, lastError: string | null) {
    super();
    this.retries = retries;
    this.lastError = lastError;
  }
  override get $platform(): string {
    return 'eventbus.TriggerContext';
  }
}

let running: TriggerContext | null = null;

/** Runs the triggers of one delivery. */
export function withTriggerContext<T>(context: TriggerContext, work: () => T): T {
  const before = running;
  running = context;
  try {
    return work();
  } finally {
    running = before;
  }
}

/** EventBus.SuccessResult and FailureResult. */
export class PublishResult extends PlatformObject {
  readonly uuids: string[];
  private readonly success: boolean;
  constructor(uuids: string[], success: boolean) {
    super();
    this.uuids = uuids;
    this.success = success;
  }
  override get $platform(): string {
    return this.success ? 'eventbus.SuccessResult' : 'eventbus.FailureResult';
  }
}

/** Test.getEventBus(). */
export class TestBroker extends PlatformObject {
  override get $platform(): string {
    return 'eventbus.TestBroker';
  }
}

const uuids = (self: PublishResult): ApexList<string> => new ApexList('String', [...self.uuids]);

export const eventContextClasses: PlatformClass[] = [
  {
    name: 'eventbus.TriggerContext',
    statics: { currentContext: () => running },
    methods: {
      getResumeCheckpoint: (self: TriggerContext) => self.checkpoint,
      setResumeCheckpoint: (self: TriggerContext, replayId: string) => void (self.checkpoint = replayId),
    },
    properties: {
      retries: { get: (self: TriggerContext) => self.retries },
      lastError: { get: (self: TriggerContext) => self.lastError },
    },
  },
  { name: 'eventbus.SuccessResult', methods: { getEventUuids: uuids } },
  { name: 'eventbus.FailureResult', methods: { getEventUuids: uuids } },
  {
    name: 'eventbus.TestBroker',
    methods: {
      deliver: () => current().test?.deliverEvents(true),
      fail: () => current().test?.deliverEvents(false),
    },
  },
];
