/** A fault a service can play. */
export interface FaultDefinition {
  name: string;
  title: string;
  /** What a user of the product will see while it is on. */
  effect: string;
  /** For faults with a size: its unit and the value when none is given. */
  value?: { unit: string; default: number };
  /** For faults that answer with a code of the service: the codes, first the one that is played when none is named. */
  codes?: readonly string[];
}

/** A fault that is switched on. */
export interface ActiveFault {
  name: string;
  /** Calls it still spoils; `null`: until it is switched off. */
  remaining: number | null;
  /** Only calls whose path begins so. */
  pathPrefix: string;
  value: number;
  /** The code to answer with; empty for faults that have none. */
  code: string;
}

/** How a fault is switched on. */
export interface FaultOrder {
  name: string;
  /** For how many calls; absent or null: until switched off. */
  count?: number | null;
  pathPrefix?: string;
  value?: number;
  code?: string;
}

/** A fault, or a code of one, that this service does not know. */
export class UnknownFaultError extends Error {
  override name = 'UnknownFaultError';
}

/** The faults of one service. No I/O: the service asks, before it answers, whether to spoil this call. */
export class FaultBoard {
  readonly definitions: readonly FaultDefinition[];
  #active: ActiveFault[] = [];
  constructor(definitions: readonly FaultDefinition[]) {
    this.definitions = definitions;
  }
  /** Switches a fault on; a fault of the same name, path and code is replaced. Throws UnknownFaultError. */
  switchOn(order: FaultOrder): ActiveFault {
    const definition = this.definitions.find((known) => known.name === order.name);
    if (!definition) throw new UnknownFaultError(`There is no fault named ${order.name}.`);
    const code = order.code ?? definition.codes?.[0] ?? '';
    if (code !== '' && !definition.codes?.includes(code)) throw new UnknownFaultError(`The fault ${order.name} has no code ${code}.`);
    const fault: ActiveFault = {
      name: order.name,
      remaining: order.count ?? null,
      pathPrefix: order.pathPrefix ?? '',
      value: order.value ?? definition.value?.default ?? 0,
      code,
    };
    this.#active = [...this.#active.filter((on) => !sameFault(on, fault)), fault];
    return fault;
  }
  /** Switches one fault off, or all of them. */
  switchOff(name?: string): void {
    this.#active = name === undefined ? [] : this.#active.filter((fault) => fault.name !== name);
  }
  /** Switches all faults off. */
  reset(): void {
    this.switchOff();
  }
  active(): ActiveFault[] {
    return this.#active.map((fault) => ({ ...fault }));
  }
  /** The first switched-on fault among `names` that concerns this path (and has this code); one use of it is spent. */
  take(path: string, names: readonly string[], code?: string): ActiveFault | undefined {
    const fits = (on: ActiveFault): boolean => names.includes(on.name) && path.startsWith(on.pathPrefix);
    const fault = this.#active.find((on) => fits(on) && (code === undefined || on.code === code));
    if (!fault) return undefined;
    const taken = { ...fault };
    if (fault.remaining !== null) fault.remaining -= 1;
    this.#active = this.#active.filter((on) => on.remaining === null || on.remaining > 0);
    return taken;
  }
}

function sameFault(a: ActiveFault, b: ActiveFault): boolean {
  return a.name === b.name && a.pathPrefix === b.pathPrefix && a.code === b.code;
}
