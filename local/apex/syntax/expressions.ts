/** Builds expressions of the syntax tree from the parser's tree. */
import * as P from '@apexdevtools/apex-parser';
import type { AssignOperator, BinaryOperator, CompareOperator, EqualityOperator, Expression, Position, TypeSyntax } from './ast.ts';
import { buildLiteral } from './literals.ts';
import { buildSoql, buildSosl } from './queries.ts';
import { at, buildType, nameOf, typeFromNames } from './shared.ts';

type Context = P.ExpressionContext;
type Builder = (context: never) => Expression;
/** A kind of parser node and what builds it. */
type Entry = [unknown, Builder];

/** Builds the expressions of one source file. */
export class ExpressionBuilder {
  private readonly source: string;
  private readonly builders: Map<unknown, Builder>;

  constructor(source: string) {
    this.source = source;
    this.builders = new Map([...this.parts(), ...this.choices(), ...this.operators()]);
  }

  /** Names, calls, members and what changes one operand. */
  private parts(): Entry[] {
    return [
      [P.PrimaryExpressionContext, (c: P.PrimaryExpressionContext) => this.primary(c.primary())],
      [P.SubExpressionContext, (c: P.SubExpressionContext) => ({ kind: 'parenthesized', ...at(c), operand: this.build(c.expression()) })],
      [P.DotExpressionContext, (c: P.DotExpressionContext) => this.dot(c)],
      [P.MethodCallExpressionContext, (c: P.MethodCallExpressionContext) => this.methodCall(c.methodCall())],
      [P.NewExpressionContext, (c: P.NewExpressionContext) => this.creator(c.creator(), at(c))],
      [
        P.ArrayExpressionContext,
        (c: P.ArrayExpressionContext) => ({
          kind: 'index',
          ...at(c),
          target: this.build(c.expression(0)),
          index: this.build(c.expression(1)),
        }),
      ],
      [P.CastExpressionContext, (c: P.CastExpressionContext) => this.cast(c)],
      [P.PreOpExpressionContext, (c: P.PreOpExpressionContext) => this.prefix(c)],
      [
        P.PostOpExpressionContext,
        (c: P.PostOpExpressionContext) => ({
          kind: 'step',
          ...at({ start: (c.INC() ?? c.DEC()).symbol }),
          operator: c.INC() ? '++' : '--',
          prefix: false,
          operand: this.build(c.expression()),
        }),
      ],
      [
        P.NegExpressionContext,
        (c: P.NegExpressionContext) => ({ kind: 'unary', ...at(c), operator: c.BANG() ? '!' : '~', operand: this.build(c.expression()) }),
      ],
      [
        P.InstanceOfExpressionContext,
        (c: P.InstanceOfExpressionContext) => ({
          kind: 'instanceof',
          ...at(c),
          operand: this.build(c.expression()),
          type: buildType(c.typeRef()),
        }),
      ],
    ];
  }

  /** Expressions that assign or choose. */
  private choices(): Entry[] {
    return [
      [
        P.AssignExpressionContext,
        (c: P.AssignExpressionContext) => ({
          kind: 'assign',
          ...at(c),
          operator: operatorText(c) as AssignOperator,
          target: this.build(c.expression(0)),
          value: this.build(c.expression(1)),
        }),
      ],
      [
        P.CondExpressionContext,
        (c: P.CondExpressionContext) => ({
          kind: 'conditional',
          ...at(c),
          condition: this.build(c.expression(0)),
          whenTrue: this.build(c.expression(1)),
          whenFalse: this.build(c.expression(2)),
        }),
      ],
      [
        P.CoalExpressionContext,
        (c: P.CoalExpressionContext) => ({
          kind: 'coalesce',
          ...at(c),
          left: this.build(c.expression(0)),
          right: this.build(c.expression(1)),
        }),
      ],
    ];
  }

  /** Expressions with two sides. */
  private operators(): Entry[] {
    return [
      [P.LogAndExpressionContext, (c: P.LogAndExpressionContext) => ({ kind: 'logical', ...at(c), operator: '&&', ...this.sides(c) })],
      [P.LogOrExpressionContext, (c: P.LogOrExpressionContext) => ({ kind: 'logical', ...at(c), operator: '||', ...this.sides(c) })],
      [
        P.EqualityExpressionContext,
        (c: P.EqualityExpressionContext) => ({
          kind: 'equality',
          ...at(c),
          operator: operatorText(c).replace('<>', '!=') as EqualityOperator,
          ...this.sides(c),
        }),
      ],
      [
        P.CmpExpressionContext,
        (c: P.CmpExpressionContext) => ({ kind: 'compare', ...at(c), operator: operatorText(c) as CompareOperator, ...this.sides(c) }),
      ],
      ...[
        P.Arth1ExpressionContext,
        P.Arth2ExpressionContext,
        P.BitExpressionContext,
        P.BitAndExpressionContext,
        P.BitOrExpressionContext,
        P.BitNotExpressionContext,
      ].map((type): Entry => [
        type,
        (c: P.Arth1ExpressionContext) => ({ kind: 'binary', ...at(c), operator: operatorText(c) as BinaryOperator, ...this.sides(c) }),
      ]),
    ];
  }

  /** Builds any expression. */
  build(context: Context): Expression {
    const builder = this.builders.get(context.constructor);
    if (!builder) throw new P.ApexSyntaxError(context.start.line, context.start.column, `Unexpected expression '${context.getText()}'`);
    return builder(context as never);
  }

  /** Builds the expressions of an argument list; absent means none. */
  list(context: P.ExpressionListContext | null): Expression[] {
    return context ? context.expression_list().map((expression) => this.build(expression)) : [];
  }

  private sides(context: { expression(index: number): Context }): { left: Expression; right: Expression } {
    return { left: this.build(context.expression(0)), right: this.build(context.expression(1)) };
  }

  private primary(context: P.PrimaryContext): Expression {
    const position = at(context);
    if (context instanceof P.IdPrimaryContext) return { kind: 'name', ...position, name: nameOf(context.id()) };
    if (context instanceof P.LiteralPrimaryContext) return buildLiteral(context.literal());
    if (context instanceof P.ThisPrimaryContext) return { kind: 'this', ...position };
    if (context instanceof P.SuperPrimaryContext) return { kind: 'super', ...position };
    if (context instanceof P.TypeRefPrimaryContext) return { kind: 'typeLiteral', ...position, type: buildType(context.typeRef()) };
    if (context instanceof P.VoidPrimaryContext) return { kind: 'typeLiteral', ...position, type: 'void' };
    const bound = (expression: P.BoundExpressionContext) => this.build(expression.expression());
    if (context instanceof P.SoqlPrimaryContext) return buildSoql(context.soqlLiteral(), this.source, bound);
    return buildSosl((context as P.SoslPrimaryContext).soslLiteral(), this.source, bound);
  }

  private dot(context: P.DotExpressionContext): Expression {
    const safe = Boolean(context.QUESTIONDOT());
    const target = this.build(context.expression());
    const call = context.dotMethodCall();
    if (call) {
      return { kind: 'call', ...at(call), target, name: nameOf(call.anyId()), arguments: this.list(call.expressionList()), safe };
    }
    return { kind: 'field', ...at(context.anyId()), target, name: nameOf(context.anyId()), safe };
  }

  private methodCall(context: P.MethodCallContext): Expression {
    const argumentsOf = this.list(context.expressionList());
    if (context.THIS()) return { kind: 'constructorCall', ...at(context), of: 'this', arguments: argumentsOf };
    if (context.SUPER()) return { kind: 'constructorCall', ...at(context), of: 'super', arguments: argumentsOf };
    return { kind: 'call', ...at(context), name: nameOf(context.id()), arguments: argumentsOf, safe: false };
  }

  private cast(context: P.CastExpressionContext): Expression {
    return { kind: 'cast', ...at(context), type: buildType(context.typeRef()), operand: this.build(context.expression()) };
  }

  private prefix(context: P.PreOpExpressionContext): Expression {
    const operand = this.build(context.expression());
    const position = at(context);
    if (context.INC()) return { kind: 'step', ...position, operator: '++', prefix: true, operand };
    if (context.DEC()) return { kind: 'step', ...position, operator: '--', prefix: true, operand };
    return { kind: 'unary', ...position, operator: context.SUB() ? '-' : '+', operand };
  }

  private creator(context: P.CreatorContext, position: Position): Expression {
    const type = createdType(context.createdName(), position);
    if (context.classCreatorRest()) {
      return { kind: 'new', ...position, type, arguments: this.list(context.classCreatorRest().arguments().expressionList()) };
    }
    if (context.arrayCreatorRest()) return this.arrayCreator(context.arrayCreatorRest(), type, position);
    if (context.mapCreatorRest()) {
      const pairs = context
        .mapCreatorRest()
        .mapCreatorRestPair_list()
        .map((pair): [Expression, Expression] => [this.build(pair.expression(0)), this.build(pair.expression(1))]);
      return { kind: 'map', ...position, type, pairs };
    }
    const items = context.setCreatorRest()?.expression_list() ?? [];
    return { kind: 'collection', ...position, type, items: items.map((item) => this.build(item)) };
  }

  private arrayCreator(context: P.ArrayCreatorRestContext, element: TypeSyntax, position: Position): Expression {
    const type: TypeSyntax = { ...element, dimensions: element.dimensions + 1 };
    const initial = context.arrayInitializer();
    if (initial) {
      return { kind: 'collection', ...position, type, items: initial.expression_list().map((item) => this.build(item)) };
    }
    return { kind: 'array', ...position, type, size: this.build(context.expression()) };
  }
}

function createdType(context: P.CreatedNameContext, position: Position): TypeSyntax {
  const pairs = context.idCreatedNamePair_list();
  const type = typeFromNames(
    pairs.map((pair) => nameOf(pair.anyId())),
    position,
  );
  pairs.forEach((pair, index) => {
    const part = type.parts[index];
    if (part && pair.typeList()) part.arguments = pair.typeList().typeRef_list().map(buildType);
  });
  return type;
}

/** The operator of a binary node: the text of its terminals. */
function operatorText(context: { getChildCount(): number; getChild(index: number): unknown }): string {
  let text = '';
  for (let index = 1; index < context.getChildCount() - 1; index++) {
    text += (context.getChild(index) as { getText(): string }).getText();
  }
  return text;
}
