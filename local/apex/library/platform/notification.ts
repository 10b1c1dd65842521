/** Messaging.CustomNotification. Source: Apex Reference, CustomNotification class (title, body, type, target and recipients are needed). */
import { current } from '../../runtime/context.ts';
import { PlatformObject, required, throwApex } from '../../values/index.ts';
import type { ApexSet } from '../../values/index.ts';
import type { PlatformClass } from '../platformClass.ts';

type Part = 'typeId' | 'sender' | 'title' | 'body' | 'targetId' | 'targetPage';
const ORDER: Part[] = ['typeId', 'sender', 'title', 'body', 'targetId', 'targetPage'];
const MAX_RECIPIENTS = 500;

class Notification extends PlatformObject {
  readonly parts: Partial<Record<Part, string | null>>;
  constructor(parts: Partial<Record<Part, string | null>>) {
    super();
    this.parts = parts;
  }
  override get $platform(): string {
    return 'Messaging.CustomNotification';
  }
}

/** A notification shows in the log: nobody looks at a bell here. */
function send(self: Notification, users: ApexSet<string>): void {
  const { typeId, title, body, targetId, targetPage } = self.parts;
  const missing = !typeId ? 'notification type' : !title ? 'title' : !body ? 'body' : !targetId && !targetPage ? 'target' : undefined;
  if (missing) throwApex('System.IllegalArgumentException', `A custom notification needs a ${missing}`);
  const size = required(users).size();
  if (size === 0 || size > MAX_RECIPIENTS)
    throwApex('System.IllegalArgumentException', `A custom notification has 1 to ${MAX_RECIPIENTS} recipients`);
  current().log('INFO', '', `Notification to ${[...users].join(', ')}: ${title}: ${body}`);
}

const setter = (part: Part) => (self: Notification, value: string) => void (self.parts[part] = value);

export const customNotificationClass: PlatformClass = {
  name: 'Messaging.CustomNotification',
  constructors: {
    '/0': () => new Notification({}),
    '/6': (...values: string[]) => new Notification(Object.fromEntries(ORDER.map((part, index) => [part, values[index] ?? null]))),
  },
  methods: {
    send,
    setNotificationTypeId: setter('typeId'),
    setTitle: setter('title'),
    setBody: setter('body'),
    setTargetId: setter('targetId'),
    setTargetPageRef: setter('targetPage'),
  },
};
