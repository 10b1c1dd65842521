/** Platform classes that carry data and are made with arguments. */
import { PlatformBag } from './bag.ts';
import type { PlatformClass, PlatformFunction, PropertyFunctions } from './platformClass.ts';

type Values = Record<string, unknown>;

/** A class of public properties; constructors by arity name the properties that their arguments set. */
export function dataClass(name: string, properties: string[], constructors: string[][], initial: () => Values = () => ({})): PlatformClass {
  const made = constructors.map((names): [string, PlatformFunction] => [
    `/${names.length}`,
    (...given: unknown[]) =>
      new PlatformBag(name, { ...initial(), ...Object.fromEntries(names.map((one, index) => [one, given[index] ?? null])) }),
  ]);
  const access = properties.map((property): [string, PropertyFunctions] => [
    property,
    {
      get: (self: PlatformBag) => self.get(property),
      set: (self: PlatformBag, value: unknown) => {
        self.set(property, value);
        return value;
      },
    },
  ]);
  return { name, constructors: Object.fromEntries(made), properties: Object.fromEntries(access) };
}
