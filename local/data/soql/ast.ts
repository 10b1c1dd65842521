/** A literal, bind, list or inner query on the right of a comparison. */
export type ValueNode =
  | { kind: 'null' }
  | { kind: 'boolean'; value: boolean }
  | { kind: 'number'; value: number }
  | { kind: 'string'; value: string }
  | { kind: 'date' | 'datetime' | 'time'; value: string }
  | { kind: 'dateFormula'; name: string; count: number }
  | { kind: 'bind'; name: string }
  | { kind: 'list'; items: ValueNode[] }
  | { kind: 'query'; query: Query };

export type CompareOperator = '=' | '!=' | '<' | '<=' | '>' | '>=' | 'LIKE' | 'IN' | 'NOT IN' | 'INCLUDES' | 'EXCLUDES';

/** A call of an aggregate or date function; `path` is absent in `COUNT()`. */
export interface FunctionCall {
  name: string;
  path?: string[];
  /** `CALENDAR_YEAR(convertTimezone(CreatedDate))`. */
  local: boolean;
}

/** What stands on the left of a comparison, in a group or in an order. */
export type Operand = { kind: 'field'; path: string[] } | { kind: 'function'; call: FunctionCall };

export type Condition =
  | { kind: 'and' | 'or'; items: Condition[] }
  | { kind: 'not'; item: Condition }
  | { kind: 'compare'; left: Operand; operator: CompareOperator; right: ValueNode };

export type SelectItem =
  | { kind: 'field'; path: string[]; alias?: string }
  | { kind: 'function'; call: FunctionCall; alias?: string }
  | { kind: 'query'; query: Query }
  | { kind: 'fields'; set: 'ALL' | 'CUSTOM' | 'STANDARD' };

export interface OrderItem {
  operand: Operand;
  descending: boolean;
  nulls: 'FIRST' | 'LAST';
}

/** A number written in the text or bound. */
export type NumberNode = { kind: 'number'; value: number } | { kind: 'bind'; name: string };

/** One SELECT with its clauses. */
export interface Query {
  select: SelectItem[];
  from: string;
  alias?: string;
  where?: Condition;
  withMode?: 'user' | 'system';
  groupBy: Operand[];
  having?: Condition;
  orderBy: OrderItem[];
  limit?: NumberNode;
  offset?: NumberNode;
  allRows: boolean;
}
