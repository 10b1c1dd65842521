/** System.Limits: what the transaction used and may use. Source: Apex Reference, Limits class. */
import { current } from '../../../runtime/context.ts';
import type { LimitName } from '../../../runtime/limits.ts';
import { cpuMilliseconds } from '../../../runtime/state.ts';
import type { PlatformClass, PlatformFunction } from '../../platformClass.ts';

/** Part of the method name → counter. */
const COUNTERS: Record<string, LimitName> = {
  AggregateQueries: 'aggregateQueries',
  ApexCursorRows: 'cursorQueryRows',
  ApexCursors: 'cursors',
  ApexPaginationCursorRows: 'paginationCursorRows',
  ApexPaginationCursors: 'paginationCursors',
  AsyncCalls: 'asyncCalls',
  Callouts: 'callouts',
  CpuTime: 'cpuTime',
  DmlRows: 'dmlRows',
  DmlStatements: 'dmlStatements',
  EmailInvocations: 'emailInvocations',
  FetchCallsOnApexCursor: 'cursorFetches',
  FutureCalls: 'futureCalls',
  HeapSize: 'heapSize',
  MobilePushApexCalls: 'mobilePushApexCalls',
  PublishImmediateDML: 'publishImmediateDml',
  Queries: 'queries',
  QueryLocatorRows: 'queryLocatorRows',
  QueryRows: 'queryRows',
  QueueableJobs: 'queueableJobs',
  SavepointRollbacks: 'savepointRollbacks',
  Savepoints: 'savepoints',
  SoslQueries: 'soslQueries',
};

/** Bytes that a transaction has from the beginning. */
const EMPTY_HEAP = 1024;

function statics(): Record<string, PlatformFunction> {
  const result: Record<string, PlatformFunction> = {};
  for (const [part, counter] of Object.entries(COUNTERS)) {
    result[`get${part}`] = () => current().limits.used[counter];
    result[`getLimit${part}`] = () => current().limits.maximum[counter];
  }
  result['getCpuTime'] = () => cpuMilliseconds();
  result['getHeapSize'] = () => EMPTY_HEAP + current().limits.used.heapSize;
  return result;
}

export const limitsClass: PlatformClass = { name: 'System.Limits', statics: statics() };
