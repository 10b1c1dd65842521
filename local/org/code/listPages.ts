/**
 * Visualforce pages behind list-view buttons, as far as the local org opens them: a standard list controller with one
 * extension, whose action leads to a page of Lightning Experience. Everything else of Visualforce is refused by name.
 * Source: Visualforce Developer Guide, Standard List Controllers; apex:page.
 */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import type { OrgMetadata } from '../../data/index.ts';
import { asObject, textOf } from '../../kernel/guards.ts';

/** A page that the local org can open. */
export interface ListPage {
  name: string;
  object: string;
  extension: string;
  /** Name of the method that answers where to go. */
  action: string;
}

/** What of Visualforce there is not; the text names it. */
export class UnknownVisualforce extends Error {
  override name = 'UnknownVisualforce';
  constructor(what: string) {
    super(`Not implemented in the local org: ${what}`);
  }
}

/** Attributes that are read, and those that change nothing before the page is left. */
const READ = ['standardController', 'recordSetVar', 'extensions', 'action'];
const WITHOUT_EFFECT = new Set(['title', 'docType', 'lightningStylesheets', 'showHeader', 'sidebar']);

const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '@', parseAttributeValue: false });

/** The page from its markup. Throws UnknownVisualforce. */
export function readListPage(name: string, markup: string): ListPage {
  const refuse = (what: string): never => {
    throw new UnknownVisualforce(`${what} of the Visualforce page ${name}`);
  };
  const root = asObject(parser.parse(markup))['apex:page'];
  if (root === undefined) return refuse('markup without apex:page');
  const page = typeof root === 'string' ? {} : asObject(root);
  const content = Object.keys(page).find((key) => !key.startsWith('@'));
  if (content !== undefined || (typeof root === 'string' && root.trim() !== '')) refuse('the content');
  const unknown = Object.keys(page).find((key) => !READ.includes(key.slice(1)) && !WITHOUT_EFFECT.has(key.slice(1)));
  if (unknown !== undefined) refuse(`the attribute ${unknown.slice(1)}`);
  const [object = '', list = '', extension = '', written = ''] = READ.map((key) => textOf(page, `@${key}`) ?? '');
  if (object === '' || list === '') refuse('anything but a standard list controller');
  if (!/^\w+$/.test(extension)) refuse('anything but one extension');
  const action = /^\{!\s*(\w+)\s*\}$/.exec(written)?.[1] ?? refuse('anything but a method as action');
  return { name, object, extension, action };
}

/** A page of the code base; undefined when there is none of this name. Throws UnknownVisualforce. */
export function findListPage(metadata: OrgMetadata, name: string): ListPage | undefined {
  const isNamed = (file: string): boolean => basename(file).toLowerCase() === `${name.toLowerCase()}.page`;
  const found = metadata.apexFiles.find(({ kind, file }) => kind === 'ApexPage' && isNamed(file));
  return found && readListPage(basename(found.file, '.page'), readFileSync(found.file, 'utf8').replace(/^\uFEFF/, ''));
}

/** A custom button in the header of list views. */
export interface ListButton {
  name: string;
  label: string;
  page: string;
  requiresSelection: boolean;
}

/** The buttons that the search layout of an object names. Throws UnknownVisualforce for what is no button with a page. */
export function listButtons(metadata: OrgMetadata, object: string): ListButton[] {
  const names = metadata.listViewButtons.get(object.toLowerCase()) ?? [];
  return names.map((name) => {
    const link = metadata.webLinks.find((one) => one.name === name && one.object.toLowerCase() === object.toLowerCase());
    const page = link?.displayType === 'massActionButton' && link.linkType === 'page' ? link.page : undefined;
    if (!link || page === undefined) throw new UnknownVisualforce(`the button ${name} in list views of ${object}`);
    return { name, label: link.label, page, requiresSelection: link.requiresSelection };
  });
}
