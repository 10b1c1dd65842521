/** System.System: the methods that Apex calls as `System.x()`. Source: Apex Reference, System class. */
import { current } from '../../../runtime/context.ts';
import { ApexDatetime, enumConstant, hashOf, strictKeyEquals, stringValue } from '../../../values/index.ts';
import type { ApexEnum } from '../../../values/index.ts';
import { asyncStatics } from '../../async/queueable.ts';
import { scheduleStatics } from '../../async/schedule.ts';
import { currentPlace } from '../../frames.ts';
import { currentView } from '../../pages/apexPages.ts';
import type { PlatformClass } from '../../platformClass.ts';
import { today } from '../dates/date.ts';
import { assertStatics } from './assertions.ts';

function debug(first: unknown, second?: unknown): void {
  const text = second === undefined ? first : second;
  const level = second === undefined ? 'DEBUG' : (first as ApexEnum).$name;
  current().log(level, currentPlace(), stringValue(text));
}

const QUIDDITY = {
  isBatch: ['BATCH_APEX', 'BATCH_ACS', 'BATCH_CHUNK_SERIAL', 'BATCH_CHUNK_PARALLEL'],
  isFuture: ['FUTURE'],
  isQueueable: ['QUEUEABLE'],
  isScheduled: ['SCHEDULED'],
};

function runsAs(kinds: string[]): () => boolean {
  return () => kinds.includes(current().quiddity);
}

export const systemClass: PlatformClass = {
  name: 'System.System',
  statics: {
    ...assertStatics,
    ...asyncStatics,
    ...scheduleStatics,
    currentPageReference: () => currentView().page,
    getApplicationReadWriteMode: () => enumConstant('System.ApplicationReadWriteMode', 'DEFAULT') ?? null,
    currentTimeMillis: () => BigInt(current().now()),
    debug,
    equals: (a: unknown, b: unknown) => strictKeyEquals(a, b),
    hashCode: (value: unknown) => hashOf(value),
    isBatch: runsAs(QUIDDITY.isBatch),
    isFuture: runsAs(QUIDDITY.isFuture),
    isQueueable: runsAs(QUIDDITY.isQueueable),
    isScheduled: runsAs(QUIDDITY.isScheduled),
    now: () => new ApexDatetime(current().now()),
    today,
  },
};
