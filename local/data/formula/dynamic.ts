/** Formulas outside of metadata: those that Apex builds, and formula fields of records in memory. */
import { InvalidFormula, type FormulaPort } from '../../kernel/ports/formulas.ts';
import { NotImplemented } from '../../kernel/notImplemented.ts';
import type { FieldType, SchemaPort } from '../../kernel/ports/schema.ts';
import { FormulaError, FormulaMistake } from './ast.ts';
import { evaluate } from './evaluate.ts';
import { formulaValue, plainResult, readFormula, type CompiledFormula } from './library.ts';

function typeOf(schema: SchemaPort, object: string, path: string[]): FieldType {
  let current = object;
  for (const step of path.slice(0, -1)) current = schema.parentRelationship(current, step)?.referenceTo[0] ?? current;
  return schema.field(current, path.at(-1) ?? '')?.type ?? 'string';
}

function read(formula: string, object: string, schema: SchemaPort): CompiledFormula {
  try {
    return readFormula(formula, object, schema);
  } catch (error) {
    if (error instanceof FormulaMistake) throw new InvalidFormula(error.message);
    throw error instanceof FormulaError ? new NotImplemented(`a formula of Apex: ${error.message}`) : error;
  }
}

/** Evaluates formulas against values that the caller reads. */
export function formulaPort(schema: SchemaPort): FormulaPort {
  const known = new Map<string, CompiledFormula>();
  const compiled = (formula: string, object: string, own = schema): CompiledFormula => {
    const key = `${object} ${formula}`;
    const found = known.get(key) ?? read(formula, object, own);
    known.set(key, found);
    return found;
  };
  return {
    paths: (formula, object, own) => compiled(formula, object, own).paths,
    evaluate(question) {
      const { formula, object, type, now, today, schema: own = schema } = question;
      const value = (path: string[]) => {
        if (path[0]?.startsWith('$')) {
          const found = question.global(path);
          return formulaValue(found.value, found.type);
        }
        return formulaValue(question.read(path), typeOf(own, object, path));
      };
      const scope = { value, prior: value, isNew: true, now, today };
      return plainResult(evaluate(compiled(formula, object, own).expression, scope), type);
    },
  };
}
