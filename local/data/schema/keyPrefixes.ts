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
  const taken = new Set<string>();
  const prefixes = new Map<string, string>();
  for (const name of [...names].sort()) {
    let slot = hash(name.toLowerCase());
    while (taken.has(prefixOf(name, slot))) slot = (slot + 1) % SLOTS;
    taken.add(prefixOf(name, slot));
    prefixes.set(name.toLowerCase(), prefixOf(name, slot));
  }
  return prefixes;
}

function prefixOf(name: string, slot: number): string {
  return family(name) + DIGITS.charAt(Math.floor(slot / DIGITS.length)) + DIGITS.charAt(slot % DIGITS.length);
}
