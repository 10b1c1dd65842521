/** The columns of a query, which the command line asks for before it shows a table (`columns=true`). */
import { parseSoql, type SelectItem, type SoqlQuery } from '../../../data/index.ts';
import { notImplemented } from './access.ts';

/** A column; parents and inner queries hold further ones. */
interface Column {
  columnName: string;
  displayName: string;
  aggregate: boolean;
  joinColumns: Column[];
}

const plain = (name: string): Column => ({ columnName: name, displayName: name, aggregate: false, joinColumns: [] });

/** `Account.Owner.Name` becomes a column in a column in a column. */
function pathColumn([name = '', ...rest]: string[]): Column {
  return rest.length === 0 ? plain(name) : { ...plain(name), joinColumns: [pathColumn(rest)] };
}

/** Functions without an alias are called expr0, expr1, … in their order. */
function columnsOf(query: SoqlQuery): Column[] {
  let unnamed = 0;
  const one = (item: SelectItem): Column[] => {
    switch (item.kind) {
      case 'field':
        return [item.alias === undefined ? pathColumn(item.path) : { ...plain(item.alias), aggregate: true }];
      case 'function': {
        const name = item.alias ?? `expr${unnamed++}`;
        const shown = `${item.call.name.toLowerCase()}(${item.call.path?.join('.') ?? ''})`;
        return [{ columnName: name, displayName: shown, aggregate: true, joinColumns: [] }];
      }
      case 'query':
        return [{ columnName: item.query.from, displayName: item.query.from, aggregate: true, joinColumns: columnsOf(item.query) }];
      default:
        throw notImplemented(`the columns of a query with ${item.kind === 'typeof' ? 'TYPEOF' : 'FIELDS()'}`);
    }
  };
  return query.select.flatMap(one);
}

/** The answer to `columns=true`. */
export function columnAnswer(soql: string): Record<string, unknown> {
  const query = parseSoql(soql);
  return { entityName: query.from, groupBy: query.groupBy.length > 0, columnMetadata: columnsOf(query) };
}
