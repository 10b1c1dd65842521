/** Mutants of the language: operators, flow, classes, exceptions. */
import { mutantsOf } from './mutant.ts';

export const languageMutants = [
  ...mutantsOf('apex/runtime/operations.ts', [
    ['== on strings minds the case', 'a.length === b.length && a.toLowerCase() === b.toLowerCase();', 'false;'],
    ['integer division rounds', '(a / b) | 0', 'Math.round(a / b)'],
    ['integer division by zero answers zero', 'return b === 0 ? divideByZero() : (a / b) | 0;', 'return b === 0 ? 0 : (a / b) | 0;'],
    ['long division does not wrap', 'BigInt.asIntN(64, a / b)', 'a / b + (a % b !== 0n ? 1n : 0n)'],
    ['long << does not wrap', 'BigInt.asIntN(64, a << (b & 63n))', 'a << (b & 63n)'],
    ['long >>> keeps the sign', 'BigInt.asIntN(64, BigInt.asUintN(64, a) >> (b & 63n))', 'a >> (b & 63n)'],
    ['ids of 15 and 18 characters differ', 'return toId(a) === toId(b);', 'return a === b;'],
    ['Date + Integer adds months', 'return date.addDays(Math.trunc(by));', 'return date.addMonths(Math.trunc(by));'],
  ]),
  ...mutantsOf('apex/emit/operators.ts', [
    ['Integer sums do not wrap', "'+': (a, b) => `(${a}+${b}|0)`", "'+': (a, b) => `(${a}+${b})`"],
    ['Integer products do not wrap', 'Math.imul(${a},${b})', '(${a}*${b})'],
    ['Long sums do not wrap', "'+': (a, b) => `BigInt.asIntN(64,${a}+${b})`", "'+': (a, b) => `(${a}+${b})`"],
    ['Integer >>> keeps the sign', '`(${a}>>>${b}|0)`', '`(${a}>>${b})`'],
    ['&& and || evaluate both sides', 'js: `(${left}${node.operator}${right})`', 'js: `!!(${left}${node.operator.slice(1)}${right})`'],
    ['null in a concatenation is blank', '(${code.js} ?? "null")', '(${code.js} ?? "")'],
    ['a condition that is null is false', 'return required(code);', 'return `(${code.js} === true)`;'],
  ]),
  ...mutantsOf('apex/emit/convert.ts', [
    ['Integer stays Integer in a Decimal', "  [DECIMAL, 'toDecimal'],\n", ''],
    ['Date stays Date in a Datetime', 'js: `dateToDatetime(${closed.js})`', 'js: `${closed.js}`'],
    ['a text is no checked id', 'js: `toId(${closed.js})`', 'js: `${closed.js}`'],
  ]),
  ...mutantsOf('apex/emit/exceptions.ts', [
    ['finally is skipped', 'if (!node.finallyBody) return;', 'if (node.catches.length > 0 || !node.finallyBody) return;'],
    [
      'the first catch takes everything',
      'if(isInstance(${caught},${quote(type.name)})){',
      'if(${caught}||isInstance(${caught},${quote(type.name)})){',
    ],
  ]),
  ...mutantsOf('apex/emit/overloads.ts', [
    ['the first fitting overload wins', 'if (cost < bestCost) [best', 'if (cost < bestCost && !best) [best'],
  ]),
  ...mutantsOf('apex/emit/safe.ts', [
    [
      '?. protects one link only',
      'if (!target.safe) return use(target);',
      'if (!target.safe || target) return use({ ...target, safe: undefined });',
    ],
  ]),
  ...mutantsOf('apex/emit/expressions.ts', [
    ['?? always takes the right side', 'js: `(${a.js} ?? ${b.js})`', 'js: `(${a.js}, ${b.js})`'],
    ['the branches of ?: are exchanged', '`(${test}?${a.js}:${b.js})`', '`(${test}?${b.js}:${a.js})`'],
    ['down-casts are not checked', 'return { js: `cast(${value.js},${quote(type.name)})`, type };', 'return { js: value.js, type };'],
  ]),
  ...mutantsOf('apex/emit/lvalues.ts', [
    ['x++ answers the new value', '=>(${place.write(value.js)},${before}))', '=>${place.write(value.js)})'],
    ['a target is evaluated twice', 'if (isSimple(js)) return js;', 'if (isSimple(js) || js) return js;'],
  ]),
  ...mutantsOf('apex/emit/switches.ts', [
    [
      'switch ignores the case of texts',
      "return subject.type === STRING || literal.js === 'null' ? `${subject.js}===${literal.js}`",
      "return subject.type === STRING ? `eqText(${subject.js},${literal.js})` : literal.js === 'null' ? `${subject.js}===${literal.js}`",
    ],
    ['switch falls through', "write(index > 0 ? 'else ' : '')", "write('')"],
  ]),
  ...mutantsOf('apex/emit/classes.ts', [
    [
      'fields start without their values',
      'return name ? [{ name, isStatic: field.isStatic }] : [];',
      'return name && field.isStatic ? [{ name, isStatic: field.isStatic }] : [];',
    ],
    ['static blocks do not run', 'static $static(){${run(true, own)}}', 'static $static(){}'],
  ]),
  ...mutantsOf('apex/model/members.ts', [
    ['private methods are replaced by sub-classes', "${isPrivate ? `$of$${symbol.jsName}` : ''}", ''],
  ]),
  ...mutantsOf('apex/emit/records.ts', [
    ['a missing parent is no safe target', 'const js = record.parent ?', 'const js = record.parent && !record.js ?'],
  ]),
  ...mutantsOf('apex/emit/body.ts', [
    ['with sharing is without', "if (symbol.sharing === 'with') return true;", "if (symbol.sharing === 'with') return false;"],
    ['without sharing is with', "if (symbol.sharing === 'without') return false;", "if (symbol.sharing === 'without') return true;"],
    [
      'the access mode is always system',
      "const mode = explicit ?? (this.facts.apiVersion >= 67 ? 'user' : 'system');",
      "const mode = 'system';",
    ],
    ['user mode is not the default', "explicit ?? (this.facts.apiVersion >= 67 ? 'user' : 'system')", "explicit ?? 'system'"],
  ]),
  ...mutantsOf('apex/runtime/failures.ts', [
    ['a null target is no NullPointerException', '/\\bof null\\b|null is not|^null /.test(error.message)', 'false'],
  ]),
  ...mutantsOf('apex/runtime/load.ts', [
    ['static state leaks between transactions', '(info.js as unknown as ScriptClass).$s = null;', 'void info;'],
  ]),
  ...mutantsOf('apex/runtime/objects.ts', [
    [
      'a collection may change while it is iterated',
      "return throwApex('System.FinalException', 'Cannot modify a collection while it is being iterated.');",
      'return undefined as never;',
    ],
    ['chunks of a query loop are not 200', 'const CHUNK = 200;', 'const CHUNK = 100;'],
  ]),
  ...mutantsOf('apex/runtime/data.ts', [
    [
      'a query without rows answers null',
      "return firstRecord(list) ?? throwApex('System.QueryException', 'List has no rows for assignment to SObject');",
      'return firstRecord(list) as ApexSObject;',
    ],
    ['a query of several rows answers the first', 'if (items.length > 1) throwApex', 'if (items.length > 1e9) throwApex'],
  ]),
];
