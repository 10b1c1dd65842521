/** Apex Decimal: an integer of any size and the number of digits after the point. */
import { throwApex } from './errors.ts';
import { divideRounded, RoundingNeeded } from './rounding.ts';
import type { RoundingMode } from './rounding.ts';

const SHAPE = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/;
/** Source: Apex Reference, Decimal.setScale: "the value for scale must be between -33 and 33". */
const MAX_SCALE = 33;

/** Integers that a double holds exactly. */
const SAFE = BigInt(Number.MAX_SAFE_INTEGER);
const POWERS = Array.from({ length: 16 }, (_, exponent) => 10 ** exponent);

function power(exponent: number): bigint {
  return 10n ** BigInt(exponent);
}

/**
 * An exact decimal number, immutable. Arithmetic keeps scales as java.math.BigDecimal does
 * (sum: the larger scale; product: the sum of both). Source: Apex Reference, Decimal class.
 */
export class ApexDecimal {
  readonly scale: number;
  /** The integer while a double holds it exactly, which makes sums and products cheap; else NaN. */
  private readonly small: number;
  private readonly wide: bigint | undefined;

  constructor(unscaled: bigint | number, scale: number) {
    const fits = typeof unscaled === 'number' || (unscaled <= SAFE && unscaled >= -SAFE);
    this.small = fits ? Number(unscaled) : Number.NaN;
    this.wide = fits ? undefined : unscaled;
    this.scale = scale;
  }

  /** The integer of which the value is a part of ten to the power of `scale`. */
  get unscaled(): bigint {
    return this.wide ?? BigInt(this.small);
  }

  /**
   * From an integer, a double (its shortest text, as Decimal.valueOf(Double)) or text.
   * Throws System.TypeException "Invalid decimal: x".
   */
  static of(value: number | bigint | string): ApexDecimal {
    if (typeof value === 'bigint') return new ApexDecimal(value, 0);
    if (typeof value === 'number' && Number.isInteger(value))
      return new ApexDecimal(Number.isSafeInteger(value) ? value : BigInt(value), 0);
    return ApexDecimal.parse(String(value));
  }

  private static parse(text: string): ApexDecimal {
    const match = SHAPE.exec(text.trim());
    const whole = match?.[2] ?? '';
    const fraction = match?.[3] ?? '';
    if (!match || whole + fraction === '') throwApex('System.TypeException', `Invalid decimal: ${text}`);
    const unscaled = BigInt(whole + fraction) * (match[1] === '-' ? -1n : 1n);
    const scale = fraction.length - Number(match[4] ?? 0);
    return scale < 0 ? new ApexDecimal(unscaled * power(-scale), 0) : new ApexDecimal(unscaled, scale);
  }

  private at(scale: number): bigint {
    return this.unscaled * power(scale - this.scale);
  }

  /** The integer at a larger scale as an exact double, or NaN. */
  private smallAt(scale: number): number {
    if (scale === this.scale) return this.small;
    const shifted = this.small * (POWERS[scale - this.scale] ?? Number.NaN);
    return Number.isSafeInteger(shifted) ? shifted : Number.NaN;
  }

  add(other: ApexDecimal): ApexDecimal {
    const scale = Math.max(this.scale, other.scale);
    const sum = this.smallAt(scale) + other.smallAt(scale);
    return new ApexDecimal(Number.isSafeInteger(sum) ? sum : this.at(scale) + other.at(scale), scale);
  }

  subtract(other: ApexDecimal): ApexDecimal {
    const scale = Math.max(this.scale, other.scale);
    const difference = this.smallAt(scale) - other.smallAt(scale);
    return new ApexDecimal(Number.isSafeInteger(difference) ? difference : this.at(scale) - other.at(scale), scale);
  }

  multiply(other: ApexDecimal): ApexDecimal {
    const product = this.small * other.small;
    if (Number.isSafeInteger(product)) return new ApexDecimal(product, this.scale + other.scale);
    return new ApexDecimal(this.unscaled * other.unscaled, this.scale + other.scale);
  }

  /**
   * The `/` operator. An exact quotient keeps the difference of the scales (more if needed); an
   * endless one is rounded half-even to 33 places, the largest scale that setScale takes, and below one to 33 digits.
   * Source: Apex Reference, Decimal class (scale limits); octoberswimmer/aer-dist, issue 345, with 1/31 of an org; 3/7 has 33 places there.
   * Throws System.MathException "Divide by 0".
   */
  divide(other: ApexDecimal): ApexDecimal {
    const preferred = Math.max(0, this.scale - other.scale);
    const places = MAX_SCALE + this.zerosBelow(other);
    return this.divideTo(other, Math.max(places, preferred), 'HALF_EVEN').trimmed(preferred);
  }

  /** The zeros between the point and the first digit of a quotient below one. */
  private zerosBelow(other: ApexDecimal): number {
    if (this.unscaled === 0n || other.unscaled === 0n) return 0;
    const scale = Math.max(this.scale, other.scale);
    const whole = other.abs().at(scale);
    let zeros = 0;
    for (let part = this.abs().at(scale) * 10n; part < whole; part *= 10n) zeros++;
    return zeros;
  }

  /** `divide(divisor, scale, mode)`; the default mode is half-even. Throws System.MathException. */
  divideTo(other: ApexDecimal, scale: number, mode: RoundingMode = 'HALF_EVEN'): ApexDecimal {
    if (other.unscaled === 0n) throwApex('System.MathException', 'Divide by 0');
    const shift = scale - this.scale + other.scale;
    const n = shift >= 0 ? this.unscaled * power(shift) : this.unscaled;
    const d = shift >= 0 ? other.unscaled : other.unscaled * power(-shift);
    return new ApexDecimal(rounded(n, d, mode), scale);
  }

  negate(): ApexDecimal {
    return new ApexDecimal(-this.unscaled, this.scale);
  }

  abs(): ApexDecimal {
    return this.unscaled < 0n ? this.negate() : this;
  }

  /** -1, 0 or 1 by numeric value: 1.0 and 1.00 are the same. */
  compare(other: ApexDecimal): number {
    const scale = Math.max(this.scale, other.scale);
    const difference = this.smallAt(scale) - other.smallAt(scale);
    if (!Number.isNaN(difference)) return Math.sign(difference);
    const a = this.at(scale);
    const b = other.at(scale);
    return a < b ? -1 : a > b ? 1 : 0;
  }

  equals(other: ApexDecimal): boolean {
    return this.compare(other) === 0;
  }

  /** Source: Apex Reference, Decimal.setScale: half-even when no mode is given. */
  setScale(scale: number, mode: RoundingMode = 'HALF_EVEN'): ApexDecimal {
    if (scale === this.scale) return this;
    if (scale > this.scale) return new ApexDecimal(this.at(scale), scale);
    return new ApexDecimal(rounded(this.unscaled, power(this.scale - scale), mode), scale);
  }

  /** The whole number nearest by `mode`, as a bigint. */
  round(mode: RoundingMode = 'HALF_EVEN'): bigint {
    return rounded(this.unscaled, power(Math.max(0, this.scale)), mode);
  }

  /** Whole part, fraction dropped. */
  truncate(): bigint {
    return this.unscaled / power(Math.max(0, this.scale));
  }

  pow(exponent: number): ApexDecimal {
    if (exponent < 0) throwApex('System.MathException', 'Invalid operation');
    return new ApexDecimal(this.unscaled ** BigInt(exponent), this.scale * exponent);
  }

  /** Number of digits of the unscaled value, at least 1. */
  precision(): number {
    return String(this.unscaled < 0n ? -this.unscaled : this.unscaled).length;
  }

  stripTrailingZeros(): ApexDecimal {
    return this.trimmed(0);
  }

  private trimmed(least: number): ApexDecimal {
    let { unscaled, scale } = this;
    while (scale > least && unscaled % 10n === 0n) {
      unscaled /= 10n;
      scale -= 1;
    }
    return new ApexDecimal(unscaled, scale);
  }

  doubleValue(): number {
    return Number(this.toPlainString());
  }

  toPlainString(): string {
    const negative = this.unscaled < 0n;
    const digits = String(negative ? -this.unscaled : this.unscaled);
    const sign = negative ? '-' : '';
    if (this.scale <= 0) return sign + digits + '0'.repeat(this.unscaled === 0n ? 0 : -this.scale);
    const padded = digits.padStart(this.scale + 1, '0');
    return `${sign}${padded.slice(0, -this.scale)}.${padded.slice(-this.scale)}`;
  }

  /** String.valueOf(Decimal): plain down to six zeros after the point, else `1E-7`. Source: java.math.BigDecimal.toString. */
  toString(): string {
    const digits = String(this.unscaled < 0n ? -this.unscaled : this.unscaled);
    const exponent = digits.length - 1 - this.scale;
    if (exponent >= -6) return this.toPlainString();
    const mantissa = digits.length === 1 ? digits : `${digits[0]}.${digits.slice(1)}`;
    return `${this.unscaled < 0n ? '-' : ''}${mantissa}E${exponent}`;
  }
}

function rounded(n: bigint, d: bigint, mode: RoundingMode): bigint {
  try {
    return divideRounded(n, d, mode);
  } catch (error) {
    if (error instanceof RoundingNeeded) throwApex('System.MathException', error.message);
    throw error;
  }
}
