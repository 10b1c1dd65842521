/** Query locators. Source: Apex Reference, Database.QueryLocator. */
import type { AccessMode } from '../../../kernel/ports/records.ts';
import { ApexIterator, ApexList, PlatformObject, required, throwApex } from '../../values/index.ts';
import type { ApexSObject } from '../../values/index.ts';
import type { PlatformClass } from '../platformClass.ts';
import { accessOf, localBinds, type AccessLevel } from './dynamic.ts';
import { ask, queryOf, recordList } from './statements.ts';

/** A query that is kept for a batch or an iterator. It runs when it is made. */
export class QueryLocator extends PlatformObject {
  readonly text: string;
  private readonly rows: ApexList<ApexSObject>;
  constructor(text: string, rows: ApexList<ApexSObject>) {
    super();
    this.text = text;
    this.rows = rows;
  }
  override get $platform(): string {
    return 'Database.QueryLocator';
  }
  records(): ApexList<ApexSObject> {
    return this.rows;
  }
}

/** The locator of a query with its placeholders filled. */
export function locatorOf(text: string, binds: Record<string, unknown>, access: AccessMode): QueryLocator {
  return new QueryLocator(text, recordList(text, ask(text, binds, access, 'queryLocatorRows')));
}

/** From text, or from the records of a static query. */
export function locator(source: unknown, level?: AccessLevel): QueryLocator {
  const given = required(source);
  if (typeof given === 'string') return locatorOf(given, localBinds(given), accessOf(level));
  if (!(given instanceof ApexList)) throwApex('System.TypeException', 'Database.getQueryLocator needs a query');
  return new QueryLocator(queryOf(given) ?? '', given as ApexList<ApexSObject>);
}

export const queryLocatorClass: PlatformClass = {
  name: 'Database.QueryLocator',
  methods: {
    getQuery: (self: QueryLocator) => self.text,
    iterator: (self: QueryLocator) => new ApexIterator('SObject', self.records()[Symbol.iterator]()),
  },
};

export const queryLocatorIteratorClass: PlatformClass = {
  name: 'Database.QueryLocatorIterator',
  methods: {
    hasNext: (self: ApexIterator) => self.hasNext(),
    next: (self: ApexIterator) => self.next(),
  },
};
