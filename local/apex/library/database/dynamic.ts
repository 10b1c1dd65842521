/** Dynamic SOQL: Database.query and its relatives. Binds are simple names. Source: Apex Developer Guide, Dynamic SOQL. */
import type { AccessMode } from '../../../kernel/ports/records.ts';
import { currentBinds } from '../../runtime/state.ts';
import { PlatformObject, required, throwApex } from '../../values/index.ts';
import type { ApexMap } from '../../values/index.ts';

/** System.AccessLevel. */
export class AccessLevel extends PlatformObject {
  readonly mode: 'user' | 'system';
  constructor(mode: 'user' | 'system') {
    super();
    this.mode = mode;
  }
  override get $platform(): string {
    return 'System.AccessLevel';
  }
  override toString(): string {
    return this.mode === 'user' ? 'USER_MODE' : 'SYSTEM_MODE';
  }
}

export const USER_MODE = new AccessLevel('user');
export const SYSTEM_MODE = new AccessLevel('system');

/**
 * The mode of a Database method: the given level, else that of the calling class, which is user mode
 * from API version 67.0 on. Source: Apex Developer Guide, Versioned Behavior Changes.
 */
export function accessOf(level?: AccessLevel | null): AccessMode {
  const caller = currentBinds()?.access ?? { mode: 'user', sharing: true };
  if (!level) return caller;
  return level.mode === 'user' ? { mode: 'user', sharing: true } : { mode: 'system', sharing: caller.sharing };
}

/** Names after a colon, outside of texts and of datetime literals. */
function bindNames(text: string): string[] {
  const bare = text.replace(/'(?:\\.|[^'\\])*'/g, "''");
  return [...bare.matchAll(/(?<![\w:]):\s*([A-Za-z_]\w*)/g)].map((match) => match[1] ?? '');
}

function missing(name: string): never {
  throwApex('System.QueryException', `Variable does not exist: ${name}`);
}

/** Values of the placeholders from the caller's local variables. */
export function localBinds(text: string): Record<string, unknown> {
  const surroundings = currentBinds();
  const entries = bindNames(text).map((name) => {
    const value = surroundings?.lookup(name.toLowerCase());
    return [name, value === undefined ? missing(name) : value] as const;
  });
  return Object.fromEntries(entries);
}

/** Values of the placeholders from a map; keys are compared without case. Source: Apex Reference, Database.queryWithBinds. */
export function mapBinds(text: string, map: ApexMap<string, unknown>): Record<string, unknown> {
  const values = new Map([...required(map).entries()].map(([name, value]) => [name.toLowerCase(), value]));
  return Object.fromEntries(
    bindNames(text).map((name) => {
      if (!values.has(name.toLowerCase())) throwApex('System.QueryException', `Key '${name}' does not exist in the bindMap`);
      return [name, values.get(name.toLowerCase())] as const;
    }),
  );
}
