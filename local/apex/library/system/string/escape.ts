/** Escaping and unescaping of texts. Source: Apex Reference, String class; the rules are those of Commons Text. */
import type { PlatformFunction } from '../../platformClass.ts';
import { LATIN1_ENTITIES } from './entities.ts';

const XML: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};
const UNXML: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const JAVA: Record<string, string> = {
  '\b': '\\b',
  '\n': '\\n',
  '\t': '\\t',
  '\f': '\\f',
  '\r': '\\r',
  '"': '\\"',
  '\\': '\\\\',
};

function unicode(c: string): string {
  return `\\u${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}

function escapeJava(self: string): string {
  return self.replace(/["\\]|[^\x20-\x7E]/g, (c) => JAVA[c] ?? unicode(c));
}

function unescapeJava(self: string): string {
  const simple: Record<string, string> = { b: '\b', n: '\n', t: '\t', f: '\f', r: '\r' };
  return self.replace(/\\(?:u+([0-9a-fA-F]{4})|([\s\S]))/g, (_all, hex?: string, c?: string) =>
    hex ? String.fromCharCode(Number.parseInt(hex, 16)) : (simple[c ?? ''] ?? c ?? ''),
  );
}

function escapeHtml(self: string): string {
  return self.replace(/[&<>"\u00A0-\u00FF]/g, (c) => XML[c] ?? `&${LATIN1_ENTITIES[c.charCodeAt(0) - 160] ?? ''};`);
}

function unescapeHtml(self: string): string {
  return self.replace(/&(?:#(\d+)|#[xX]([0-9a-fA-F]+)|(\w+));/g, (all, decimal?: string, hex?: string, name?: string) => {
    if (decimal) return String.fromCodePoint(Number(decimal));
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16));
    if (name && name !== 'apos' && UNXML[name]) return UNXML[name];
    const index = LATIN1_ENTITIES.indexOf(name ?? '');
    return index < 0 ? all : String.fromCharCode(160 + index);
  });
}

function unescapeXml(self: string): string {
  return self.replace(/&(?:#(\d+)|#[xX]([0-9a-fA-F]+)|(amp|lt|gt|quot|apos));/g, (_all, decimal?: string, hex?: string, name?: string) =>
    name ? (UNXML[name] ?? '') : String.fromCodePoint(decimal ? Number(decimal) : Number.parseInt(hex ?? '0', 16)),
  );
}

function escapeCsv(self: string): string {
  return /[",\r\n]/.test(self) ? `"${self.replaceAll('"', '""')}"` : self;
}

function unescapeCsv(self: string): string {
  const inner = /^"([\s\S]*)"$/.exec(self)?.[1];
  return inner !== undefined && /[",\r\n]/.test(inner) ? inner.replaceAll('""', '"') : self;
}

export const escapeMethods: Record<string, PlatformFunction> = {
  escapeCsv,
  escapeEcmaScript: (self: string) =>
    self.replace(/['"\\/]|[^\x20-\x7E]/g, (c) => JAVA[c] ?? (c === "'" || c === '/' ? `\\${c}` : unicode(c))),
  escapeHtml3: escapeHtml,
  escapeHtml4: escapeHtml,
  escapeJava,
  escapeUnicode: (self: string) => self.replace(/[^\x20-\x7E]/g, unicode),
  escapeXml: (self: string) => self.replace(/[&<>"']/g, (c) => XML[c] ?? c),
  unescapeCsv,
  unescapeEcmaScript: unescapeJava,
  unescapeHtml3: unescapeHtml,
  unescapeHtml4: unescapeHtml,
  unescapeJava,
  unescapeUnicode: unescapeJava,
  unescapeXml,
};
