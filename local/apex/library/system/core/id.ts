/** System.Id. Source: Apex Reference, Id class. */
import { normalise, to15 } from '../../../../kernel/salesforceIds.ts';
import { current } from '../../../runtime/context.ts';
import { ApexSObjectType, required, throwApex, toId } from '../../../values/index.ts';
import type { PlatformClass } from '../../platformClass.ts';

/** The token of the object whose key prefix the id has. */
function typeOf(id: string): ApexSObjectType {
  const object = current().schema.objectByKeyPrefix(id.slice(0, 3));
  return object ? ApexSObjectType.of(object.name) : throwApex('System.SObjectException', `Cannot locate Apex Type for ID: ${id}`);
}

/** Restores the letter case from the suffix of an 18-character id in wrong case. */
function restored(id: string): string | null {
  const suffix = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';
  const fixed = [...id.slice(0, 15)].map((c, i) => {
    const bits = suffix.indexOf((id[15 + Math.floor(i / 5)] ?? '').toUpperCase());
    return (bits >> (i % 5)) & 1 ? c.toUpperCase() : c.toLowerCase();
  });
  return toId(fixed.join('') + id.slice(15));
}

export const idClass: PlatformClass = {
  name: 'System.Id',
  statics: {
    'valueOf/1': (text: string) => toId(required(text)),
    'valueOf/2': (text: string, restore: boolean) => (restore && required(text).length === 18 ? restored(text) : toId(required(text))),
  },
  methods: {
    equals: (self: string, other: string | null) => other !== null && normalise(other) === self,
    getSobjectType: typeOf,
    to15: (self: string) => to15(self),
  },
};
