/** Mutants of the record store: queries, statements, security. */
import { mutantsOf } from './mutant.ts';

export const dataMutants = [
  ...mutantsOf('data/soql/conditions.ts', [
    [
      'LIKE minds the case',
      "return `${target} LIKE ${pattern} ESCAPE '\\\\'`;",
      "return `(${target} LIKE ${pattern} ESCAPE '\\\\' AND instr(${target}, trim(${pattern}, '%')) > 0)`;",
    ],
    [
      '= minds the case of texts',
      'return column.bare || !isText(column) ? column.sql : `(${column.sql}) COLLATE NOCASE`;',
      'return `(${column.sql}) COLLATE BINARY`;',
    ],
    ['!= leaves blanks out', "operator === '!=' ? 'IS NOT' : operator", "operator === '!=' ? '<>' : operator"],
    ['NOT IN a query finds what is in it', "return operator === 'IN' ? found : `NOT COALESCE(${found}, 0)`;", 'return found;'],
    ['OR is AND', "condition.kind === 'and' ? ' AND ' : ' OR '", "condition.kind === 'and' ? ' AND ' : ' AND '"],
    [
      'a date literal is off by its last day',
      "return `(${column.sql} >= ${edge('start')} AND ${column.sql} < ${edge('end')})`;",
      "return `(${column.sql} > ${edge('end')} AND ${column.sql} < ${edge('end')})`;",
    ],
  ]),
  ...mutantsOf('data/soql/parse.ts', [
    ['blanks sort last', "let nulls: 'FIRST' | 'LAST' = 'FIRST';", "let nulls: 'FIRST' | 'LAST' = 'LAST';"],
  ]),
  ...mutantsOf('data/soql/compile.ts', [
    ['DESC is ASC', "item.descending ? 'DESC' : 'ASC'", "item.descending ? 'ASC' : 'ASC'"],
    ['LIMIT is not kept', 'return ` LIMIT ${limit}${', 'return ` LIMIT -1${'],
    ['OFFSET is not kept', "${query.offset ? ` OFFSET ${numberSql(query.offset, context)}` : ''}", ''],
  ]),
  ...mutantsOf('data/soql/operands.ts', [['COUNT_DISTINCT counts all', '`COUNT(DISTINCT ${column.sql})`', '`COUNT(${column.sql})`']]),
  ...mutantsOf('data/dml/save.ts', [
    [
      'required fields may be blank',
      "if (missing.length > 0) {\n      fail(row, 'REQUIRED_FIELD_MISSING'",
      "if (missing.length > 99) {\n      fail(row, 'REQUIRED_FIELD_MISSING'",
    ],
    ['before-insert triggers do not run', "fireTriggers('beforeInsert', work);", ''],
    ['after-update triggers do not run', "fireTriggers('afterUpdate', work);", ''],
    [
      'deleted records can be updated',
      "else if ((row.old['IsDeleted'] === true) !== (deleted === 'require')) refuseDeleted(row, deleted);",
      '',
    ],
  ]),
  ...mutantsOf('data/dml/work.ts', [
    [
      'with partial success triggers run once only',
      'if (rest > 0 && rest < work.rows.length) throw new Retry();',
      'if (rest > 1e9) throw new Retry();',
    ],
  ]),
  ...mutantsOf('data/dml/checks.ts', [
    ['texts may be of any length', 'if (field.length > 0 && text.length > field.length) {', 'if (field.length > 0 && text.length > 1e9) {'],
    [
      'any text is an e-mail address',
      "if (typeof text === 'string' && !EMAIL.test(text)) refuse",
      "if (typeof text === 'string' && text === '') refuse",
    ],
    ['texts keep blanks at their end', 'const text = value.trimEnd();', 'const text = value;'],
  ]),
  ...mutantsOf('data/dml/triggers.ts', [
    [
      'changes of before triggers are lost',
      'row.changes[field.name] = checkedValue(row, field, value);',
      'checkedValue(row, field, value);',
    ],
    [
      'errors of triggers are ignored',
      'if (row) fail(row, error.statusCode',
      'if (row?.errors === undefined && row) fail(row, error.statusCode',
    ],
    ['triggers see more than 200 records', 'export const TRIGGER_CHUNK = 200;', 'export const TRIGGER_CHUNK = 2000;'],
  ]),
  ...mutantsOf('data/dml/statement.ts', [
    [
      'a failed statement keeps its good rows',
      'if (context.options.allOrNone && failed.length > 0) {',
      'if (context.options.allOrNone && failed.length === rows.length && failed.length > 0) {',
    ],
  ]),
  ...mutantsOf('data/dml/upsert.ts', [
    [
      'upsert always inserts',
      "((idOf(input.record) ?? '') === '' ? sorted.fresh : sorted.known).push(input);",
      'sorted.fresh.push(input);',
    ],
  ]),
  ...mutantsOf('data/dml/uniqueness.ts', [
    [
      'unique values may repeat',
      "if (field.unique && field.name !== 'Id') checkField(field, work);",
      "if (field.unique && field.name === 'Id') checkField(field, work);",
    ],
  ]),
  ...mutantsOf('data/dml/remove.ts', [
    ['details outlive their master', "if (link.field.deleteConstraint !== 'Cascade') return;", 'return;'],
    ['undelete does nothing', 'restoreIds(work.context, work.object, ids);', ''],
    [
      'look-ups keep deleted parents',
      "if (link.field.deleteConstraint === 'SetNull') {",
      "if (link.field.deleteConstraint === 'SetNull' && link.field.masterDetail) {",
    ],
  ]),
  ...mutantsOf('data/dml/userMode.ts', [
    [
      'writing ignores object rights',
      'if (!access.canObject(userId, object.name, right)) {',
      "if (!access.canObject(userId, object.name, right) && object.name === '') {",
    ],
    [
      'writing ignores field rights',
      "return !context.core.access.canField(context.actor.userId, object.name, field.name, 'edit');",
      'return false;',
    ],
    [
      'writing ignores sharing',
      'const closed = rows.filter((row) => row.id !== null && !open.has(row.id) && exists(work, row.id));',
      'const closed = rows.filter((row) => row.id === open.size.toString());',
    ],
  ]),
  ...mutantsOf('data/security/access.ts', [
    ['everybody may do everything with objects', 'return grants.objects.get(object.toLowerCase())?.[right] ?? false;', 'return true;'],
    ['field-level security is off', 'return granted || (wildcard?.[right] ?? false);', 'return granted !== null;'],
  ]),
  ...mutantsOf('data/security/sharing.ts', [
    [
      'everybody sees all records',
      'if (this.#seesAll(userId, object, level)) return undefined;',
      'if (this.#seesAll(userId, object, level) || level) return undefined;',
    ],
  ]),
];
