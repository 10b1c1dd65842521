const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const SLOTS = DIGITS.length * DIGITS.length;

/** First letters by kind: custom objects and settings `a`, metadata types `m`, events `e`, shares `s`. */
function family(name: string): string {
  if (name.endsWith('__mdt')) return 'm';
  if (name.endsWith('__e')) return 'e';
  return name.endsWith('__Share') ? 's' : 'a';
}

function hash(text: string): number {
  let value = 7;
  for (let index = 0; index < text.length; index++) value = (value * 31 + text.charCodeAt(index)) % 1000003;
  return value % SLOTS;
}

/**
 * Key prefixes for objects that have none of their own. They depend on the name, so that a new object
 * does not change the ids of the others.
 */
export function assignKeyPrefixes(names: string[]): Map<string, string> {
  return assignPrefixes(names, (_slot, name) => family(name));
}

/** Prefixes by lower-case name; `letter` gives the first character. */
export function assignPrefixes(names: string[], letter: (slot: number, name: string) => string): Map<string, string> {
  const taken = new Set<string>();
  const prefixes = new Map<string, string>();
  for (const name of [...names].sort()) {
    let slot = hash(name.toLowerCase());
    const prefix = (): string => letter(slot, name) + DIGITS.charAt(Math.floor(slot / DIGITS.length)) + DIGITS.charAt(slot % DIGITS.length);
    while (taken.has(prefix())) slot = (slot + 1) % SLOTS;
    taken.add(prefix());
    prefixes.set(name.toLowerCase(), prefix());
  }
  return prefixes;
}
