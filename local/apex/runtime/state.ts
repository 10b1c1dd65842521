/** The small mutable state that compiled code shares with the runtime while a transaction runs. */
import type { AccessMode } from '../../kernel/ports/records.ts';
import type { ApexList } from '../values/index.ts';
import type { ApexMap } from '../values/index.ts';
import type { ApexSObject } from '../values/index.ts';
import { markHeap, watchHeap } from './heap.ts';
import { LimitExceeded } from './limits.ts';

/**
 * CPU time is counted in loop iterations, so that a run is the same on every machine:
 * this many iterations stand for one millisecond.
 */
export const ITERATIONS_PER_MILLISECOND = 20_000;

/** What is left of the CPU limit, in loop iterations. Compiled loops burn it. */
export const fuel = { left: Number.MAX_SAFE_INTEGER, given: Number.MAX_SAFE_INTEGER };

/** Sets the CPU limit of the transaction that begins. */
export function refuel(milliseconds: number): void {
  fuel.given = milliseconds * ITERATIONS_PER_MILLISECOND;
  markHeap();
  fuel.left = fuel.given;
}

/** Remembers the CPU limit of a transaction while others run inside of it; the answer brings it back. */
export function savedFuel(): () => void {
  const saved = { ...fuel };
  return () => void Object.assign(fuel, saved);
}

/** CPU milliseconds used so far. */
export function cpuMilliseconds(): number {
  return Math.floor((fuel.given - fuel.left) / ITERATIONS_PER_MILLISECOND);
}

/** Called by a loop after every 1,024 iterations. */
export function burn(): void {
  fuel.left -= 1024;
  watchHeap();
  if (fuel.left < 0) throw new LimitExceeded('Apex CPU time limit exceeded');
}

/** The trigger that runs, if any. */
export interface TriggerFacts {
  lists: { new: ApexList<ApexSObject> | null; old: ApexList<ApexSObject> | null };
  maps: { newmap: ApexMap | null; oldmap: ApexMap | null };
  facts: Record<string, unknown>;
}

const triggers: TriggerFacts[] = [];

/** Runs `work` as the code of a trigger. */
export function inTrigger<T>(facts: TriggerFacts, work: () => T): T {
  triggers.push(facts);
  try {
    return work();
  } finally {
    triggers.pop();
  }
}

/** `Trigger.new` and `Trigger.old`; null outside of triggers. */
export function triggerList(name: 'new' | 'old'): ApexList<ApexSObject> | null {
  return triggers.at(-1)?.lists[name] ?? null;
}

/** `Trigger.newMap` and `Trigger.oldMap`. */
export function triggerMap(name: 'newmap' | 'oldmap'): ApexMap | null {
  return triggers.at(-1)?.maps[name] ?? null;
}

/** `Trigger.isInsert` and the like. */
export function triggerFact(name: string): unknown {
  const facts = triggers.at(-1)?.facts;
  if (name === 'isexecuting') return facts !== undefined;
  return facts?.[name] ?? (name.startsWith('is') ? false : null);
}

/** What a dynamic query can see of its caller. */
export interface QuerySurroundings {
  /** The value of a local variable by its lower-case name; undefined when there is none. */
  lookup(name: string): unknown;
  access: AccessMode;
}

let surroundings: QuerySurroundings | undefined;

/** Runs a dynamic query with its caller's variables and access mode. */
export function withBinds<T>(lookup: (name: string) => unknown, work: () => T, access: AccessMode): T {
  const before = surroundings;
  surroundings = { lookup, access };
  try {
    return work();
  } finally {
    surroundings = before;
  }
}

/** The surroundings of the dynamic query that runs, if it was called by compiled code. */
export function currentBinds(): QuerySurroundings | undefined {
  return surroundings;
}

/**
 * Sharing of a class that declares none or inherits it: that of its caller. As an entry point a class that inherits it
 * respects sharing, one that declares none (before API 67) does not.
 * Source: Apex Developer Guide, Using the with sharing, without sharing, and inherited sharing Keywords.
 */
export function callerSharing(asEntryPoint: boolean): boolean {
  return sharing ?? asEntryPoint;
}
let sharing: boolean | undefined;

/** Runs the code of a class that inherits sharing on behalf of a class that declares it. */
export function underSharing<T>(caller: boolean, work: () => T): T {
  const before = sharing;
  sharing = caller;
  try {
    return work();
  } finally {
    sharing = before;
  }
}
