/** Chooses the overload that fits the static argument types best. Source: Apex Developer Guide, Method overloading by parameter types. */
import { brokenMember } from '../model/lookup.ts';
import { dependent } from '../model/program.ts';
import type { ClassSymbol } from '../model/symbols.ts';
import type { Position } from '../syntax/ast.ts';
import { IMPOSSIBLE, conversionCost } from '../types/relations.ts';
import { listOf, type Type } from '../types/type.ts';
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

/** JavaScript of the arguments, converted to the parameter types. */
export function argumentList(given: readonly Code[], parameters: readonly Type[]): string {
  return given.map((code, index) => widen(code, parameters[index] ?? code.type).js).join(',');
}

/** The platform's error for a call that fits no overload, or why the class does not have the method. */
export function noSuchMethod(body: Body, position: Position, owner: string, name: string, given: readonly Code[], symbol?: ClassSymbol) {
  const broken = brokenMember(symbol, name === '<Constructor>' ? '<init>' : name);
  if (broken) return body.error(position, dependent(broken.owner.name, broken.problem));
  const types = given.map((code) => (code.query ? listOf(code.query.object) : code.type).name).join(', ');
  return body.error(position, `Method does not exist or incorrect signature: void ${name}(${types}) from the type ${owner}`);
}
