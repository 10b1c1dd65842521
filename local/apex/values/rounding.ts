/** Rounding of integers of any size. Source: Apex Reference, System.RoundingMode enum. */

/** The constants of System.RoundingMode. */
export type RoundingMode = 'CEILING' | 'DOWN' | 'FLOOR' | 'HALF_DOWN' | 'HALF_EVEN' | 'HALF_UP' | 'UNNECESSARY' | 'UP';

/** Thrown when UNNECESSARY meets a remainder; callers turn it into System.MathException. */
export class RoundingNeeded extends Error {
  override name = 'RoundingNeeded';
}

/** Should the truncated quotient move one away from zero? `twice` is 2|r| compared with |d|: -1, 0, 1. */
function movesAway(mode: RoundingMode, negative: boolean, twice: number, odd: boolean): boolean {
  switch (mode) {
    case 'UP':
      return true;
    case 'DOWN':
      return false;
    case 'CEILING':
      return !negative;
    case 'FLOOR':
      return negative;
    case 'HALF_UP':
      return twice >= 0;
    case 'HALF_DOWN':
      return twice > 0;
    case 'HALF_EVEN':
      return twice > 0 || (twice === 0 && odd);
    case 'UNNECESSARY':
      throw new RoundingNeeded('Rounding necessary');
  }
}

/** n / d as an integer, rounded by `mode`. `d` is not zero. */
export function divideRounded(n: bigint, d: bigint, mode: RoundingMode): bigint {
  const quotient = n / d;
  const remainder = n % d;
  if (remainder === 0n) return quotient;
  const negative = n < 0n !== d < 0n;
  const twice = (remainder < 0n ? -remainder : remainder) * 2n;
  const size = d < 0n ? -d : d;
  const order = twice < size ? -1 : twice > size ? 1 : 0;
  if (!movesAway(mode, negative, order, quotient % 2n !== 0n)) return quotient;
  return quotient + (negative ? -1n : 1n);
}
