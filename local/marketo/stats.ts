import { type Envelope, success } from './envelope.ts';
import { type World } from './world.ts';

const apiUser = 'sales-insight.api@kestrel.example';

/** Calls that the fault `callsUsed` adds to those of today. */
const callsOfOthers = (world: World): number => world.faults.active().find(({ name }) => name === 'callsUsed')?.value ?? 0;

/** Get Daily or Weekly Usage. Source: Adobe, Usage: calls per day and API user. */
export function usage(days: number): (world: World) => Envelope {
  return (world) =>
    success(
      world.limiter
        .statistics(days)
        .map(({ date, calls }, back) => ({ date, calls: calls + (back === 0 ? callsOfOthers(world) : 0) }))
        .map(({ date, calls }) => ({ date, total: calls, users: calls > 0 ? [{ userId: apiUser, count: calls }] : [] })),
    );
}

/** Get Daily or Weekly Errors. */
export function errors(days: number): (world: World) => Envelope {
  return (world) =>
    success(
      world.limiter.statistics(days).map(({ date, errors: counts }) => ({
        date,
        total: Object.values(counts).reduce((sum, count) => sum + count, 0),
        errors: Object.entries(counts).map(([errorCode, count]) => ({ errorCode, count })),
      })),
    );
}
