/** Members that the platform has and the generated table lacks. Each row names its source. */

/** A method row of the table: name, static (1) or not (0), return type, parameter types. */
type Row = [name: string, isStatic: 0 | 1, returns: string, parameters: string[]];

const METHODS: Record<string, Row[]> = {
  // Source: Apex Reference, QueueableDuplicateSignature.Builder, which its example calls without `new`.
  'System.QueueableDuplicateSignature': [['Builder', 1, 'System.QueueableDuplicateSignature.Builder', []]],
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

/** Adds the missing members to the table that was just read, unless it has them. */
export function withSupplement<T extends Record<string, { m?: Row[]; e?: string[] }>>(table: T): T {
  for (const [type, constants] of Object.entries(ENUMS)) {
    const entry = table[type];
    if (entry) entry.e = constants;
  }
  for (const [type, rows] of Object.entries(METHODS)) {
    const entry = table[type];
    if (!entry) continue;
    const known = new Set((entry.m ?? []).map(([name, , , parameters]) => `${name}(${parameters.join()})`));
    entry.m = [...(entry.m ?? []), ...rows.filter(([name, , , parameters]) => !known.has(`${name}(${parameters.join()})`))];
  }
  return table;
}
