/** Live platform events over the org's event stream. Source: LWC Component Reference, emp-api. */

interface Message {
  channel: string;
  data: { payload: Record<string, unknown>; event: { replayId: number } };
}
interface Subscription {
  id: string;
  channel: string;
}
type Callback = (message: Message) => void;

const subscriptions = new Map<string, { channel: string; callback: Callback }>();
let stream: EventSource | undefined;
let nextId = 0;
let errorCallback: ((error: unknown) => void) | undefined;

function channels(): string[] {
  return [...new Set([...subscriptions.values()].map(({ channel }) => channel))];
}

/** One stream carries all channels; it is opened anew when they change. */
function reopen(): void {
  stream?.close();
  stream = undefined;
  if (subscriptions.size === 0) return;
  stream = new EventSource(`/lightning/events?channels=${encodeURIComponent(channels().join(','))}`);
  stream.addEventListener('message', ({ data }: MessageEvent<string>) => {
    const message = JSON.parse(data) as Message;
    for (const { channel, callback } of subscriptions.values()) if (channel === message.channel) callback(message);
  });
  stream.addEventListener('error', (error) => errorCallback?.(error));
}

export async function subscribe(channel: string, _replayId: number, callback: Callback): Promise<Subscription> {
  const id = String(++nextId);
  const known = channels().includes(channel);
  subscriptions.set(id, { channel, callback });
  if (!known || !stream) reopen();
  return { id, channel };
}

export async function unsubscribe(subscription: Subscription, callback?: (answer: object) => void): Promise<object> {
  const before = channels().length;
  subscriptions.delete(subscription.id);
  if (channels().length !== before) reopen();
  const answer = { successful: true, subscription: subscription.channel };
  callback?.(answer);
  return answer;
}

export function onError(callback: (error: unknown) => void): void {
  errorCallback = callback;
}

export function setDebugFlag(): void {
  // The local stream has no debug mode.
}

export async function isEmpEnabled(): Promise<boolean> {
  return true;
}
