/** System.Integer, Long, Double, Decimal and Boolean. Source: Apex Reference. */
import { ApexDecimal, ApexDouble, NotImplemented, required, stringValue, throwApex, toDecimal } from '../../../values/index.ts';
import type { ApexEnum, RoundingMode } from '../../../values/index.ts';
import type { PlatformClass } from '../../platformClass.ts';
import { formatNumber } from './format.ts';
import { integerOf, parseDouble, parseInteger, parseLong } from './parse.ts';

/** The mode of a System.RoundingMode constant. */
export function modeOf(mode: ApexEnum | null): RoundingMode {
  return required(mode).$name as RoundingMode;
}

/** Source: Apex Reference, Decimal.setScale: between -33 and 33; what the platform says otherwise is not documented. */
function places(scale: number | null): number {
  if (Math.abs(required(scale)) > 33) throw new NotImplemented('a Decimal with more than 33 places');
  return required(scale);
}

const int = (value: bigint): number => Number(BigInt.asIntN(32, value));
const long = (value: bigint): bigint => BigInt.asIntN(64, value);

/** A Double beyond the whole numbers of a size is the last of them; no number is zero. */
function longOf(value: number): bigint {
  if (Number.isNaN(value)) return 0n;
  if (value >= 2 ** 63) return 2n ** 63n - 1n;
  return value <= -(2 ** 63) ? -(2n ** 63n) : BigInt(Math.trunc(value));
}

function intOf(value: number): number {
  return Number.isNaN(value) ? 0 : Math.trunc(Math.min(Math.max(value, -(2 ** 31)), 2 ** 31 - 1));
}

export const integerClass: PlatformClass = {
  name: 'System.Integer',
  statics: { valueOf: parseInteger, 'valueOf(Object)': integerOf },
  methods: { format: (self: number) => formatNumber(self) },
};

export const longClass: PlatformClass = {
  name: 'System.Long',
  statics: { valueOf: parseLong },
  methods: { format: (self: bigint) => formatNumber(self), intValue: (self: bigint) => int(self) },
};

export const doubleClass: PlatformClass = {
  name: 'System.Double',
  statics: { valueOf: parseDouble },
  methods: {
    format: (self: ApexDouble) => formatNumber(ApexDecimal.of(self.value)),
    intValue: (self: ApexDouble) => intOf(self.value),
    longValue: (self: ApexDouble) => longOf(self.value),
    round: (self: ApexDouble) => longOf(Math.floor(self.value + 0.5)),
  },
};

export const decimalClass: PlatformClass = {
  name: 'System.Decimal',
  statics: {
    'valueOf(System.Double)': (value: ApexDouble | null) => toDecimal(required(value)),
    'valueOf(System.Long)': (value: bigint | null) => toDecimal(required(value)),
    'valueOf(System.String)': (text: string | null) => ApexDecimal.of(required(text)),
  },
  methods: {
    abs: (self: ApexDecimal) => self.abs(),
    'divide/2': (self: ApexDecimal, by: ApexDecimal, scale: number) => self.divideTo(required(by), scale),
    'divide/3': (self: ApexDecimal, by: ApexDecimal, scale: number, mode: ApexEnum) => self.divideTo(required(by), scale, modeOf(mode)),
    doubleValue: (self: ApexDecimal) => new ApexDouble(self.doubleValue()),
    format: (self: ApexDecimal) => formatNumber(self),
    intValue: (self: ApexDecimal) => int(self.truncate()),
    longValue: (self: ApexDecimal) => long(self.truncate()),
    pow: (self: ApexDecimal, exponent: number) => self.pow(required(exponent)),
    precision: (self: ApexDecimal) => self.precision(),
    'round/0': (self: ApexDecimal) => long(self.round()),
    'round/1': (self: ApexDecimal, mode: ApexEnum) => long(self.round(modeOf(mode))),
    scale: (self: ApexDecimal) => self.scale,
    'setScale/1': (self: ApexDecimal, scale: number) => self.setScale(places(scale)),
    'setScale/2': (self: ApexDecimal, scale: number, mode: ApexEnum) => self.setScale(places(scale), modeOf(mode)),
    stripTrailingZeros: (self: ApexDecimal) => self.stripTrailingZeros(),
    toPlainString: (self: ApexDecimal) => self.toPlainString(),
  },
};

export const booleanClass: PlatformClass = {
  name: 'System.Boolean',
  statics: {
    // Values that are no Boolean and no text are refused; which text the exception has is not documented.
    valueOf: (value: unknown) => {
      const given = required(value);
      if (typeof given === 'string') return given.toLowerCase() === 'true';
      return typeof given === 'boolean' ? given : throwApex('System.TypeException', `Invalid boolean: ${stringValue(given)}`);
    },
  },
};
