/** System.Math. Source: Apex Reference, Math class. Decimal results of transcendental functions go through Double. */
import { ApexDecimal, ApexDouble, compareNumbers, required, throwApex, toDecimal, toDouble } from '../../../values/index.ts';
import type { PlatformClass, PlatformFunction } from '../../platformClass.ts';

type AnyNumber = number | bigint | ApexDecimal | ApexDouble;

/** A function of doubles for Double and Decimal arguments. */
function real(f: (x: number) => number): PlatformFunction {
  return (value: ApexDouble | ApexDecimal) => {
    const result = f((toDouble(required(value)) as ApexDouble).value);
    return value instanceof ApexDecimal ? toDecimal(new ApexDouble(result)) : new ApexDouble(result);
  };
}

/** A function of doubles, with a Decimal form of its own. */
function exact(decimal: (x: ApexDecimal) => ApexDecimal, double: (x: number) => number): PlatformFunction {
  return (value: ApexDouble | ApexDecimal) => {
    const given = required(value);
    return given instanceof ApexDecimal ? decimal(given) : new ApexDouble(double(given.value));
  };
}

function abs(value: AnyNumber): AnyNumber {
  const given = required(value);
  if (typeof given === 'number') return Math.abs(given) | 0;
  if (typeof given === 'bigint') return given < 0n ? -given : given;
  return given instanceof ApexDecimal ? given.abs() : new ApexDouble(Math.abs(given.value));
}

function pick(sign: number): PlatformFunction {
  return (a: AnyNumber, b: AnyNumber) => {
    const order = compareNumbers(required(a), required(b)) * sign >= 0 ? a : b;
    return a instanceof ApexDecimal && order instanceof ApexDouble ? toDecimal(order) : order;
  };
}

function mod(a: number | bigint, b: number | bigint): number | bigint {
  if (required(b) == 0) throwApex('System.MathException', 'Divide by 0');
  return typeof a === 'bigint' && typeof b === 'bigint' ? a % b : (Number(required(a)) % Number(b)) + 0;
}

function rint(x: number): number {
  const low = Math.floor(x);
  if (x - low !== 0.5) return Math.round(x);
  return low % 2 === 0 ? low : low + 1;
}

/** Source: Apex Reference, Math.round: half-even for a Decimal. */
function round(value: ApexDecimal | ApexDouble): bigint {
  const given = required(value);
  return given instanceof ApexDecimal ? given.round('HALF_EVEN') : BigInt(Math.floor(given.value + 0.5));
}

function atan2(a: ApexDouble | ApexDecimal, b: ApexDouble | ApexDecimal): ApexDouble | ApexDecimal | null {
  const value = new ApexDouble(Math.atan2((toDouble(required(a)) as ApexDouble).value, (toDouble(required(b)) as ApexDouble).value));
  return a instanceof ApexDecimal ? toDecimal(value) : value;
}

const whole =
  (mode: 'CEILING' | 'FLOOR' | 'HALF_EVEN') =>
  (x: ApexDecimal): ApexDecimal =>
    x.setScale(0, mode);

export const mathClass: PlatformClass = {
  name: 'System.Math',
  staticProperties: {
    E: { get: () => new ApexDouble(Math.E) },
    PI: { get: () => new ApexDouble(Math.PI) },
  },
  statics: {
    abs,
    acos: real(Math.acos),
    asin: real(Math.asin),
    atan: real(Math.atan),
    atan2,
    cbrt: real(Math.cbrt),
    ceil: exact(whole('CEILING'), Math.ceil),
    cos: real(Math.cos),
    cosh: real(Math.cosh),
    exp: real(Math.exp),
    floor: exact(whole('FLOOR'), Math.floor),
    log: real(Math.log),
    log10: real(Math.log10),
    max: pick(1),
    min: pick(-1),
    mod,
    pow: (a: ApexDouble, b: ApexDouble) => new ApexDouble(required(a).value ** required(b).value),
    random: () => new ApexDouble(Math.random()),
    rint: exact(whole('HALF_EVEN'), rint),
    round: (value: ApexDecimal | ApexDouble) => Number(BigInt.asIntN(32, round(value))),
    roundToLong: (value: ApexDecimal | ApexDouble) => BigInt.asIntN(64, round(value)),
    signum: exact((x) => ApexDecimal.of(x.compare(ApexDecimal.of(0))), Math.sign),
    sin: real(Math.sin),
    sinh: real(Math.sinh),
    sqrt: real(Math.sqrt),
    tan: real(Math.tan),
    tanh: real(Math.tanh),
  },
};
