/** System.Integer, Long, Double, Decimal and Boolean. Source: Apex Reference. */
import { ApexDecimal, ApexDouble, required, toDecimal } from '../../../values/index.ts';
import type { ApexEnum, RoundingMode } from '../../../values/index.ts';
import type { PlatformClass } from '../../platformClass.ts';
import { formatNumber } from './format.ts';
import { parseDouble, parseInteger, parseLong } from './parse.ts';

/** The mode of a System.RoundingMode constant. */
export function modeOf(mode: ApexEnum | null): RoundingMode {
  return required(mode).$name as RoundingMode;
}

const int = (value: bigint): number => Number(BigInt.asIntN(32, value));
const long = (value: bigint): bigint => BigInt.asIntN(64, value);

function longOf(value: number): bigint {
  return Number.isFinite(value) ? long(BigInt(Math.trunc(value))) : 0n;
}

export const integerClass: PlatformClass = {
  name: 'System.Integer',
  statics: { valueOf: parseInteger },
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
    intValue: (self: ApexDouble) => Math.trunc(self.value) | 0,
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
    'setScale/1': (self: ApexDecimal, scale: number) => self.setScale(required(scale)),
    'setScale/2': (self: ApexDecimal, scale: number, mode: ApexEnum) => self.setScale(required(scale), modeOf(mode)),
    stripTrailingZeros: (self: ApexDecimal) => self.stripTrailingZeros(),
    toPlainString: (self: ApexDecimal) => self.toPlainString(),
  },
};

export const booleanClass: PlatformClass = {
  name: 'System.Boolean',
  statics: {
    valueOf: (value: unknown) => {
      const given = required(value);
      return typeof given === 'boolean' ? given : typeof given === 'string' && given.toLowerCase() === 'true';
    },
  },
};
