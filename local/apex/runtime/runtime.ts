/** Everything that generated code reaches by name (see names.ts). */
import { ApexEnum, ApexSObjectField, ApexSObjectType, enumConstant, isInstance, strictKeyEquals } from '../values/index.ts';
import * as data from './data.ts';
import * as failures from './failures.ts';
import * as objects from './objects.ts';
import * as operations from './operations.ts';
import * as state from './state.ts';

export const runtime: Record<string, unknown> = {
  ...state,
  ...failures,
  ...operations,
  ...objects,
  ...data,
  ApexEnum,
  isInstance,
  enumConstant,
  keyEquals: strictKeyEquals,
  objectToken: (name: string) => ApexSObjectType.of(name),
  fieldToken: (object: string, field: string) => ApexSObjectField.of(object, field),
};
