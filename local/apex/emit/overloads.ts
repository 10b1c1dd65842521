/** Chooses the overload that fits the static argument types best. Source: Apex Developer Guide, Method overloading by parameter types. */
import { brokenMember } from '../model/lookup.ts';
import { dependent } from '../model/program.ts';
import type { ClassSymbol } from '../model/symbols.ts';
import type { Position } from '../syntax/ast.ts';
import { IMPOSSIBLE, conversionCost } from '../types/relations.ts';
import { DECIMAL, DOUBLE, NULL, OBJECT, listOf, type Type } from '../types/type.ts';
import type { Body } from './body.ts';
import type { Code } from './code.ts';
import { widen } from './convert.ts';

/** A method or constructor as overload resolution sees it. */
export interface Candidate {
  parameters: readonly Type[];
}

function argumentCost(code: Code, to: Type): number {
  if (!code.query) return conversionCost(code.type, to);
  return Math.min(conversionCost(listOf(code.query.object), to), conversionCost(code.query.object, to) + 1);
}

function totalCost(candidate: Candidate, given: readonly Code[]): number {
  return given.reduce((sum, code, index) => {
    const parameter = candidate.parameters[index];
    return parameter ? sum + argumentCost(code, parameter) : IMPOSSIBLE;
  }, 0);
}

/** The cheapest applicable candidate, or undefined. */
export function choose<T extends Candidate>(candidates: readonly T[], given: readonly Code[]): T | undefined {
  let best: T | undefined;
  let bestCost = IMPOSSIBLE;
  for (const candidate of candidates) {
    if (candidate.parameters.length !== given.length) continue;
    const cost = totalCost(candidate, given);
    if (cost < bestCost) [best, bestCost] = [candidate, cost];
  }
  return best;
}

/** Of several overloads that take the arguments none may be best: the platform refuses the call. */
export class AmbiguousCall extends Error {}

/**
 * The overload of a class's own methods that the arguments mean: no worse than any other for every argument. A Decimal is not
 * passed for a Double, and null fits all equally. Source: Salesforce's compiler front end; Apex Developer Guide, Method overloading.
 */
export function chooseOwn<T extends Candidate>(candidates: readonly T[], given: readonly Code[]): T | undefined {
  const fitting: { candidate: T; costs: number[] }[] = [];
  for (const candidate of candidates) {
    if (candidate.parameters.length !== given.length) continue;
    const costs = given.map((code, index) => ownCost(code, candidate.parameters[index] ?? OBJECT));
    const isKnown = fitting.some((other) => other.candidate.parameters.every((type, index) => type === candidate.parameters[index]));
    if (!isKnown && costs.every((cost) => cost < IMPOSSIBLE)) fitting.push({ candidate, costs });
  }
  const isBest = (one: number[]) => fitting.every(({ costs }) => one.every((cost, index) => cost <= (costs[index] ?? 0)));
  const best = fitting.filter(({ costs }) => isBest(costs));
  if (best.length === 1 || fitting.length <= 1) return (best[0] ?? fitting[0])?.candidate;
  throw new AmbiguousCall();
}

function ownCost(code: Code, to: Type): number {
  if (code.type === NULL) return 0;
  return code.type === DECIMAL && to === DOUBLE ? IMPOSSIBLE : argumentCost(code, to);
}

const typesOf = (given: readonly Code[]) => given.map((code) => (code.query ? listOf(code.query.object) : code.type).name).join(', ');

/** Runs a choice; the platform's error when no overload is best. */
export function unambiguous<T>(body: Body, position: Position, name: string, given: readonly Code[], pick: () => T): T {
  try {
    return pick();
  } catch (error) {
    if (!(error instanceof AmbiguousCall)) throw error;
    throw body.error(position, `Ambiguous method signature: void ${name}(${typesOf(given).replace(/\bnull\b/g, 'NULL')})`);
  }
}

/** JavaScript of the arguments, converted to the parameter types. */
export function argumentList(given: readonly Code[], parameters: readonly Type[]): string {
  return given.map((code, index) => widen(code, parameters[index] ?? code.type).js).join(',');
}

/** The platform's error for a call that fits no overload, or why the class does not have the method. */
export function noSuchMethod(body: Body, position: Position, owner: string, name: string, given: readonly Code[], symbol?: ClassSymbol) {
  const broken = brokenMember(symbol, name === '<Constructor>' ? '<init>' : name);
  if (broken) return body.error(position, dependent(broken.owner.name, broken.problem));
  return body.error(position, `Method does not exist or incorrect signature: void ${name}(${typesOf(given)}) from the type ${owner}`);
}
