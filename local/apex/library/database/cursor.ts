/** Database.Cursor. Source: Apex Developer Guide, Apex Cursors. */
import { current } from '../../runtime/context.ts';
import type { ApexSObject } from '../../values/index.ts';
import { ApexList, PlatformObject, required, throwApex } from '../../values/index.ts';
import type { PlatformClass } from '../platformClass.ts';

const MAX_FETCH = 2000;

/** The rows of a query, fetched in parts. */
export class Cursor extends PlatformObject {
  readonly rows: ApexList<ApexSObject>;
  constructor(rows: ApexList<ApexSObject>) {
    super();
    this.rows = rows;
  }
  override get $platform(): string {
    return 'Database.Cursor';
  }
}

function fetch(self: Cursor, from: number, count: number): ApexList<ApexSObject> {
  const size = self.rows.items.length;
  if (required(from) < 0 || from >= size || required(count) < 0 || from + count > size || count > MAX_FETCH)
    throwApex('System.InvalidParameterValueException', `Invalid cursor position: ${from}, ${count}`);
  current().limits.count('cursorFetches');
  current().limits.count('cursorRows', count);
  return new ApexList(self.rows.elementType, self.rows.items.slice(from, from + count));
}

export const cursorClass: PlatformClass = {
  name: 'Database.Cursor',
  methods: { fetch, getNumRecords: (self: Cursor) => self.rows.items.length },
};
