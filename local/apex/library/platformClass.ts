/** The form in which the library offers a platform type. */

/** Any function of the library; arguments arrive widened to the parameter types of the type table. */
export type PlatformFunction = (...args: never[]) => unknown;

/** Reads and writes a property. */
export interface PropertyFunctions {
  get?: PlatformFunction;
  set?: PlatformFunction;
}

/**
 * One platform type. Keys of functions are a name (all overloads), `name/arity`, or
 * `name(System.Decimal)` with parameter types as in the type table; case does not matter. The key of
 * a constructor has no name: `/0`, `(System.String)`, or `` for all.
 */
export interface PlatformClass {
  /** As in the type table, e.g. `System.String`. */
  name: string;
  statics?: Record<string, PlatformFunction>;
  /** The receiver, never null, is the first argument. */
  methods?: Record<string, PlatformFunction>;
  constructors?: Record<string, PlatformFunction>;
  /** Instance: `get(self)`, `set(self, value)`. */
  properties?: Record<string, PropertyFunctions>;
  staticProperties?: Record<string, PropertyFunctions>;
  isInstance?(value: unknown): boolean;
}
