/** System.Formula. Source: Apex Reference, Formula class: fields are computed anew from the values in memory. */
import { current } from '../../runtime/context.ts';
import { ApexList, fromPlain, required } from '../../values/index.ts';
import type { ApexSObject } from '../../values/index.ts';
import { PlatformBag } from '../bag.ts';
import type { PlatformClass } from '../platformClass.ts';

function recalculate(record: ApexSObject): PlatformBag {
  const { data, schema } = current();
  const computed = data.computeFormulas(required(record).toPlainRecord());
  for (const [name, value] of Object.entries(computed)) record.setField(name, fromPlain(value, schema.field(record.type, name)));
  return new PlatformBag('System.FormulaRecalcResult', {
    SObject: record,
    Success: true,
    Errors: new ApexList('System.FormulaRecalcFieldError', []),
  });
}

export const formulaClasses: PlatformClass[] = [
  {
    name: 'System.Formula',
    statics: {
      recalculateFormulas: (records: ApexList<ApexSObject>) =>
        new ApexList('System.FormulaRecalcResult', [...(required(records) as Iterable<ApexSObject>)].map(recalculate)),
    },
  },
  {
    name: 'System.FormulaRecalcResult',
    methods: {
      getSObject: (self: PlatformBag) => self.get('SObject'),
      isSuccess: (self: PlatformBag) => self.get('Success'),
      getErrors: (self: PlatformBag) => self.get('Errors'),
    },
  },
];
