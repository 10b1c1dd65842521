/** The representation of Apex values: what compiled code and the library share. */
export { ApexBlob } from './blob.ts';
export { compareText, compareValues } from './compare.ts';
export { toDatetime, toDecimal, toDouble, toId, toLong } from './convert.ts';
export { ApexDate } from './date.ts';
export { ApexDatetime } from './datetime.ts';
export { ApexDecimal } from './decimal.ts';
export { callMethod, classChain, findMethod, hasMethod, infoOf } from './dispatch.ts';
export { ApexDouble } from './double.ts';
export { compareNumbers, equalsValue, isNumber, strictKeyEquals } from './equality.ts';
export { required, throwApex } from './errors.ts';
export { ApexIterator } from './iterator.ts';
export { hashOf, hashText, keyOf } from './keys.ts';
export { ApexList } from './list.ts';
export { ApexMap, ApexTextMap } from './map.ts';
export { ApexEnum, ApexException, ApexObject, NotImplemented } from './object.ts';
export { apexTypeOf, fromPlain, toPlain } from './plain.ts';
export {
  enumConstant,
  enumConstants,
  platformExtends,
  platformType,
  platformTypes,
} from './platformTable.ts';
export type { RoundingMode } from './rounding.ts';
export { ApexSet } from './set.ts';
export { ApexSObject } from './sobject.ts';
export type { RecordError } from './sobject.ts';
export { exceptionMessage, stringValue } from './text.ts';
export { ApexTime } from './time.ts';
export { ApexSObjectField, ApexSObjectType, ApexType, PlatformObject } from './tokens.ts';
export { shortType, typeKey, typeParts } from './typeNames.ts';
export { isAssignable, isInstance, typeNameOf } from './types.ts';
