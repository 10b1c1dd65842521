/** The syntax tree of Apex: plain data, positions 1-based as the platform reports them. */

import type { QueryNames } from './queryNames.ts';

/** Where a construct begins. */
export interface Position {
  line: number;
  column: number;
}

/** A type as written: `Outer.Inner`, `Map<String, List<Id>>`, `Integer[]`. */
export interface TypeSyntax extends Position {
  parts: { name: string; arguments: TypeSyntax[] }[];
  dimensions: number;
}

export type BinaryOperator = '+' | '-' | '*' | '/' | '&' | '|' | '^' | '<<' | '>>' | '>>>';
export type CompareOperator = '<' | '>' | '<=' | '>=';
export type EqualityOperator = '==' | '!=' | '===' | '!==';
export type AssignOperator = '=' | `${BinaryOperator}=`;
export type LiteralKind = 'Integer' | 'Long' | 'Double' | 'Decimal' | 'String' | 'Boolean' | 'null';

interface Node<K extends string> extends Position {
  kind: K;
}

export interface LiteralExpression extends Node<'literal'> {
  type: LiteralKind;
  /** Digits of a number without suffix, the unescaped text of a string, `true` or `false`. */
  text: string;
}
export interface NameExpression extends Node<'name'> {
  name: string;
}
export type ThisExpression = Node<'this'>;
export type SuperExpression = Node<'super'>;
export interface FieldExpression extends Node<'field'> {
  target: Expression;
  name: string;
  safe: boolean;
}
export interface CallExpression extends Node<'call'> {
  /** Absent for an unqualified call. */
  target?: Expression;
  name: string;
  arguments: Expression[];
  safe: boolean;
}
/** `this(...)` or `super(...)` as a constructor's first statement. */
export interface ConstructorCallExpression extends Node<'constructorCall'> {
  of: 'this' | 'super';
  arguments: Expression[];
}
export interface NewExpression extends Node<'new'> {
  type: TypeSyntax;
  arguments: Expression[];
}
/** `new List<T>{a, b}`, `new Set<T>{a}`, `new T[]{a}`. */
export interface CollectionExpression extends Node<'collection'> {
  type: TypeSyntax;
  items: Expression[];
}
/** `new T[size]`. */
export interface ArrayExpression extends Node<'array'> {
  type: TypeSyntax;
  size: Expression;
}
export interface MapExpression extends Node<'map'> {
  type: TypeSyntax;
  pairs: [Expression, Expression][];
}
export interface IndexExpression extends Node<'index'> {
  target: Expression;
  index: Expression;
}
export interface CastExpression extends Node<'cast'> {
  type: TypeSyntax;
  operand: Expression;
}
export interface UnaryExpression extends Node<'unary'> {
  operator: '+' | '-' | '!' | '~';
  operand: Expression;
}
export interface StepExpression extends Node<'step'> {
  operator: '++' | '--';
  prefix: boolean;
  operand: Expression;
}
export interface BinaryExpression extends Node<'binary'> {
  operator: BinaryOperator;
  left: Expression;
  right: Expression;
}
export interface CompareExpression extends Node<'compare'> {
  operator: CompareOperator;
  left: Expression;
  right: Expression;
}
export interface EqualityExpression extends Node<'equality'> {
  operator: EqualityOperator;
  left: Expression;
  right: Expression;
}
export interface LogicalExpression extends Node<'logical'> {
  operator: '&&' | '||';
  left: Expression;
  right: Expression;
}
export interface CoalesceExpression extends Node<'coalesce'> {
  left: Expression;
  right: Expression;
}
export interface AssignExpression extends Node<'assign'> {
  operator: AssignOperator;
  target: Expression;
  value: Expression;
}
export interface ConditionalExpression extends Node<'conditional'> {
  condition: Expression;
  whenTrue: Expression;
  whenFalse: Expression;
}
export interface InstanceOfExpression extends Node<'instanceof'> {
  operand: Expression;
  type: TypeSyntax;
}
/** `Foo.class`. */
export interface TypeLiteralExpression extends Node<'typeLiteral'> {
  type: TypeSyntax | 'void';
}
export interface ParenthesizedExpression extends Node<'parenthesized'> {
  operand: Expression;
}
/** A static query. `text` has `:b0`, `:b1` … where the source binds expressions. */
export interface SoqlExpression extends Node<'soql'> {
  text: string;
  binds: Expression[];
  /** Absent for a query of several objects. */
  names?: QueryNames;
}
export interface SoslExpression extends Node<'sosl'> {
  text: string;
  binds: Expression[];
}

export type Expression =
  | LiteralExpression
  | NameExpression
  | ThisExpression
  | SuperExpression
  | FieldExpression
  | CallExpression
  | ConstructorCallExpression
  | NewExpression
  | CollectionExpression
  | ArrayExpression
  | MapExpression
  | IndexExpression
  | CastExpression
  | UnaryExpression
  | StepExpression
  | BinaryExpression
  | CompareExpression
  | EqualityExpression
  | LogicalExpression
  | CoalesceExpression
  | AssignExpression
  | ConditionalExpression
  | InstanceOfExpression
  | TypeLiteralExpression
  | ParenthesizedExpression
  | SoqlExpression
  | SoslExpression;

export interface BlockStatement extends Node<'block'> {
  statements: Statement[];
}
export interface VariableStatement extends Node<'variable'> {
  type: TypeSyntax;
  isFinal: boolean;
  /** What is wrong with its modifiers. */
  problem?: string;
  variables: ({ name: string; value?: Expression } & Position)[];
}
export interface ExpressionStatement extends Node<'expression'> {
  expression: Expression;
}
export interface IfStatement extends Node<'if'> {
  condition: Expression;
  then: Statement;
  otherwise?: Statement;
}
export interface WhileStatement extends Node<'while'> {
  condition: Expression;
  body: Statement;
}
export interface DoStatement extends Node<'do'> {
  condition: Expression;
  body: Statement;
}
export interface ForStatement extends Node<'for'> {
  variables?: VariableStatement;
  initialisers: Expression[];
  condition?: Expression;
  updates: Expression[];
  /** The comma between two updates, which Apex does not know. */
  comma?: Position;
  body: Statement;
}
export interface ForEachStatement extends Node<'forEach'> {
  type: TypeSyntax;
  name: string;
  iterable: Expression;
  body: Statement;
}
export interface ReturnStatement extends Node<'return'> {
  value?: Expression;
}
export interface ThrowStatement extends Node<'throw'> {
  value: Expression;
}
export interface TryStatement extends Node<'try'> {
  body: BlockStatement;
  /** Each is placed where its variable is. */
  catches: ({ type: TypeSyntax; name: string; body: BlockStatement } & Position)[];
  finallyBody?: BlockStatement;
}
export interface SwitchStatement extends Node<'switch'> {
  subject: Expression;
  cases: SwitchCase[];
}
export interface SwitchCase extends Position {
  /** `else` has neither values nor type. */
  values: SwitchValue[];
  typed?: { type: TypeSyntax; name: string };
  body: BlockStatement;
}
/** Names are placed where the last of them stands. */
export type SwitchValue = { literal: LiteralExpression } | ({ names: string[] } & Position);
export interface DmlStatement extends Node<'dml'> {
  operation: 'insert' | 'update' | 'upsert' | 'delete' | 'undelete' | 'merge';
  operand: Expression;
  /** Second operand of merge. */
  duplicates?: Expression;
  externalIdField?: string;
  access?: 'user' | 'system';
}
export interface RunAsStatement extends Node<'runAs'> {
  user: Expression[];
  body: BlockStatement;
}
export type JumpStatement = Node<'break'> | Node<'continue'>;
export type EmptyStatement = Node<'empty'>;

/** A method or type that an anonymous block or a trigger declares among its statements. */
export interface LocalDeclaration extends Node<'declaration'> {
  member: Member;
}

export type Statement =
  | BlockStatement
  | LocalDeclaration
  | VariableStatement
  | ExpressionStatement
  | IfStatement
  | WhileStatement
  | DoStatement
  | ForStatement
  | ForEachStatement
  | ReturnStatement
  | ThrowStatement
  | TryStatement
  | SwitchStatement
  | DmlStatement
  | RunAsStatement
  | JumpStatement
  | EmptyStatement;

/** Modifiers and annotations in lower case, e.g. `public`, `static`, `with sharing`. */
export interface Modifiers {
  words: Set<string>;
  /** A word that is written twice. */
  repeated?: string;
  annotations: Record<string, Record<string, string>>;
  /** The annotations as they are written, with their places. */
  marks?: (Position & { name: string; properties: (Position & { name: string; value: string; isText: boolean })[] })[];
}

export interface Parameter extends Position {
  name: string;
  isFinal?: boolean;
  type: TypeSyntax;
}
export interface MethodDeclaration extends Node<'method'> {
  name: string;
  modifiers: Modifiers;
  returns: TypeSyntax | 'void';
  parameters: Parameter[];
  body?: BlockStatement;
}
export interface ConstructorDeclaration extends Node<'constructor'> {
  name: string;
  modifiers: Modifiers;
  parameters: Parameter[];
  body: BlockStatement;
}
export interface FieldDeclaration extends Node<'field'> {
  name: string;
  modifiers: Modifiers;
  type: TypeSyntax;
  value?: Expression;
}
export interface Accessor extends Position {
  modifiers: Modifiers;
  body?: BlockStatement;
}
export interface PropertyDeclaration extends Node<'property'> {
  name: string;
  modifiers: Modifiers;
  type: TypeSyntax;
  getter?: Accessor;
  setter?: Accessor;
  /** An accessor too many, or none. */
  fault?: Position & { message: string };
}
export interface InitialiserDeclaration extends Node<'initialiser'> {
  isStatic: boolean;
  body: BlockStatement;
}
export interface TypeDeclaration extends Node<'class' | 'interface' | 'enum'> {
  name: string;
  modifiers: Modifiers;
  superType?: TypeSyntax;
  interfaces: TypeSyntax[];
  members: Member[];
  constants: string[];
}
export type Member =
  MethodDeclaration | ConstructorDeclaration | FieldDeclaration | PropertyDeclaration | InitialiserDeclaration | TypeDeclaration;

/** A trigger file. */
export interface TriggerDeclaration extends Node<'trigger'> {
  name: string;
  object: string;
  /** e.g. `beforeInsert`. */
  events: string[];
  statements: Statement[];
}
