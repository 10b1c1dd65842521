/** Apex Double: a boxed IEEE 754 number, so that it differs from Integer at run time. */

/** Splits a JavaScript number's shortest digits into digits and exponent. */
function scientific(value: number): { digits: string; exponent: number } {
  const [mantissa = '0', exponent = '0'] = value.toExponential().split('e');
  return { digits: mantissa.replace('.', ''), exponent: Number(exponent) };
}

/** The text that java.lang.Double.toString gives: `1.0`, `1.0E10`, `1.0E-4`. */
export function doubleText(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? 'Infinity' : '-Infinity';
  if (value === 0) return Object.is(value, -0) ? '-0.0' : '0.0';
  const size = Math.abs(value);
  const sign = value < 0 ? '-' : '';
  if (size >= 1e-3 && size < 1e7) {
    const plain = String(size);
    return sign + (plain.includes('.') ? plain : `${plain}.0`);
  }
  const { digits, exponent } = scientific(size);
  return `${sign}${digits[0]}.${digits.slice(1) || '0'}E${exponent}`;
}

/** A Double value. */
export class ApexDouble {
  readonly value: number;
  constructor(value: number) {
    this.value = value;
  }

  /** String.valueOf(Double). Source: java.lang.Double.toString, on which Apex is built. */
  toString(): string {
    return doubleText(this.value);
  }
}
