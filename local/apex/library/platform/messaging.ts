/** System.Messaging.sendEmail. Source: Apex Reference, Messaging class. */
import { current } from '../../runtime/context.ts';
import type { OutboundEmail } from '../../runtime/context.ts';
import { ApexList, NotImplemented, required, throwApex } from '../../values/index.ts';
import { PlatformBag } from '../bag.ts';
import type { PlatformClass } from '../platformClass.ts';

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

/** What a template or an attachment would need is refused by name. */
function refuseUnsupported(message: PlatformBag): void {
  for (const field of ['TemplateId', 'FileAttachments', 'EntityAttachments']) {
    if (message.get(field) !== null) throw new NotImplemented(`Messaging.SingleEmailMessage.${field}`);
  }
}

function outbound(message: PlatformBag, row: number): OutboundEmail {
  if (message.typeName !== 'Messaging.SingleEmailMessage') throw new NotImplemented(`sendEmail of ${message.typeName}`);
  refuseUnsupported(message);
  const target = message.get('TargetObjectId');
  const to = [...texts(message, 'ToAddresses'), ...(typeof target === 'string' ? addressOf(target) : [])];
  const [cc, bcc] = [texts(message, 'CcAddresses'), texts(message, 'BccAddresses')];
  const failed = `SendEmail failed. First exception on row ${row}; first error:`;
  if (to.length + cc.length + bcc.length === 0)
    throwApex('System.EmailException', `${failed} REQUIRED_FIELD_MISSING, Add a recipient to send an email.: []`);
  const invalid = [...to, ...cc, ...bcc].find((address) => !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address));
  if (invalid)
    throwApex('System.EmailException', `${failed} INVALID_EMAIL_ADDRESS, Invalid to address : ${invalid}: [toAddresses, ${invalid}]`);
  const text = (field: string): string | null => message.get(field) as string | null;
  return {
    to,
    cc,
    bcc,
    subject: text('Subject') ?? '',
    plainText: text('PlainTextBody'),
    html: text('HtmlBody'),
    senderName: text('SenderDisplayName'),
    replyTo: text('ReplyTo'),
  };
}

function sendEmail(messages: ApexList<PlatformBag>): ApexList<PlatformBag> {
  const emails = required(messages).items.map(outbound);
  current().limits.count('emailInvocations');
  current().sendEmail(emails);
  const results = emails.map(
    () =>
      new PlatformBag('Messaging.SendEmailResult', {
        Success: true,
        Errors: new ApexList('Messaging.SendEmailError'),
      }),
  );
  return new ApexList('Messaging.SendEmailResult', results);
}

export const messagingClass: PlatformClass = {
  name: 'System.Messaging',
  statics: {
    'sendEmail/1': sendEmail,
    'sendEmail/2': sendEmail,
    reserveSingleEmailCapacity: (count: number) => void required(count),
  },
};
