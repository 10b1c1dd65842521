import { QueryFailure } from '../../kernel/ports/records.ts';
import type { AccessMode, Binds, SearchAnswer, SearchOptions } from '../../kernel/ports/records.ts';
import type { FieldSchema, ObjectSchema } from '../../kernel/ports/schema.ts';
import type { Condition, Query } from '../soql/ast.ts';
import { noSuchObject } from '../soql/errors.ts';
import { parseSosl } from '../sosl/parse.ts';
import type { SearchGroup } from '../sosl/parse.ts';
import { termsOf } from '../sosl/words.ts';
import type { Actor, StoreCore } from './core.ts';
import { bindMap } from './planCache.ts';
import { runTree } from './query.ts';
import { isStored } from './columns.ts';

/** Name under which the ids of `Test.setFixedSearchResults` are bound. */
const FIXED = 'fixed search results';

/** Runs SOSL for an actor, one query per object of RETURNING. Throws QueryFailure. */
export function runSearch(
  core: StoreCore,
  sosl: string,
  binds: Binds,
  access: AccessMode,
  actor: Actor,
  { fixedResults }: SearchOptions,
): SearchAnswer {
  const search = parseSosl(sosl);
  const values = bindMap(binds);
  if (fixedResults) values.set(FIXED, fixedResults);
  const text = search.text.kind === 'text' ? search.text.value : String(values.get(search.text.value.toLowerCase()) ?? '');
  const mode: AccessMode = search.mode ? { mode: search.mode, sharing: search.mode === 'user' || access.sharing } : access;
  const terms = checkedTerms(text);
  const groups = search.returning.map((query) => {
    const object = core.metadata.schema.object(query.from);
    if (!object) throw noSuchObject(query.from);
    const found = fixedResults ? fixedCondition() : wordsCondition(object, search.group, terms);
    const answer = runTree(core, withCondition(query, found), values, mode, actor);
    return { object: object.name, records: answer.records };
  });
  return { groups };
}

/** Source: SOQL and SOSL Reference, "FIND": a search of one character is refused. */
function checkedTerms(text: string): string[] {
  const letters = text.replace(/[*?"\s]/g, '');
  if (letters.length < 2) throw new QueryFailure(`search term must be longer than one character: ${text}`);
  return termsOf(text);
}

function fixedCondition(): Condition {
  return { kind: 'compare', left: { kind: 'field', path: ['Id'] }, operator: 'IN', right: { kind: 'bind', name: FIXED } };
}

function wordsCondition(object: ObjectSchema, group: SearchGroup, terms: string[]): Condition {
  return { kind: 'words', fields: object.fields.filter((field) => isSearched(field, group)).map((field) => field.name), terms };
}

/** Which fields a search looks at. Source: SOQL and SOSL Reference, "IN SearchGroup". */
function isSearched(field: FieldSchema, group: SearchGroup): boolean {
  if (!isStored(field)) return false;
  if (group === 'EMAIL') return field.type === 'email';
  if (group === 'PHONE') return field.type === 'phone';
  const isName = field.nameField || field.compoundField === 'Name';
  if (group === 'NAME') return isName;
  return isName || ['string', 'textarea', 'email', 'phone', 'url'].includes(field.type);
}

function withCondition(query: Query, found: Condition): Query {
  const select = query.select.length > 0 ? query.select : [{ kind: 'field' as const, path: ['Id'] }];
  return { ...query, select, where: query.where ? { kind: 'and', items: [query.where, found] } : found };
}
