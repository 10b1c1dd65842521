/** Methods of System.SObject. Source: Apex Reference, SObject class. */
import { ApexException, ApexList, exceptionMessage, required, strictKeyEquals, hashOf } from '../../values/index.ts';
import type { ApexSObject, ApexSObjectField } from '../../values/index.ts';
import { errorBag } from '../database/results.ts';
import { recalculate } from '../platform/formula.ts';
import type { PlatformBag } from '../bag.ts';
import { optionsOf, setOptions } from '../database/recordOptions.ts';
import type { PlatformClass } from '../platformClass.ts';

type FieldName = string | ApexSObjectField;

/** `record.addError(message or exception)` and `record.addError(field, message)`. */
function addError(self: ApexSObject, first: unknown, second?: unknown): void {
  const text = (value: unknown): string => (value instanceof ApexException ? exceptionMessage(value) : String(required(value)));
  const isField = typeof second === 'string' || second instanceof ApexException;
  if (isField) self.addError(text(second), typeof first === 'string' ? first : (first as ApexSObjectField).field);
  else self.addError(text(first));
}

function errors(self: ApexSObject): ApexList {
  const rows = self.errors.map(({ message, field }) =>
    errorBag({
      statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION',
      message,
      fields: field ? [field] : [],
    }),
  );
  return new ApexList('Database.Error', rows);
}

export const sobjectClass: PlatformClass = {
  name: 'System.SObject',
  methods: {
    addError,
    clear: (self: ApexSObject) => self.clear(),
    clone: (self: ApexSObject, id?: boolean, deep?: boolean, stamps?: boolean, numbers?: boolean) => self.clone(id, deep, stamps, numbers),
    equals: (self: ApexSObject, other: unknown) => strictKeyEquals(self, other),
    get: (self: ApexSObject, field: FieldName) => self.get(field),
    getCloneSourceId: (self: ApexSObject) => self.cloneSourceId(),
    getErrors: errors,
    getOptions: (self: ApexSObject) => optionsOf(self) ?? null,
    setOptions: (self: ApexSObject, given: PlatformBag) => setOptions(self, required(given)),
    recalculateFormulas: (self: ApexSObject) => void recalculate(self),
    getQuickActionName: () => null,
    getPopulatedFieldsAsMap: (self: ApexSObject) => self.populated(),
    getSObject: (self: ApexSObject, field: FieldName) => self.getSObject(required(field)),
    getSObjectType: (self: ApexSObject) => self.getSObjectType(),
    'getSObjects(System.String)': (self: ApexSObject, name: string) => self.getSObjects(required(name)),
    hasErrors: (self: ApexSObject) => self.errors.length > 0,
    hashCode: (self: ApexSObject) => hashOf(self),
    isClone: (self: ApexSObject) => self.isClone(),
    isSet: (self: ApexSObject, field: FieldName) => self.isSet(field),
    put: (self: ApexSObject, field: FieldName, value: unknown) => self.put(field, value),
    putSObject: (self: ApexSObject, field: FieldName, value: ApexSObject | null) => self.putSObject(required(field), value),
  },
  properties: {
    Id: {
      get: (self: ApexSObject) => self.getField('Id'),
      set: (self: ApexSObject, value: string | null) => self.setField('Id', value),
    },
  },
};
