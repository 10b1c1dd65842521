/** A JSON object. */
export type JsonObject = Record<string, unknown>;

/** True for a plain object: not null and not a list. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value as an object; an empty one for anything else. */
export function asObject(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

/** The member as text, or undefined when it is absent or of another type. */
export function textOf(source: unknown, key: string): string | undefined {
  const value = asObject(source)[key];
  return typeof value === 'string' ? value : undefined;
}

/** The member as a finite number, or undefined. */
export function numberOf(source: unknown, key: string): number | undefined {
  const value = asObject(source)[key];
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** JSON text as a value; undefined when it is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
