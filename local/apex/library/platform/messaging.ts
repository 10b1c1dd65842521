/** System.Messaging.sendEmail. Source: Apex Reference, Messaging class. */
import { current } from '../../runtime/context.ts';
import type { EmailAttachment, OutboundEmail } from '../../runtime/context.ts';
import { isId } from '../../../kernel/salesforceIds.ts';
import { ApexList, NotImplemented, enumConstant, required, throwApex } from '../../values/index.ts';
import type { ApexBlob } from '../../values/index.ts';
import { PlatformBag } from '../bag.ts';
import type { PlatformClass } from '../platformClass.ts';
import { renderTemplate } from './emailTemplates.ts';

function texts(message: PlatformBag, field: string): string[] {
  const list = message.get(field) as ApexList<string> | null;
  return list ? list.items.filter((one) => one !== null && one !== '') : [];
}

/** The address of a contact, lead or user. */
function addressOf(id: string): string[] {
  const object = current().schema.objectByKeyPrefix(id.slice(0, 3));
  if (!object || !current().schema.field(object.name, 'Email')) return [];
  const answer = current().data.query(`SELECT Email FROM ${object.name} WHERE Id = :id`, { id }, { mode: 'system', sharing: false });
  const email = answer.records[0]?.fields['Email'];
  return typeof email === 'string' ? [email] : [];
}

/** What is not there is refused by name. */
function refuseUnsupported(message: PlatformBag): void {
  if (message.typeName !== 'Messaging.SingleEmailMessage') throw new NotImplemented(`sendEmail of ${message.typeName}`);
  if (isFilled(message.get('EntityAttachments'))) throw new NotImplemented('Messaging.SingleEmailMessage.EntityAttachments');
}

const isFilled = (value: unknown): boolean => value !== null && !(value instanceof ApexList && value.isEmpty());

function attachments(message: PlatformBag): EmailAttachment[] {
  const list = message.get('FileAttachments') as ApexList<PlatformBag> | null;
  return (list?.items ?? []).map((one) => ({
    name: (one.get('FileName') as string | null) ?? '',
    contentType: one.get('ContentType') as string | null,
    body: (one.get('Body') as ApexBlob | null)?.bytes ?? new Uint8Array(),
  }));
}

/** The sender that an organisation-wide address stands for. */
function sender(message: PlatformBag): { address: string; name: string } | undefined {
  const id = message.get('OrgWideEmailAddressId');
  if (typeof id !== 'string') return undefined;
  const text = 'SELECT Address, DisplayName FROM OrgWideEmailAddress WHERE Id = :id';
  const [row] = current().data.query(text, { id }, { mode: 'system', sharing: false }).records;
  if (!row) refuse('INVALID_ID_FIELD', 'Invalid OrgWideEmailAddress id', 'orgWideEmailAddressId');
  return { address: String(row.fields['Address']), name: String(row.fields['DisplayName']) };
}

/** One refused message, as the exception or the result tells it. */
class Refused extends Error {
  readonly status: string;
  readonly field: string;
  constructor(status: string, message: string, field: string) {
    super(message);
    this.status = status;
    this.field = field;
  }
}

function refuse(status: string, message: string, field = ''): never {
  throw new Refused(status, message, field);
}

const isUser = (id: unknown): boolean => typeof id === 'string' && id.startsWith('005');

function checkAddresses(addresses: string[]): void {
  if (addresses.length === 0) refuse('REQUIRED_FIELD_MISSING', 'Add a recipient to send an email.');
  const invalid = addresses.find((address) => !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address));
  if (invalid) refuse('INVALID_EMAIL_ADDRESS', `Invalid to address : ${invalid}`, `toAddresses, ${invalid}`);
}

/** A template's texts take the place of the message's own. */
function withTemplate(message: PlatformBag): PlatformBag {
  const template = message.get('TemplateId');
  if (typeof template !== 'string') return message;
  const target = message.get('TargetObjectId');
  if (typeof target !== 'string') refuse('REQUIRED_FIELD_MISSING', 'Missing targetObjectId with template', 'targetObjectId');
  return rendered(new PlatformBag(message.typeName, { ...message.fields }), template, target, message.get('WhatId') as string | null);
}

function rendered(message: PlatformBag, template: string, whoId: string | null, whatId: string | null): PlatformBag {
  const { subject, plainText, html } = renderTemplate(template, whoId, whatId);
  message.set('Subject', subject);
  message.set('PlainTextBody', plainText);
  message.set('HtmlBody', html);
  return message;
}

function renderStored(template: string, whoId: string | null, whatId: string | null): PlatformBag {
  const message = new PlatformBag('Messaging.SingleEmailMessage', { TargetObjectId: whoId, WhatId: whatId });
  return rendered(message, required(template), whoId, whatId);
}

function outbound(given: PlatformBag): OutboundEmail {
  refuseUnsupported(given);
  const message = withTemplate(given);
  const target = message.get('TargetObjectId');
  if (isUser(target) && message.get('SaveAsActivity') !== false)
    refuse('INVALID_SAVE_AS_ACTIVITY_FLAG', 'saveAsActivity must be false when sending mail to users.', 'saveAsActivity, true');
  const isRecipient = message.get('TreatTargetObjectAsRecipient') !== false;
  const ids = isRecipient && typeof target === 'string' ? [target] : [];
  const to = [...texts(message, 'ToAddresses'), ...ids].flatMap((one) => (one.includes('@') ? [one] : isId(one) ? addressOf(one) : [one]));
  const [cc, bcc] = [texts(message, 'CcAddresses'), texts(message, 'BccAddresses')];
  checkAddresses([...to, ...cc, ...bcc]);
  const text = (field: string): string | null => message.get(field) as string | null;
  if (!text('PlainTextBody') && !text('HtmlBody')) refuse('REQUIRED_FIELD_MISSING', 'Missing body, need at least one of html or plainText');
  const from = sender(message);
  return {
    ...{ to, cc, bcc, subject: text('Subject') ?? '', plainText: text('PlainTextBody'), html: text('HtmlBody') },
    senderName: from?.name ?? text('SenderDisplayName'),
    ...(from ? { senderAddress: from.address } : {}),
    replyTo: text('ReplyTo'),
    attachments: attachments(message),
  };
}

function resultOf(error?: Refused): PlatformBag {
  const errors = error
    ? [
        new PlatformBag('Messaging.SendEmailError', {
          Fields: new ApexList('String', error.field === '' ? [] : [error.field]),
          Message: error.message,
          StatusCode: enumConstant('System.StatusCode', error.status) ?? null,
          TargetObjectId: null,
        }),
      ]
    : [];
  return new PlatformBag('Messaging.SendEmailResult', { Success: !error, Errors: new ApexList('Messaging.SendEmailError', errors) });
}

/** Throws System.EmailException unless partial success is allowed. */
function sendEmail(messages: ApexList<PlatformBag>, allOrNone: boolean | null = true): ApexList<PlatformBag> {
  const given = required(messages).items;
  if (given.length > 0) current().limits.count('emailInvocations');
  const emails: OutboundEmail[] = [];
  const results = given.map((message, row) => {
    try {
      emails.push(outbound(required(message)));
      return resultOf();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      if (allOrNone === false) return resultOf(error);
      const text = `SendEmail failed. First exception on row ${row}; first error: ${error.status}, ${error.message}: [${error.field}]`;
      const details = {
        rows: [{ index: row, id: null, statusCode: error.status, message: error.message, fields: [error.field], object: '' }],
      };
      return throwApex('System.EmailException', text, details);
    }
  });
  if (emails.length > 0) current().sendEmail(emails);
  return new ApexList('Messaging.SendEmailResult', results);
}

export const messagingClass: PlatformClass = {
  name: 'System.Messaging',
  statics: {
    'sendEmail/1': sendEmail,
    'sendEmail/2': sendEmail,
    'renderStoredEmailTemplate/3': renderStored,
    reserveMassEmailCapacity: (count: number) => void required(count),
    reserveSingleEmailCapacity: (count: number) => void required(count),
  },
};
