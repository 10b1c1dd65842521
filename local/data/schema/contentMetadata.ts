import { existsSync } from 'node:fs';
import { readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { componentName } from './files.ts';
import type { EmailTemplateMeta, NotificationTypeMeta, StaticResourceMeta, WebLinkMeta } from './model.ts';
import { flag, text, textOr } from './xml.ts';
import type { XmlNode } from './xml.ts';

/** A static resource; its content stands beside the file, under any extension or as a folder. */
export function staticResourceFromXml(file: string, node: XmlNode): StaticResourceMeta {
  const name = componentName(file, 'resource');
  const folder = dirname(file);
  const own = readdirSync(folder).find((entry) => !entry.endsWith('-meta.xml') && entry.replace(/\.[^.]+$/, '') === name);
  return {
    name,
    contentType: textOr(node, 'contentType', 'application/octet-stream'),
    cacheControl: textOr(node, 'cacheControl', 'Private'),
    description: textOr(node, 'description', ''),
    file: own === undefined ? undefined : join(folder, own),
  };
}

/** A classic e-mail template; its folder is the directory it lies in. */
export function emailTemplateFromXml(file: string, node: XmlNode): EmailTemplateMeta {
  const name = componentName(file, 'email');
  const body = file.replace(/-meta\.xml$/, '');
  return {
    name,
    folder: basename(dirname(file)),
    label: textOr(node, 'name', name),
    type: textOr(node, 'type', 'text'),
    subject: textOr(node, 'subject', ''),
    textBody: text(node, 'textOnly'),
    available: flag(node, 'available'),
    encoding: textOr(node, 'encodingKey', 'UTF-8'),
    file: existsSync(body) ? body : undefined,
  };
}

/** A custom notification type. */
export function notificationTypeFromXml(file: string, node: XmlNode): NotificationTypeMeta {
  const name = componentName(file, 'notiftype');
  return { name, label: textOr(node, 'masterLabel', name), desktop: flag(node, 'desktop'), mobile: flag(node, 'mobile') };
}

/** A custom button or link, in a file of its own or inside an object. */
export function webLinkFromXml(file: string, object: string, node: XmlNode): WebLinkMeta {
  const name = text(node, 'fullName') ?? componentName(file, 'webLink');
  return {
    ...{ object, name, label: textOr(node, 'masterLabel', name) },
    displayType: textOr(node, 'displayType', ''),
    linkType: textOr(node, 'linkType', ''),
    page: text(node, 'page'),
    requiresSelection: flag(node, 'requireRowSelection'),
  };
}
