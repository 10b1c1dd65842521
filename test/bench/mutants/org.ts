/** Mutants of transactions and tests, and of the platform's classes around them. */
import { mutantsOf } from './mutant.ts';

export const orgMutants = [
  ...mutantsOf('apex/library/database/database.ts', [['rollback does nothing', 'current().data.rollback(mark);', '']]),
  ...mutantsOf('apex/library/database/statements.ts', [
    ['queries are not limited', "limits.count('queries');", ''],
    ['statements are not limited', "limits.count('dmlStatements');", ''],
  ]),
  ...mutantsOf('org/testing/state.ts', [
    ['asynchronous work never runs', 'this.runWaiting();\n    } finally', '} finally'],
    ['startTest keeps the limits', 'transaction.limits = new LimitCounters(LIMITS.sync);', ''],
    ['stopTest does not restore the limits', 'if (this.outerLimits) this.parts.transaction.limits = this.outerLimits;', ''],
  ]),
  ...mutantsOf('org/testing/runner.ts', [
    ['tests leave their records behind', 'session.rollback(mark);', ''],
    ['test set-up does not run', '.filter(isSetup)\n', '.filter((method) => isSetup(method) && method.line < 0)\n'],
  ]),
  ...mutantsOf('org/transactions/context.ts', [
    ['runAs keeps the user', 'return this.data.asUser(userId, () => {', 'return this.data.asUser(before.id, () => {'],
  ]),
  ...mutantsOf('org/transactions/triggers.ts', [
    [
      'before triggers do not change records',
      "if (call.event.startsWith('before') && call.event !== 'beforeDelete') writeBack(call.newRecords, newRecords);",
      '',
    ],
    [
      'addError is ignored',
      'record.errors.map((error) => ({ index, message: error.message, ...(error.field ? { field: error.field } : {}) })),',
      '[],',
    ],
    [
      'Trigger.new may change after the save',
      'for (const record of [...(writable ? [] : newRecords), ...oldRecords]) record.readOnly = true;',
      'if (writable) for (const record of oldRecords) record.readOnly = true;',
    ],
  ]),
];
