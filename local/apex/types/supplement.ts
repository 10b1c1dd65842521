/** Members that the platform has and the generated table lacks. Each row names its source. */

/** A method row of the table: name, static (1) or not (0), return type, parameter types. */
type Row = [name: string, isStatic: 0 | 1, returns: string, parameters: string[]];

const METHODS: Record<string, Row[]> = {
  // Source: Apex Reference, Limits Class.
  'System.Limits': ['ApexCursors', 'ApexPaginationCursors', 'ApexPaginationCursorRows'].flatMap((part): Row[] => [
    [`get${part}`, 1, 'System.Integer', []],
    [`getLimit${part}`, 1, 'System.Integer', []],
  ]),
  // Source: Apex Reference, Site.ExternalUserCreateException.
  'Site.ExternalUserCreateException': [['getDisplayMessages', 0, 'System.List<System.String>', []]],
  // Source: Apex Reference, QueueableDuplicateSignature.Builder, which its example calls without `new`.
  'System.QueueableDuplicateSignature': [['Builder', 1, 'System.QueueableDuplicateSignature.Builder', []]],
  // Source: Apex Reference, Cache.Partition, contains(setOfKeys) and get(keys).
  'cache.Partition': [
    ['contains', 0, 'System.Map<System.String,System.Boolean>', ['System.Set<System.String>']],
    ['get', 0, 'System.Map<System.String,Object>', ['System.Set<System.String>']],
  ],
  // Source: Connect in Apex Reference, NamedCredentials, updateNamedCredential(developerName, namedCredentialInput).
  'ConnectApi.NamedCredentials': [
    ['updateNamedCredential', 1, 'ConnectApi.NamedCredential', ['System.String', 'ConnectApi.NamedCredentialInput']],
  ],
};

/** Constants in the order of their ordinals, where the table has the alphabet's. */
const ENUMS: Record<string, string[]> = {
  // Source: Apex Developer Guide, Debug Log Levels: a higher level is less detailed.
  'System.LoggingLevel': ['NONE', 'INTERNAL', 'FINEST', 'FINER', 'FINE', 'DEBUG', 'INFO', 'WARN', 'ERROR'],
  // Source: Apex Reference, TriggerOperation Enum, in the order of its table.
  'System.TriggerOperation': [
    'BEFORE_INSERT',
    'BEFORE_UPDATE',
    'BEFORE_DELETE',
    'AFTER_INSERT',
    'AFTER_UPDATE',
    'AFTER_DELETE',
    'AFTER_UNDELETE',
  ],
};

/** Constants that the table has not yet. */
const CONSTANTS: Record<string, string[]> = {
  // Source: Apex Reference, EventBus.publish: the result of an event that waits in the queue.
  'System.StatusCode': ['OPERATION_ENQUEUED'],
};

/** Constructors that the table has not. */
const CONSTRUCTORS: Record<string, string[][]> = {
  // Source: Apex Reference, Flow.Interview Class, which its examples make of a map of inputs.
  'Flow.Interview': [['System.Map<System.String,Object>']],
  // Source: Apex Developer Guide, DataWeave in Apex: new DataWeaveScriptResource.myScript().
  'DataWeave.Script': [[]],
};

/** Data that results hold, which Apex reads through their getters and tests give as JSON. */
type Field = [name: string, isStatic: 0, type: string];
const FIELDS: Record<string, Field[]> = {
  // Source: Apex Reference, Invocable Namespace, Action.Result Class, Action.Error Class.
  'Invocable.Action.Result': [
    ['action', 0, 'Invocable.Action'],
    ['errors', 0, 'System.List<Invocable.Action.Error>'],
    ['invocationParameters', 0, 'System.Map<System.String,Object>'],
    ['outputParameters', 0, 'System.Map<System.String,Object>'],
    ['success', 0, 'System.Boolean'],
  ],
  'Invocable.Action.Error': [
    ['code', 0, 'System.String'],
    ['message', 0, 'System.String'],
  ],
};

/** Source: Apex Reference, Cache Namespace: OrgPartition and SessionPartition extend Partition. */
const PARENTS: Record<string, string> = { 'cache.OrgPartition': 'cache.Partition', 'cache.SessionPartition': 'cache.Partition' };

/** Source: Apex Reference, Built-In Exceptions; Formula Evaluation in Apex; Site.ExternalUserCreateException; Cache Exceptions. */
const EXCEPTION_CONSTRUCTORS = [[], ['System.Exception'], ['System.String'], ['System.String', 'System.Exception']];
const EXCEPTIONS = [
  'Site.ExternalUserCreateException',
  'System.FormulaEvaluationException',
  'System.FormulaValidationException',
  'cache.Session.SessionCacheException',
  'cache.Session.SessionCacheNoSessionException',
];

/** What of a type of the table is added to here. */
interface Supplemented {
  k: 'class' | 'interface' | 'enum';
  x?: string;
  c?: string[][];
  m?: Row[];
  e?: string[];
  f?: [name: string, isStatic: 0 | 1, type: string][];
}

/** Adds the missing members to the table that was just read, unless it has them. */
export function withSupplement<T extends Record<string, Supplemented>>(table: T): T {
  const types: Record<string, Supplemented> = table;
  for (const name of EXCEPTIONS) types[name] ??= { k: 'class', x: 'System.Exception', c: EXCEPTION_CONSTRUCTORS };
  for (const [type, parent] of Object.entries(PARENTS)) {
    const entry = types[type];
    if (entry) entry.x ??= parent;
  }
  for (const [type, fields] of Object.entries(FIELDS)) {
    const entry = types[type];
    if (entry) entry.f = [...(entry.f ?? []), ...fields];
  }
  for (const [type, constants] of Object.entries(ENUMS)) {
    const entry = table[type];
    if (entry) entry.e = constants;
  }
  for (const [type, constructors] of Object.entries(CONSTRUCTORS)) {
    const entry = types[type];
    if (entry) entry.c = [...(entry.c ?? []), ...constructors];
  }
  for (const [type, constants] of Object.entries(CONSTANTS)) {
    const entry = types[type];
    if (entry?.e) entry.e = [...new Set([...entry.e, ...constants])].sort();
  }
  for (const [type, rows] of Object.entries(METHODS)) {
    const entry = table[type];
    if (!entry) continue;
    const known = new Set((entry.m ?? []).map(([name, , , parameters]) => `${name}(${parameters.join()})`));
    entry.m = [...(entry.m ?? []), ...rows.filter(([name, , , parameters]) => !known.has(`${name}(${parameters.join()})`))];
  }
  return table;
}
