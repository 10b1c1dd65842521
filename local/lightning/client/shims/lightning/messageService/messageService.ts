/** Lightning Message Service within one page. Source: LWC Developer Guide, Message Service. */
interface Channel {
  messageChannelName: string;
}
type Listener = (message: unknown) => void;
const listeners = new Map<string, Set<Listener>>();

export const APPLICATION_SCOPE = Symbol('APPLICATION_SCOPE');

export class MessageContext {
  constructor(emit: (context: object) => void) {
    emit({});
  }
  connect(): void {
    // The context never changes.
  }
  update(): void {
    // It has no configuration.
  }
  disconnect(): void {
    // Subscriptions end by `unsubscribe`.
  }
}

export function publish(_context: object, channel: Channel, message: unknown): void {
  for (const listener of listeners.get(channel.messageChannelName) ?? []) listener(message);
}

export function subscribe(_context: object, channel: Channel, listener: Listener): object {
  const set = listeners.get(channel.messageChannelName) ?? new Set<Listener>();
  listeners.set(channel.messageChannelName, set.add(listener));
  return { channel: channel.messageChannelName, listener };
}

export function unsubscribe(subscription: { channel: string; listener: Listener }): void {
  listeners.get(subscription.channel)?.delete(subscription.listener);
}
