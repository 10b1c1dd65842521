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

/** A place: a location field, a bound one, or `GEOLOCATION(latitude, longitude)`. */
export type PlaceNode = { kind: 'field'; path: string[] } | { kind: 'point'; latitude: NumberNode; longitude: NumberNode };

/** A call of a function; `path` is absent in `COUNT()`. */
export interface FunctionCall {
  name: string;
  path?: string[];
  /** `CALENDAR_YEAR(convertTimezone(CreatedDate))`. */
  local: boolean;
  /** `FORMAT(convertCurrency(Amount))`, `FORMAT(MIN(CloseDate))`. */
  inner?: FunctionCall;
  /** For DISTANCE. */
  places?: PlaceNode[];
  unit?: string;
}

/** What stands on the left of a comparison, in a group or in an order. */
export type Operand = { kind: 'field'; path: string[] } | { kind: 'function'; call: FunctionCall };

export type Condition =
  | { kind: 'and' | 'or'; items: Condition[] }
  | { kind: 'not'; item: Condition }
  /** For searches: every term must be a word of one of the fields. */
  | { kind: 'words'; fields: string[]; terms: string[] }
  | { kind: 'compare'; left: Operand; operator: CompareOperator; right: ValueNode };

/** `TYPEOF What WHEN Account THEN Phone ELSE Name END`. */
export interface TypeOf {
  path: string[];
  when: { object: string; fields: string[][] }[];
  otherwise: string[][];
}

export type SelectItem =
  | { kind: 'field'; path: string[]; alias?: string }
  | { kind: 'function'; call: FunctionCall; alias?: string }
  | { kind: 'query'; query: Query; alias?: string }
  | { kind: 'typeof'; typeOf: TypeOf }
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
  /** `FROM Contact c, c.Account a`: further names of relationship paths. */
  joins: { path: string[]; alias: string }[];
  scope?: string;
  where?: Condition;
  withMode?: 'user' | 'system' | 'enforced';
  groupBy: Operand[];
  grouping?: 'ROLLUP' | 'CUBE';
  having?: Condition;
  orderBy: OrderItem[];
  limit?: NumberNode;
  offset?: NumberNode;
  allRows: boolean;
  /** `FOR UPDATE`, `FOR VIEW`, `FOR REFERENCE`. */
  purposes: string[];
}
