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

/** Adds the missing members to the table that was just read, unless it has them. */
export function withSupplement<T extends Record<string, { m?: Row[] }>>(table: T): T {
  for (const [type, rows] of Object.entries(METHODS)) {
    const entry = table[type];
    if (!entry) continue;
    const known = new Set((entry.m ?? []).map(([name, , , parameters]) => `${name}(${parameters.join()})`));
    entry.m = [...(entry.m ?? []), ...rows.filter(([name, , , parameters]) => !known.has(`${name}(${parameters.join()})`))];
  }
  return table;
}
