/** The Database.DMLOptions that records carry. Source: Apex Reference, SObject.setOptions. */
import type { ApexSObject } from '../../values/index.ts';
import type { PlatformBag } from '../bag.ts';

const options = new WeakMap<ApexSObject, PlatformBag>();

export function setOptions(record: ApexSObject, given: PlatformBag): void {
  options.set(record, given);
}

/** The options that `setOptions` gave a record. */
export function optionsOf(record: ApexSObject): PlatformBag | undefined {
  return options.get(record);
}
