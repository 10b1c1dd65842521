/** SOSL: static searches, Search.query, find and suggest. Source: SOQL and SOSL Reference; Apex Reference, Search class. */
import { QueryFailure } from '../../../kernel/ports/records.ts';
import type { AccessMode, SearchAnswer } from '../../../kernel/ports/records.ts';
import { current } from '../../runtime/context.ts';
import { ApexList, ApexSObject, NotImplemented, PlatformObject, required } from '../../values/index.ts';
import type { PlatformClass } from '../platformClass.ts';
import { accessOf, localBinds, type AccessLevel } from './dynamic.ts';
import { throwQuery } from './results.ts';
import { plainBind } from './statements.ts';

function ask(text: string, binds: Record<string, unknown>, access: AccessMode): SearchAnswer {
  const { data, limits, test } = current();
  limits.count('soslQueries');
  const plain = Object.fromEntries(Object.entries(binds).map(([name, value]) => [name, plainBind(value)]));
  try {
    return data.search(text, plain, access, test ? { fixedResults: test.fixedSearchResults ?? [] } : {});
  } catch (error) {
    if (error instanceof QueryFailure) throwQuery(error);
    throw error;
  }
}

/** `[FIND ...]`: a list of records per object. */
export function sosl(text: string, binds: Record<string, unknown>, access: AccessMode): ApexList<ApexList<ApexSObject>> {
  const lists = ask(text, binds, access).groups.map(
    ({ object, records }) =>
      new ApexList(
        object,
        records.map((row) => ApexSObject.fromQueried(row)),
      ),
  );
  return new ApexList('List<SObject>', lists);
}

class SearchResult extends PlatformObject {
  readonly record: ApexSObject;
  constructor(record: ApexSObject) {
    super();
    this.record = record;
  }
  override get $platform(): string {
    return 'Search.SearchResult';
  }
}

class SearchResults extends PlatformObject {
  readonly groups: Map<string, ApexList<SearchResult>>;
  constructor(answer: SearchAnswer) {
    super();
    this.groups = new Map(
      answer.groups.map(({ object, records }) => [
        object.toLowerCase(),
        new ApexList(
          'Search.SearchResult',
          records.map((row) => new SearchResult(ApexSObject.fromQueried(row))),
        ),
      ]),
    );
  }
  override get $platform(): string {
    return 'Search.SearchResults';
  }
}

function snippet(): never {
  throw new NotImplemented('Search.SearchResult.getSnippet');
}

export const searchClasses: PlatformClass[] = [
  {
    name: 'System.Search',
    statics: {
      query: (text: string, level?: AccessLevel) => sosl(required(text), localBinds(text), accessOf(level)),
      find: (text: string, level?: AccessLevel) => new SearchResults(ask(required(text), localBinds(text), accessOf(level))),
    },
  },
  {
    name: 'Search.SearchResults',
    methods: {
      get: (self: SearchResults, object: string) =>
        self.groups.get(required(object).toLowerCase()) ?? new ApexList<SearchResult>('Search.SearchResult'),
    },
  },
  { name: 'Search.SearchResult', methods: { getSObject: (self: SearchResult) => self.record, getSnippet: snippet } },
];
