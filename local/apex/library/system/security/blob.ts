/** System.Blob and System.EncodingUtil. Source: Apex Reference. */
import { ApexBlob, required, throwApex } from '../../../values/index.ts';
import type { PlatformClass } from '../../platformClass.ts';
import { pdfOf } from './pdf.ts';

export const blobClass: PlatformClass = {
  name: 'System.Blob',
  statics: { toPdf: (text: string) => new ApexBlob(pdfOf(required(text))), valueOf: (text: string) => ApexBlob.ofText(required(text)) },
  methods: { size: (self: ApexBlob) => self.size(), toString: (self: ApexBlob) => self.toText() },
};

/** Java's URLEncoder: letters, digits and `.-*_` stay, a blank is `+`. Source: Apex Reference, EncodingUtil.urlEncode. */
export function urlEncode(text: string): string {
  return encodeURIComponent(text)
    .replace(/[!'()~]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+');
}

function urlDecode(text: string): string {
  const bytes: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const hex = text[i] === '%' ? /^[0-9a-fA-F]{2}/.exec(text.slice(i + 1)) : null;
    if (text[i] === '%' && !hex) throwApex('System.IllegalArgumentException', 'URLDecoder: Illegal hex characters in escape (%) pattern');
    if (hex) {
      bytes.push(Number.parseInt(hex[0], 16));
      i += 2;
    } else bytes.push(...Buffer.from(text[i] === '+' ? ' ' : (text[i] ?? '')));
  }
  return Buffer.from(bytes).toString('utf8');
}

/** Only UTF-8 is served. Throws System.IllegalArgumentException. */
function utf8(charset: string): void {
  if (!/^utf-?8$/i.test(required(charset))) throwApex('System.IllegalArgumentException', `Unsupported charset: ${charset}`);
}

function fromHex(text: string): ApexBlob {
  if (!/^([0-9a-fA-F]{2})*$/.test(text)) throwApex('System.InvalidParameterValueException', 'Invalid hex string');
  return new ApexBlob(Buffer.from(text, 'hex'));
}

function fromBase64(text: string): ApexBlob {
  if (!/^[A-Za-z0-9+/\s]*={0,2}\s*$/.test(text)) throwApex('System.StringException', 'Unable to decode base64 string');
  return new ApexBlob(Buffer.from(text, 'base64'));
}

export const encodingUtilClass: PlatformClass = {
  name: 'System.EncodingUtil',
  statics: {
    base64Decode: (text: string) => fromBase64(required(text)),
    base64Encode: (blob: ApexBlob) => required(blob).toBase64(),
    convertFromHex: (text: string) => fromHex(required(text)),
    convertToHex: (blob: ApexBlob) => Buffer.from(required(blob).bytes).toString('hex'),
    urlDecode: (text: string, charset: string) => {
      utf8(charset);
      return urlDecode(required(text));
    },
    urlEncode: (text: string, charset: string) => {
      utf8(charset);
      return urlEncode(required(text));
    },
  },
};
