/** `try`, `catch` and `finally`. Source: Apex Developer Guide, Exceptions in Apex. */
import type { TryStatement } from '../syntax/ast.ts';
import { isAssignable, isException } from '../types/relations.ts';
import type { Type } from '../types/type.ts';
import type { Body } from './body.ts';
import { quote } from './code.ts';
import { block } from './statements.ts';

function catches(body: Body, node: TryStatement): void {
  const raw = body.unit.fresh('x');
  const caught = body.unit.fresh('x');
  body.writer.write(`catch(${raw}){const ${caught}=caught(${raw});`);
  const seen: Type[] = [];
  node.catches.forEach((clause, index) => {
    const type = body.typeOf(clause.type);
    if (seen.some((earlier) => isAssignable(type, earlier))) throw body.error(clause.body, `Exception type already caught: ${type.name}`);
    seen.push(type);
    if (!isException(type)) throw body.error(clause.body, `Catch block variable must be of type exception: ${type.name}`);
    body.writer.at(clause.line).write(`${index > 0 ? 'else ' : ''}if(isInstance(${caught},${quote(type.name)})){`);
    body.nested(() => {
      const variable = body.declare(clause.name, type, clause);
      body.writer.write(`let ${variable.jsName}=${caught};`);
      block(body, clause.body);
    });
    body.writer.write('}');
  });
  body.writer.write(`else throw ${raw};}`);
}

/** Generates the statement. */
export function tryStatement(body: Body, node: TryStatement): void {
  body.writer.write('try');
  block(body, node.body);
  if (node.catches.length > 0) catches(body, node);
  if (!node.finallyBody) return;
  body.writer.write('finally');
  block(body, node.finallyBody);
}
