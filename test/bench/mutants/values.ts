/** Mutants of values: numbers, collections, records. */
import { mutantsOf } from './mutant.ts';

export const valueMutants = [
  ...mutantsOf('apex/values/rounding.ts', [
    ['HALF_UP rounds down', 'return twice >= 0;', 'return twice > 0;'],
    ['HALF_EVEN rounds up', 'return twice > 0 || (twice === 0 && odd);', 'return twice >= 0;'],
  ]),
  ...mutantsOf('apex/values/decimal.ts', [
    ['a product has the scale of one side', 'new ApexDecimal(product, this.scale + other.scale)', 'new ApexDecimal(product, this.scale)'],
    [
      'setScale cuts off',
      'rounded(this.unscaled, power(this.scale - scale), mode)',
      "rounded(this.unscaled, power(this.scale - scale), mode === 'HALF_EVEN' ? 'DOWN' : mode)",
    ],
  ]),
  ...mutantsOf('apex/values/keys.ts', [
    [
      'equals and hashCode do not count in sets and maps',
      "return value instanceof ApexObject && hasMethod(value, 'hashCode', 0) && hasMethod(value, 'equals', 1);",
      'return false;',
    ],
    ['records are keys by identity', 'if (value instanceof ApexSObject) return `${MARK}s${value.type}${recordKey(value)}`;', ''],
  ]),
  ...mutantsOf('apex/values/equality.ts', [
    [
      '1.0 and 1.00 are not equal',
      'return asDecimal(a).compare(asDecimal(b));',
      'return asDecimal(a).compare(asDecimal(b)) || asDecimal(a).scale - asDecimal(b).scale;',
    ],
    [
      'Assert.areEqual ignores case',
      "if (typeof a === 'string' || typeof b === 'string') return false;",
      "if (typeof a === 'string' && typeof b === 'string') return a.toLowerCase() === b.toLowerCase();",
    ],
    [
      'own equals does not count for ==',
      "if (a instanceof ApexObject && hasMethod(a, 'equals', 1)) return callMethod(a, 'equals', [b]) === true;",
      '',
    ],
    ['lists are equal by identity', 'if (a instanceof ApexList) return b instanceof ApexList && sameItems(a.items, b.items);', ''],
    ['records are equal by identity', 'if (a instanceof ApexSObject) return b instanceof ApexSObject && sameRecord(a, b);', ''],
  ]),
  ...mutantsOf('apex/values/compare.ts', [
    [
      'nulls sort last',
      'if (a === null || a === undefined) return b === null || b === undefined ? 0 : -1;\n  if (b === null || b === undefined) return 1;',
      'if (a === null || a === undefined) return b === null || b === undefined ? 0 : 1;\n  if (b === null || b === undefined) return -1;',
    ],
    ['enums sort by name', 'return a.$ordinal - b.$ordinal;', 'return compareText(a.$name, b.$name);'],
    [
      'Comparable is not asked',
      "if (hasMethod(a, 'compareTo', 1)) return callMethod(a, 'compareTo', [b]) as number;",
      "if (hasMethod(a, 'compareTo', 1)) return 0;",
    ],
  ]),
  ...mutantsOf('apex/values/list.ts', [
    ['a list answers null beyond its end', 'if (index < 0 || index >= this.items.length) this.outOfBounds(index);\n    return', 'return'],
    [
      'clone shares the items',
      'return new ApexList(this.elementType, [...this.items]);',
      'return new ApexList(this.elementType, this.items);',
    ],
  ]),
  ...mutantsOf('apex/values/set.ts', [
    [
      'addAll always reports a change',
      'for (const value of values) this.add(value);\n    return this.held.size !== before;',
      'for (const value of values) this.add(value);\n    return before >= 0;',
    ],
    ['retainAll keeps everything', 'if (!keep.contains(value)) this.remove(value);', ''],
  ]),
  ...mutantsOf('apex/values/map.ts', [
    [
      'keys of maps ignore case',
      'protected textKey(key: string): string {\n    return key;',
      'protected textKey(key: string): string {\n    return key.toLowerCase();',
    ],
    ['put answers the new value', 'this.held.set(by, value);\n', 'this.held.set(by, value);\n    if (before === null) return value;\n'],
  ]),
  ...mutantsOf('apex/values/sobject.ts', [
    ['unqueried fields read as null', "if (this.assigned && name !== 'Id') this.notQueried(name);", ''],
    [
      'records of Trigger.old can be written',
      'setField(name: string, value: unknown): void {\n    if (this.readOnly) this.refuseWriting();',
      'setField(name: string, value: unknown): void {',
    ],
    ['clone keeps the id', "if (!preserveId) delete copy.fields['Id'];", ''],
    ['put accepts any type', 'this.setField(name, schema ? assignable(value, schema) : value);', 'this.setField(name, value);'],
  ]),
  ...mutantsOf('apex/values/types.ts', [
    [
      'null is an instance of everything',
      'if (value === null || value === undefined) return false;\n  const key',
      'if (value === null || value === undefined) return true;\n  const key',
    ],
  ]),
];
