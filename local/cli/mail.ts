import { createTransport } from 'nodemailer';
import type { MailSender } from '../org/remote/operations.ts';

/** Sends the mails of Apex to the mailbox of the inspector. */
export function mailSender(smtpPort: () => number): MailSender {
  return async (emails) => {
    const transport = createTransport({ host: '127.0.0.1', port: smtpPort(), secure: false, ignoreTLS: true });
    for (const mail of emails) {
      await transport.sendMail({
        from: { name: mail.senderName ?? 'Salesforce', address: mail.senderAddress ?? 'noreply@salesforce.example' },
        to: mail.to,
        cc: mail.cc,
        bcc: mail.bcc,
        subject: mail.subject,
        ...(mail.plainText === null ? {} : { text: mail.plainText }),
        ...(mail.html === null ? {} : { html: mail.html }),
        ...(mail.replyTo === null ? {} : { replyTo: mail.replyTo }),
        attachments: (mail.attachments ?? []).map(({ name, contentType, body }) => ({
          filename: name,
          content: Buffer.from(body),
          ...(contentType ? { contentType } : {}),
        })),
      });
    }
    transport.close();
  };
}
