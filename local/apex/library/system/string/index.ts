/** System.String. */
import { current } from '../../../runtime/context.ts';
import { ApexDate, ApexDatetime, compareText, hashText, required, stringValue } from '../../../values/index.ts';
import type { ApexList } from '../../../values/index.ts';
import type { PlatformClass } from '../../platformClass.ts';
import { characterMethods } from './classify.ts';
import { editMethods } from './edit.ts';
import { escapeMethods } from './escape.ts';
import { messageFormat } from './messageFormat.ts';
import { searchMethods } from './search.ts';

/** Source: Apex Reference, String.valueOf: dates as yyyy-MM-dd, datetimes in the user's time zone. */
function valueOf(value: unknown): string | null {
  if (value === null) return null;
  if (value instanceof ApexDate) return value.toIso();
  if (value instanceof ApexDatetime) return value.text(current().user.timeZone);
  return stringValue(value);
}

function commonPrefix(list: ApexList<string>): string {
  const [first = '', ...rest] = list.items;
  let size = first.length;
  for (const text of rest) while (!text.startsWith(first.slice(0, size))) size--;
  return first.slice(0, size);
}

const isBlank = (text: string | null): boolean => text === null || /^\s*$/.test(text);

export const stringClass: PlatformClass = {
  name: 'System.String',
  statics: {
    escapeSingleQuotes: (text: string) => required(text).replace(/['\\]/g, '\\$&'),
    format: (pattern: string, args: ApexList | null) => messageFormat(required(pattern), args?.items ?? []),
    fromCharArray: (codes: ApexList<number>) => String.fromCharCode(...required(codes).items),
    getCommonPrefix: (list: ApexList<string>) => commonPrefix(required(list)),
    isBlank,
    isEmpty: (text: string | null) => text === null || text === '',
    isNotBlank: (text: string | null) => !isBlank(text),
    isNotEmpty: (text: string | null) => text !== null && text !== '',
    join: (items: Iterable<unknown>, separator: string) => [...required(items)].map(stringValue).join(required(separator)),
    valueOf,
    valueOfGmt: (value: ApexDatetime | null) => value && value.text('GMT'),
  },
  methods: {
    ...characterMethods,
    ...editMethods,
    ...escapeMethods,
    ...searchMethods,
    compareTo: (self: string, other: string) => compareText(self, required(other)),
    equals: (self: string, other: unknown) => self === other,
    equalsIgnoreCase: (self: string, other: string) => other !== null && self.toLowerCase() === other.toLowerCase(),
    hashCode: hashText,
    toString: (self: string) => self,
  },
};
