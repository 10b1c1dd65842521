/** System.schedule, scheduleBatch and abortJob. Source: Apex Developer Guide, Apex Scheduler; Apex Reference, System class. */
import { current } from '../../runtime/context.ts';
import { infoOf, isInstance, required, throwApex } from '../../values/index.ts';
import { localParts } from '../../values/timeZones.ts';
import type { PlatformClass, PlatformFunction } from '../platformClass.ts';
import type { JobContext } from './queueable.ts';
import { nextFireTime, parseCron } from './cron.ts';

function schedule(name: string, expression: string, job: object): string {
  const info = infoOf(required(job));
  if (!info || !isInstance(job, 'System.Schedulable'))
    throwApex('System.AsyncException', 'Argument must be an object that implements Schedulable');
  const cron = parseCron(required(expression));
  const { user } = current();
  if (nextFireTime(cron, current().now(), user.timeZone) === undefined)
    throwApex('System.AsyncException', `Based on configured schedule, the given trigger '${required(name)}' will never fire.`);
  return current().async.enqueue({
    kind: 'scheduled',
    className: info.name,
    payload: job,
    delayMinutes: 0,
    cron: { name: required(name), expression },
  });
}

/** The expression of one moment, in the user's time zone. */
function onceAt(instant: number): string {
  const at = localParts(instant, current().user.timeZone);
  return `${at.second} ${at.minute} ${at.hour} ${at.day} ${at.month} ? ${at.year}`;
}

function scheduleBatch(job: object, name: string, minutes: number, scope = 200): string {
  const info = infoOf(required(job));
  if (!info || !isInstance(job, 'Database.Batchable'))
    throwApex('System.AsyncException', 'Argument must be an object that implements Database.Batchable');
  if (required(minutes) < 1) throwApex('System.AsyncException', `Invalid minutes from now: ${minutes}`);
  return current().async.enqueue({
    kind: 'batch',
    className: info.name,
    payload: job,
    delayMinutes: minutes,
    scopeSize: Math.min(scope, 2000),
    cron: { name: required(name), expression: onceAt(current().now() + minutes * 60_000) },
  });
}

function abortJob(id: string): void {
  if (!current().async.abort(required(id))) throwApex('System.StringException', `Invalid job id: ${id}`);
}

export const scheduleStatics: Record<string, PlatformFunction> = { schedule, scheduleBatch, abortJob };

export const schedulableContextClass: PlatformClass = {
  name: 'System.SchedulableContext',
  methods: { getTriggerId: (self: JobContext) => self.jobId },
};

/** System.AsyncInfo. Source: Apex Reference, AsyncInfo class. */
export const asyncInfoClass: PlatformClass = {
  name: 'System.AsyncInfo',
  statics: {
    getCurrentQueueableStackDepth: () => chain().current,
    getMaximumQueueableStackDepth: () => chain().maximum,
    getMinimumQueueableDelayInMinutes: () => chain().delayMinutes,
    hasMaxStackDepth: () => chain().maximum !== null,
  },
};

function chain(): { current: number; maximum: number | null; delayMinutes: number } {
  const { quiddity, async } = current();
  if (quiddity !== 'QUEUEABLE' || !async.depth)
    return throwApex('System.AsyncException', 'AsyncInfo methods can only be called from a queueable job');
  return async.depth;
}
