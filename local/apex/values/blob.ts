/** Apex Blob: bytes. */
import { throwApex } from './errors.ts';

/** Bytes, immutable by convention. Source: Apex Reference, Blob class. */
export class ApexBlob {
  readonly bytes: Uint8Array;
  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }
  static ofText(text: string): ApexBlob {
    return new ApexBlob(Buffer.from(text, 'utf8'));
  }
  size(): number {
    return this.bytes.length;
  }
  /** The bytes as UTF-8. Throws System.StringException "BLOB is not a valid UTF-8 string". */
  toText(): string {
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(this.bytes);
    } catch (error) {
      if (error instanceof TypeError) throwApex('System.StringException', 'BLOB is not a valid UTF-8 string');
      throw error;
    }
  }
  toBase64(): string {
    return Buffer.from(this.bytes).toString('base64');
  }
  equals(other: ApexBlob): boolean {
    return Buffer.compare(this.bytes, other.bytes) === 0;
  }
}
