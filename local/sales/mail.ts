import { createTransport } from 'nodemailer';

/** A mail to one person. */
export interface Mail {
  to: string;
  name: string;
  subject: string;
  text: string;
  html: string;
}

/** Sends mail; rejects when the mail server does not take it. */
export interface Mailer {
  send(mail: Mail): Promise<void>;
}

/** Mail over SMTP to this machine. */
export function smtpMailer(port: number): Mailer {
  return {
    async send(mail) {
      const transport = createTransport({
        host: '127.0.0.1',
        port,
        secure: false,
        ignoreTLS: true,
        connectionTimeout: 5000,
        greetingTimeout: 5000,
        socketTimeout: 10_000,
      });
      await transport.sendMail({
        from: { name: 'Marketo Sales', address: 'no-reply@sales-account.example' },
        to: { name: mail.name, address: mail.to },
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
      });
    },
  };
}

/** Text with the five characters that mean something in HTML written as entities. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}

/** The invitation, as plain text and as HTML with the button Get Started. */
export function invitationMail(to: string, firstName: string, lastName: string, accountName: string, link: string): Mail {
  const name = `${firstName} ${lastName}`.trim();
  const greeting = firstName === '' ? 'Hello,' : `Hello ${firstName},`;
  const why = `You are invited to the Marketo Sales account of ${accountName}.`;
  const what = 'With it you send tracked e-mails, make calls and follow up on tasks without leaving Salesforce.';
  const until = 'The link works for seven days and only for you. If you did not expect this mail, you can ignore it.';
  const button =
    'display:inline-block;padding:12px 24px;border-radius:6px;background:#0b5cab;color:#ffffff;font-weight:600;text-decoration:none';
  return {
    to,
    name,
    subject: `${accountName}: get started with Marketo Sales`,
    text: [greeting, '', why, what, '', `Get Started: ${link}`, '', until, ''].join('\n'),
    html: `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Invitation</title></head>
<body style="margin:0;background:#f3f3f3;font-family:system-ui,Segoe UI,Arial,sans-serif;color:#181818">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center" style="padding:32px 16px">
<table role="presentation" width="100%" style="max-width:520px;background:#ffffff;border-radius:8px;padding:32px"><tr><td>
<h1 style="margin:0 0 16px;font-size:22px">Get started with Marketo Sales</h1>
<p style="line-height:1.5">${escapeHtml(greeting)}</p><p style="line-height:1.5">${escapeHtml(why)} ${what}</p>
<p style="margin:28px 0"><a href="${escapeHtml(link)}" style="${button}">Get Started</a></p>
<p style="font-size:13px;line-height:1.5;color:#5c5c5c">${until}</p>
</td></tr></table></td></tr></table></body></html>`,
  };
}
