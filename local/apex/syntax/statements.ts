/** Builds statements of the syntax tree from the parser's tree. */
import type * as P from '@apexdevtools/apex-parser';
import type {
  BlockStatement,
  DmlStatement,
  LiteralExpression,
  Modifiers,
  Statement,
  SwitchCase,
  SwitchValue,
  TryStatement,
  VariableStatement,
} from './ast.ts';
import { ExpressionBuilder } from './expressions.ts';
import { unescapeText } from './literals.ts';
import { at, buildModifiers, buildType, nameOf, typeFromNames } from './shared.ts';

type DmlContext = P.InsertStatementContext | P.UpdateStatementContext | P.DeleteStatementContext | P.UndeleteStatementContext;

/** Builds the statements of one source file. */
export class StatementBuilder {
  readonly expressions: ExpressionBuilder;

  constructor(source: string) {
    this.expressions = new ExpressionBuilder(source);
  }

  /** Builds a `{ ... }` block. */
  block(context: P.BlockContext): BlockStatement {
    return { kind: 'block', ...at(context), statements: context.statement_list().map((statement) => this.build(statement)) };
  }

  /** Builds any statement. */
  build(context: P.StatementContext): Statement {
    return this.simple(context) ?? this.control(context) ?? this.dataManipulation(context) ?? { kind: 'empty', ...at(context) };
  }

  private simple(context: P.StatementContext): Statement | undefined {
    const position = at(context);
    const expressions = this.expressions;
    if (context.expressionStatement()) {
      return { kind: 'expression', ...position, expression: expressions.build(context.expressionStatement().expression()) };
    }
    if (context.localVariableDeclarationStatement()) {
      return this.variables(context.localVariableDeclarationStatement().localVariableDeclaration());
    }
    if (context.block()) return this.block(context.block());
    const returned = context.returnStatement();
    if (returned) {
      return { kind: 'return', ...position, value: returned.expression() ? expressions.build(returned.expression()) : undefined };
    }
    if (context.throwStatement()) {
      return { kind: 'throw', ...position, value: expressions.build(context.throwStatement().expression()) };
    }
    if (context.breakStatement()) return { kind: 'break', ...position };
    return context.continueStatement() ? { kind: 'continue', ...position } : undefined;
  }

  private control(context: P.StatementContext): Statement | undefined {
    const position = at(context);
    if (context.ifStatement()) return this.ifStatement(context.ifStatement());
    if (context.forStatement()) return this.forStatement(context.forStatement());
    const loop = context.whileStatement();
    if (loop) {
      return { kind: 'while', ...position, condition: this.condition(loop.parExpression()), body: this.body(loop.statement(), loop) };
    }
    const doLoop = context.doWhileStatement();
    if (doLoop) {
      return { kind: 'do', ...position, condition: this.condition(doLoop.parExpression()), body: this.block(doLoop.block()) };
    }
    if (context.tryStatement()) return this.tryStatement(context.tryStatement());
    return context.switchStatement() ? this.switchStatement(context.switchStatement()) : undefined;
  }

  private condition(context: P.ParExpressionContext) {
    return this.expressions.build(context.expression());
  }

  private body(context: P.StatementContext | null, owner: { start: { line: number; column: number } }): Statement {
    return context ? this.build(context) : { kind: 'empty', ...at(owner) };
  }

  /** Builds a local declaration, also that of a `for` loop. */
  variables(context: P.LocalVariableDeclarationContext): VariableStatement {
    return {
      kind: 'variable',
      ...at(context),
      type: buildType(context.typeRef()),
      ...localModifiers(buildModifiers(context.modifier_list())),
      variables: context
        .variableDeclarators()
        .variableDeclarator_list()
        .map((declarator) => ({
          ...at(declarator),
          name: nameOf(declarator.id()),
          value: declarator.expression() ? this.expressions.build(declarator.expression()) : undefined,
        })),
    };
  }

  private ifStatement(context: P.IfStatementContext): Statement {
    const [then, otherwise] = context.statement_list();
    return {
      kind: 'if',
      ...at(context),
      condition: this.condition(context.parExpression()),
      then: this.body(then ?? null, context),
      otherwise: otherwise ? this.build(otherwise) : undefined,
    };
  }

  private forStatement(context: P.ForStatementContext): Statement {
    const control = context.forControl();
    const body = this.body(context.statement(), context);
    const each = control.enhancedForControl();
    if (each) {
      const iterable = this.expressions.build(each.expression());
      return { kind: 'forEach', ...at(context), type: buildType(each.typeRef()), name: nameOf(each.id()), iterable, body };
    }
    const init = control.forInit();
    const declared = init?.localVariableDeclaration();
    const comma = control.forUpdate()?.expressionList().COMMA_list()[0];
    return {
      kind: 'for',
      ...at(context),
      variables: declared ? this.variables(declared) : undefined,
      initialisers: this.expressions.list(init?.expressionList() ?? null),
      condition: control.expression() ? this.expressions.build(control.expression()) : undefined,
      updates: this.expressions.list(control.forUpdate()?.expressionList() ?? null),
      ...(comma ? { comma: { line: comma.symbol.line, column: comma.symbol.column + 1 } } : {}),
      body,
    };
  }

  private tryStatement(context: P.TryStatementContext): TryStatement {
    return {
      kind: 'try',
      ...at(context),
      body: this.block(context.block()),
      catches: context.catchClause_list().map((clause) => ({
        ...at(clause.id()),
        type: typeFromNames(clause.qualifiedName().id_list().map(nameOf), at(clause)),
        name: nameOf(clause.id()),
        body: this.block(clause.block()),
      })),
      finallyBody: context.finallyBlock() ? this.block(context.finallyBlock().block()) : undefined,
    };
  }

  private switchStatement(context: P.SwitchStatementContext): Statement {
    return {
      kind: 'switch',
      ...at(context),
      subject: this.expressions.build(context.expression()),
      cases: context.whenControl_list().map((control) => this.switchCase(control)),
    };
  }

  private switchCase(context: P.WhenControlContext): SwitchCase {
    const value = context.whenValue();
    const typed = value.typeRef() ? { type: buildType(value.typeRef()), name: nameOf(value.id()) } : undefined;
    const values = value.whenLiteral_list().map((literal) => switchValue(literal));
    return { ...at(context), values, typed, body: this.block(context.block()) };
  }

  private dataManipulation(context: P.StatementContext): Statement | undefined {
    const runAs = context.runAsStatement();
    if (runAs) {
      return { kind: 'runAs', ...at(runAs), user: this.expressions.list(runAs.expressionList()), body: this.block(runAs.block()) };
    }
    if (context.insertStatement()) return this.dml('insert', context.insertStatement());
    if (context.updateStatement()) return this.dml('update', context.updateStatement());
    if (context.deleteStatement()) return this.dml('delete', context.deleteStatement());
    if (context.undeleteStatement()) return this.dml('undelete', context.undeleteStatement());
    const upsert = context.upsertStatement();
    if (upsert) {
      return { ...this.dml('upsert', upsert as unknown as DmlContext), externalIdField: upsert.qualifiedName()?.getText() };
    }
    const merge = context.mergeStatement();
    if (!merge) return undefined;
    const [operand, duplicates] = merge.expression_list().map((expression) => this.expressions.build(expression));
    if (!operand) return undefined;
    return { kind: 'dml', ...at(merge), operation: 'merge', operand, duplicates, access: accessOf(merge.accessLevel()) };
  }

  private dml(operation: DmlStatement['operation'], context: DmlContext): DmlStatement {
    const operand = this.expressions.build(context.expression());
    return { kind: 'dml', ...at(context), operation, operand, access: accessOf(context.accessLevel()) };
  }
}

/** A local variable may be final and nothing else. */
function localModifiers({ words, marks = [], repeated }: Modifiers): { isFinal: boolean; problem?: string } {
  const stranger =
    [...words].find((word) => word !== 'final' && word !== 'transient') ??
    marks.find(({ name }) => name.toLowerCase() !== 'suppresswarnings')?.name;
  const problem = repeated ? `Duplicate modifier: ${repeated}` : stranger ? `${stranger} is not allowed on locals` : undefined;
  return { isFinal: words.has('final'), ...(problem ? { problem } : {}) };
}

function accessOf(context: P.AccessLevelContext | null): 'user' | 'system' | undefined {
  if (!context) return undefined;
  return context.SYSTEM() ? 'system' : 'user';
}

function switchValue(context: P.WhenLiteralContext): SwitchValue {
  if (context.LPAREN()) return switchValue(context.whenLiteral());
  const position = at(context);
  const literal = (type: LiteralExpression['type'], text: string): SwitchValue => ({
    literal: { kind: 'literal', ...position, type, text },
  });
  const sign = context.SUB_list().length % 2 === 1 ? '-' : '';
  if (context.IntegerLiteral()) return literal('Integer', sign + context.IntegerLiteral().getText());
  if (context.LongLiteral()) return literal('Long', sign + context.LongLiteral().getText().slice(0, -1));
  if (context.StringLiteral()) return literal('String', unescapeText(context.StringLiteral().getText().slice(1, -1)));
  if (context.NULL()) return literal('null', 'null');
  const names = context.qualifiedName().id_list();
  return { ...at(names.at(-1) ?? context), names: names.map(nameOf) };
}
