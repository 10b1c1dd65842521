/** Platform events from transactions to browsers. Source: Platform Events Developer Guide, CometD (empApi). */
import type { PublishedEvent } from './transactions/outcome.ts';

/** One delivered event. */
export interface DeliveredEvent {
  channel: string;
  replayId: number;
  data: { payload: Record<string, unknown>; event: { replayId: number } };
}

type Listener = (event: DeliveredEvent) => void;
const KEPT = 500;

/** Hands events to all subscribers and keeps the last ones for late comers. */
export class EventHub {
  private readonly listeners = new Set<Listener>();
  private kept: DeliveredEvent[] = [];
  private replayId = 0;

  publish(events: readonly PublishedEvent[]): void {
    for (const { event, fields } of events) {
      const replayId = ++this.replayId;
      const payload = { ...fields, CreatedDate: new Date().toISOString() };
      const delivered: DeliveredEvent = { channel: `/event/${event}`, replayId, data: { payload, event: { replayId } } };
      this.kept.push(delivered);
      if (this.kept.length > KEPT) this.kept.shift();
      for (const listener of this.listeners) listener(delivered);
    }
  }

  /** Subscribes; the answer ends the subscription. `after` replays kept events, -1 only new ones. */
  subscribe(listener: Listener, after = -1): () => void {
    if (after >= 0) for (const event of this.kept) if (event.replayId > after) listener(event);
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  reset(): void {
    this.kept = [];
  }
}
