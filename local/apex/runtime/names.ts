/** The names that every generated script takes from the runtime. */
export const RUNTIME_NAMES = [
  'ApexEnum', 'addFieldError', 'burn', 'callInterface', 'callerSharing', 'cast', 'castNumber', 'caught', 'changed', 'chunks', 'customSetting',
  'dadd', 'dateAdd', 'dateToDatetime', 'ddiv', 'decimal', 'describeField', 'describeObject', 'dml', 'dmul', 'dneg', 'double',
  'dsub', 'elements', 'enumConstant', 'enumValueOf', 'enumValues', 'eq', 'eqId', 'eqText', 'fadd', 'fdiv', 'fieldToken', 'firstRecord', 'fmul', 'fneg',
  'fsub', 'ge', 'gt', 'idiv', 'init', 'initException', 'isInstance', 'iterate', 'keyEquals', 'label', 'ldiv',
  'le', 'listOf', 'lshl', 'lshr', 'lt', 'lushr', 'mapOf', 'newException', 'newList', 'newMap', 'newRecord', 'newSet', 'npe',
  'objectMethod', 'objectToken', 'oneRecord', 'raise', 'runAs', 'same', 'setAt', 'setField', 'setOf', 'setParent', 'soql',
  'soqlAggregate', 'soqlCount', 'soqlFirst', 'soqlOne', 'text', 'toDecimal', 'toDouble', 'toId', 'toLong', 'triggerFact',
  'triggerList', 'triggerMap', 'typeLiteral', 'uncompiled', 'underSharing', 'use', 'withBinds', 'writeProperty',
] as const;
