import type { TestEnvironment } from '../../support/environment.ts';

/** Something that makes the package meet a code, over real HTTP and real Apex. */
export interface Provocation {
  /** The codes that the browser has to read with their remedies. */
  codes: readonly string[];
  /** What the browser is answered; thrown messages count as answers. */
  answer(env: TestEnvironment): Promise<unknown>;
}

/** A service that plays faults. */
export type Service = 'marketo' | 'sales' | 'org';

/** A fault as the admin endpoint takes it. */
export interface Order {
  name: string;
  code?: string;
  count?: number;
  pathPrefix?: string;
  value?: number;
}

/** The answer, or the error that it ended with. */
export async function outcomeOf(work: Promise<unknown>): Promise<unknown> {
  try {
    return await work;
  } catch (error) {
    return error;
  }
}

/** Does `work` while the service plays a fault. */
export async function during<T>(env: TestEnvironment, service: Service, order: Order | Order[], work: () => Promise<T>): Promise<T> {
  for (const one of [order].flat()) await env.local(service, 'faults', { method: 'PUT', body: one });
  try {
    return await work();
  } finally {
    await env.local(service, 'faults', { method: 'DELETE' });
  }
}

/** One call of a controller is enough. */
export function call(code: string, action: string, parameters: Record<string, unknown> = {}, username?: string): Provocation {
  return { codes: [code], answer: (env) => outcomeOf(env.apex(action, parameters, username)) };
}

/** One call of a controller while a service plays a fault. */
export function faulty(
  code: string,
  service: Service,
  order: Order,
  action: string,
  parameters: Record<string, unknown> = {},
): Provocation {
  return { codes: [code], answer: (env) => during(env, service, order, () => outcomeOf(env.apex(action, parameters))) };
}
