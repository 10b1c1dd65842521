/** Apex methods as components import them. Source: LWC Developer Guide, Call Apex Methods. */

type Parameters = Record<string, unknown>;
type Callback = (result: { data: unknown; error: unknown }) => void;

/** The error that a component catches. */
interface FetchResponse {
  status: number;
  statusText: string;
  ok: false;
  body: unknown;
}

async function invoke(name: string, parameters: Parameters): Promise<unknown> {
  const [className = '', methodName = ''] = name.split('.').slice(-2);
  const response = await fetch(`/lightning/apex/${className}/${methodName}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(parameters),
  }).catch((error: unknown) => ({
    ok: false as const,
    status: 0,
    statusText: String(error),
    json: async () => ({ message: 'The org cannot be reached.', exceptionType: 'Unreachable' }),
  }));
  const body = (await response.json()) as { value?: unknown };
  if (response.ok) return body.value;
  // Components receive this plain object, as on the platform, not an Error.
  const failure: FetchResponse = { ok: false, status: response.status, statusText: response.statusText, body };
  // eslint-disable-next-line @typescript-eslint/only-throw-error
  throw failure;
}

const refreshers = new WeakMap<object, () => Promise<void>>();

/** A wire adapter of one method: calls when its configuration is complete, and again on `refreshApex`. */
class ApexAdapter {
  private readonly name: string;
  private readonly emit: Callback;
  private config: Parameters | undefined;
  private connected = false;

  constructor(name: string, emit: Callback) {
    this.name = name;
    this.emit = emit;
    emit({ data: undefined, error: undefined });
  }
  connect(): void {
    this.connected = true;
    void this.read();
  }
  disconnect(): void {
    this.connected = false;
  }
  update(config: Parameters): void {
    this.config = Object.values(config).includes(undefined) ? undefined : config;
    void this.read();
  }
  private async read(): Promise<void> {
    const { config } = this;
    if (!this.connected || !config) return;
    try {
      this.deliver({ data: await invoke(this.name, config), error: undefined });
    } catch (error) {
      this.deliver({ data: undefined, error });
    }
  }
  private deliver(result: { data: unknown; error: unknown }): void {
    refreshers.set(result, () => this.read());
    if (this.connected) this.emit(result);
  }
}

/** The imported value of `@salesforce/apex/Class.method`: a function that is also a wire adapter. */
export function apexMethod(name: string): unknown {
  const call = (parameters: Parameters = {}) => invoke(name, parameters);
  class Adapter extends ApexAdapter {
    constructor(emit: Callback) {
      super(name, emit);
    }
  }
  return Object.assign(call, { adapter: Adapter });
}

/** Reads a wired result again. */
export async function refreshApex(result: unknown): Promise<void> {
  if (typeof result === 'object' && result !== null) await refreshers.get(result)?.();
}

/** The value of a field of a record of `getRecord`-like results. */
export function getSObjectValue(record: Record<string, unknown>, field: { fieldApiName: string } | string): unknown {
  const path = typeof field === 'string' ? field : field.fieldApiName;
  return path.split('.').reduce<unknown>((value, name) => (value as Record<string, unknown> | undefined)?.[name], record);
}
