/** Platform events as their triggers see them. Source: Platform Events Developer Guide, Platform Event Fields. */
import type { PlainValue, QueriedRecord } from '../../kernel/ports/records.ts';
import type { SchemaPort } from '../../kernel/ports/schema.ts';

/** The record of a published event, with all fields. */
export function eventRecord(
  schema: SchemaPort,
  event: string,
  fields: Record<string, PlainValue>,
  replayId: number,
  facts: { userId: string; now: number },
): QueriedRecord {
  const all: Record<string, PlainValue> = {};
  const isChange = event.endsWith('ChangeEvent');
  for (const field of schema.object(event)?.fields ?? []) all[field.name] = field.type === 'boolean' && !isChange ? false : null;
  return {
    type: schema.object(event)?.name ?? event,
    fields: {
      ...all,
      ...fields,
      ReplayId: String(replayId),
      CreatedDate: new Date(facts.now).toISOString(),
      CreatedById: facts.userId,
    },
  };
}
