/** Getters that may be written as properties. */
import type { PlatformClass, PlatformFunction, PropertyFunctions } from '../platformClass.ts';

/** Getters `getX`/`isX` also readable as the property `x`. */
export function withProperties(methods: Record<string, PlatformFunction>): Pick<PlatformClass, 'methods' | 'properties'> {
  const properties: Record<string, PropertyFunctions> = {};
  for (const [name, get] of Object.entries(methods)) {
    const property = /^(?:get|is)([A-Z]\w*)$/.exec(name)?.[1];
    if (property) properties[property] = { get };
  }
  return { methods, properties };
}
