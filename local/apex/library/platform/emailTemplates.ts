/** Classic text and HTML e-mail templates. Source: Apex Reference, Messaging.renderStoredEmailTemplate; Salesforce Help, Merge Fields. */
import type { PlainValue } from '../../../kernel/ports/records.ts';
import { isId } from '../../../kernel/salesforceIds.ts';
import { current } from '../../runtime/context.ts';
import { NotImplemented, throwApex } from '../../values/index.ts';

const SYSTEM = { mode: 'system', sharing: false } as const;

/** A template with its merge fields filled. */
export interface Rendered {
  subject: string;
  plainText: string | null;
  html: string | null;
}

type Records = Map<string, string>;

/** Objects that merge fields may name, with the ids of their records. */
function recordsOf(whoId: string | null, whatId: string | null): Records {
  const { schema, user, org } = current();
  const records: Records = new Map([
    ['user', user.id],
    ['organization', org.id],
  ]);
  for (const id of [whatId, whoId]) {
    const object = id === null ? undefined : schema.objectByKeyPrefix(id.slice(0, 3));
    if (!id || !object) continue;
    records.set(object.name.toLowerCase(), id);
    if (id === whoId) records.set('recipient', id);
    if (id === whatId) records.set('relatedto', id);
  }
  return records;
}

function shown(value: PlainValue | undefined): string {
  return value === null || value === undefined ? '' : value instanceof Uint8Array ? '' : String(value);
}

/** `{!Contact.FirstName}`: the field of the record at hand, nothing when there is no such record. */
function merge(text: string | null, records: Records): string | null {
  if (text === null) return null;
  const { schema, data } = current();
  return text.replace(/\{!\s*(\w+)\.(\w+)\s*\}/g, (whole, object: string, field: string) => {
    const id = records.get(object.toLowerCase());
    if (id === undefined) {
      if (schema.object(object)) return '';
      throw new NotImplemented(`the merge field ${whole} of an e-mail template`);
    }
    const target = schema.objectByKeyPrefix(id.slice(0, 3));
    const name = target && schema.field(target.name, field)?.name;
    if (!target || !name) throw new NotImplemented(`the merge field ${whole} of an e-mail template`);
    return shown(data.query(`SELECT ${name} FROM ${target.name} WHERE Id = :id`, { id }, SYSTEM).records[0]?.fields[name]);
  });
}

/** Fills a stored template for a person and a record. */
export function renderTemplate(templateId: string, whoId: string | null, whatId: string | null): Rendered {
  if (!isId(templateId)) throwApex('System.EmailException', `Invalid template id: ${templateId}`);
  const text = 'SELECT TemplateType, Subject, Body, HtmlValue FROM EmailTemplate WHERE Id = :id';
  const [row] = current().data.query(text, { id: templateId }, SYSTEM).records;
  if (!row) throwApex('System.EmailException', `Invalid template id: ${templateId}`);
  const { TemplateType: type, Subject: subject, Body: body, HtmlValue: html } = row.fields;
  if (type === 'visualforce') throw new NotImplemented('Visualforce e-mail templates');
  const records = recordsOf(whoId, whatId);
  const field = (value: PlainValue | undefined): string | null => merge(typeof value === 'string' ? value : null, records);
  return { subject: field(subject) ?? '', plainText: field(body), html: field(html) };
}
