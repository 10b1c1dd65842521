/** JSON as a tree that keeps numbers as written and fields in order. */
import { ApexDecimal, ApexList, ApexMap } from '../../values/index.ts';
import { tokenize } from './tokens.ts';
import type { Token } from './tokens.ts';

/** A number as written. */
export class JsonNumber {
  readonly text: string;
  readonly isInteger: boolean;
  constructor(text: string, isInteger: boolean) {
    this.text = text;
    this.isInteger = isInteger;
  }
}

/** An object with its fields in order. */
export class JsonObject {
  readonly fields: [string, JsonNode][] = [];
  get(name: string): JsonNode | undefined {
    return this.fields.find(([key]) => key === name)?.[1];
  }
}

export type JsonNode = null | boolean | string | JsonNumber | JsonObject | JsonNode[];

function scalar(token: Token): JsonNode {
  switch (token.kind) {
    case 'VALUE_STRING':
      return token.text;
    case 'VALUE_TRUE':
      return true;
    case 'VALUE_FALSE':
      return false;
    case 'VALUE_NUMBER_INT':
      return new JsonNumber(token.text, true);
    case 'VALUE_NUMBER_FLOAT':
      return new JsonNumber(token.text, false);
    default:
      return null;
  }
}

/** The tree of the value that begins at token `start`. */
export function treeAt(tokens: Token[], start: number): JsonNode {
  const token = tokens[start];
  if (!token) return null;
  if (token.kind !== 'START_OBJECT' && token.kind !== 'START_ARRAY') return scalar(token);
  const list: JsonNode[] = [];
  const object = new JsonObject();
  for (let i = start + 1; i < token.end; i++) {
    const name = tokens[i]?.kind === 'FIELD_NAME' ? (tokens[i++]?.text ?? '') : undefined;
    const value = treeAt(tokens, i);
    if (name === undefined) list.push(value);
    else object.fields.push([name, value]);
    i = Math.max(i, tokens[i]?.end ?? i);
  }
  return token.kind === 'START_ARRAY' ? list : object;
}

/** Parses a text. Throws System.JSONException. */
export function parseTree(text: string): JsonNode {
  return treeAt(tokenize(text), 0);
}

/** A number without a wanted type: Integer, Long when it does not fit, Decimal with a point. Source: observed platform types of deserializeUntyped. */
export function untypedNumber(number: JsonNumber): number | bigint | ApexDecimal {
  if (!number.isInteger) return ApexDecimal.of(number.text);
  const value = BigInt(number.text);
  if (BigInt.asIntN(32, value) === value) return Number(value);
  return BigInt.asIntN(64, value) === value ? value : ApexDecimal.of(number.text);
}

/** The value of JSON.deserializeUntyped: Map<String,Object>, List<Object> or a primitive. */
export function untyped(node: JsonNode): unknown {
  if (Array.isArray(node)) return new ApexList('Object', node.map(untyped));
  if (node instanceof JsonNumber) return untypedNumber(node);
  if (!(node instanceof JsonObject)) return node;
  const map = new ApexMap<string, unknown>('String', 'Object');
  for (const [name, value] of node.fields) map.put(name, untyped(value));
  return map;
}
