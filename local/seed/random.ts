/** A number from 0 to 2^32 - 1 that looks random and is always the same for the same three inputs. */
export function draw(seed: number, position: number, salt: number): number {
  let hash = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(position + 1, 0xc2b2ae35) ^ Math.imul(salt + 1, 0x27d4eb2f);
  hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
  hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** One element of a list that is not empty. */
export function pick<T>(list: readonly T[], random: number): T {
  const chosen = list[random % list.length];
  if (chosen === undefined) throw new RangeError('Cannot pick from an empty list.');
  return chosen;
}

/** A one-to-one map of 0..size-1 onto itself, so that situations come well mixed without a list in memory. */
export function shuffle(size: number, seed: number): (index: number) => number {
  if (size < 2) return (index) => index;
  let step = Math.max(1, Math.floor(size * 0.6180339887)) | 1;
  while (commonDivisor(step, size) !== 1) step += 2;
  const offset = draw(seed, size, 0) % size;
  return (index) => (index * step + offset) % size;
}

function commonDivisor(a: number, b: number): number {
  return b === 0 ? a : commonDivisor(b, a % b);
}
