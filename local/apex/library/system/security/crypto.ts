/** System.Crypto and System.UUID. Source: Apex Reference, Crypto class. Keys and certificates of an org are not served. */
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createSign,
  createVerify,
  randomBytes,
  randomUUID,
  timingSafeEqual,
} from 'node:crypto';
import { ApexBlob, PlatformObject, hashText, required, throwApex } from '../../../values/index.ts';
import type { PlatformClass } from '../../platformClass.ts';

const DIGESTS: Record<string, string> = {
  md5: 'md5',
  sha1: 'sha1',
  'sha-1': 'sha1',
  sha256: 'sha256',
  'sha-256': 'sha256',
  sha384: 'sha384',
  'sha-384': 'sha384',
  sha512: 'sha512',
  'sha-512': 'sha512',
  'sha3-256': 'sha3-256',
  'sha3-384': 'sha3-384',
  'sha3-512': 'sha3-512',
};

function refuse(message: string): never {
  throwApex('System.NoSuchElementException', message);
}

function digest(name: string): string {
  return DIGESTS[required(name).toLowerCase()] ?? refuse(`Invalid algorithm: ${name}`);
}

function mac(name: string, input: ApexBlob, key: ApexBlob): ApexBlob {
  const kind = /^hmac(md5|sha1|sha256|sha384|sha512)$/i.exec(required(name))?.[1]?.toLowerCase() ?? refuse(`Invalid algorithm: ${name}`);
  return new ApexBlob(createHmac(kind, required(key).bytes).update(required(input).bytes).digest());
}

function cipherName(name: string, key: ApexBlob): string {
  const bits = /^AES(128|192|256)$/i.exec(required(name))?.[1];
  if (!bits) throwApex('System.InvalidParameterValueException', `Invalid algorithm: ${name}`);
  if (required(key).size() * 8 !== Number(bits))
    throwApex('System.InvalidParameterValueException', `Invalid private key. Must be ${Number(bits) / 8} bytes.`);
  return `aes-${bits}-cbc`;
}

function encrypt(name: string, key: ApexBlob, iv: Uint8Array, data: ApexBlob): Buffer {
  const cipher = createCipheriv(cipherName(name, key), key.bytes, iv);
  return Buffer.concat([cipher.update(required(data).bytes), cipher.final()]);
}

/** Throws System.SecurityException for a wrong key or damaged data. */
function decrypt(name: string, key: ApexBlob, iv: Uint8Array, data: Uint8Array): ApexBlob {
  const cipher = createDecipheriv(cipherName(name, key), key.bytes, iv);
  try {
    return new ApexBlob(Buffer.concat([cipher.update(data), cipher.final()]));
  } catch (error) {
    if (error instanceof Error) throwApex('System.SecurityException', 'Given final block not properly padded.');
    throw error;
  }
}

function ivOf(blob: ApexBlob): Uint8Array {
  if (required(blob).size() !== 16) throwApex('System.InvalidParameterValueException', 'Invalid initialization vector. Must be 16 bytes.');
  return blob.bytes;
}

function managed(name: string, key: ApexBlob, data: ApexBlob): ApexBlob {
  const iv = randomBytes(16);
  return new ApexBlob(Buffer.concat([iv, encrypt(name, key, iv, data)]));
}

function aesKey(bits: number): ApexBlob {
  if (![128, 192, 256].includes(required(bits))) throwApex('System.InvalidParameterValueException', 'Invalid key size');
  return new ApexBlob(randomBytes(bits / 8));
}

/** The digest of an RSA signature, e.g. `RSA-SHA256`; plain `RSA` is SHA-1. */
function rsaDigest(name: string): string {
  const kind = /^RSA(?:-(SHA1|SHA256|SHA384|SHA512))?$/i.exec(required(name));
  return kind ? (kind[1] ?? 'SHA1') : refuse(`Invalid algorithm: ${name}`);
}

/** Source: Apex Reference, Crypto.sign: RSA with a PKCS #8 key. */
function sign(name: string, input: ApexBlob, key: ApexBlob): ApexBlob {
  const signer = createSign(rsaDigest(name)).update(required(input).bytes);
  const privateKey = {
    key: Buffer.from(required(key).bytes),
    format: 'der',
    type: 'pkcs8',
  } as const;
  try {
    return new ApexBlob(signer.sign(privateKey));
  } catch {
    return throwApex('System.SecurityException', 'Invalid Crypto Key');
  }
}

/** Source: Apex Reference, Crypto.verify: RSA with an X.509 public key. */
function verify(name: string, input: ApexBlob, signature: ApexBlob, key: ApexBlob): boolean {
  const verifier = createVerify(rsaDigest(name)).update(required(input).bytes);
  const publicKey = { key: Buffer.from(required(key).bytes), format: 'der', type: 'spki' } as const;
  try {
    return verifier.verify(publicKey, required(signature).bytes);
  } catch {
    return throwApex('System.SecurityException', 'Invalid Crypto Key');
  }
}

export const cryptoClass: PlatformClass = {
  name: 'System.Crypto',
  statics: {
    decrypt: (name: string, key: ApexBlob, iv: ApexBlob, data: ApexBlob) => decrypt(name, key, ivOf(iv), required(data).bytes),
    decryptWithManagedIV: (name: string, key: ApexBlob, data: ApexBlob) =>
      decrypt(name, key, required(data).bytes.subarray(0, 16), data.bytes.subarray(16)),
    encrypt: (name: string, key: ApexBlob, iv: ApexBlob, data: ApexBlob) => new ApexBlob(encrypt(name, key, ivOf(iv), data)),
    encryptWithManagedIV: managed,
    generateAesKey: aesKey,
    generateDigest: (name: string, input: ApexBlob) => new ApexBlob(createHash(digest(name)).update(required(input).bytes).digest()),
    generateMac: mac,
    getRandomInteger: () => randomBytes(4).readInt32BE(),
    getRandomLong: () => randomBytes(8).readBigInt64BE(),
    'sign(System.String,System.Blob,System.Blob)': sign,
    'verify(System.String,System.Blob,System.Blob,System.Blob)': verify,
    verifyHmac: (name: string, input: ApexBlob, key: ApexBlob, given: ApexBlob) => {
      const expected = mac(name, input, key).bytes;
      return expected.length === required(given).size() && timingSafeEqual(expected, given.bytes);
    },
  },
};

/** A UUID as text with dashes. */
class ApexUuid extends PlatformObject {
  readonly text: string;
  constructor(text: string) {
    super();
    this.text = text;
  }
  override get $platform(): string {
    return 'System.UUID';
  }
  override toString(): string {
    return this.text;
  }
  $equals(other: unknown): boolean {
    return other instanceof ApexUuid && other.text === this.text;
  }
}

function uuidOf(text: string): ApexUuid {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(required(text)))
    throwApex('System.IllegalArgumentException', `Invalid UUID string: ${text}`);
  return new ApexUuid(text.toLowerCase());
}

export const uuidClass: PlatformClass = {
  name: 'System.UUID',
  statics: { fromString: uuidOf, randomUUID: () => new ApexUuid(randomUUID()) },
  methods: {
    equals: (self: ApexUuid, other: unknown) => self.$equals(other),
    hashCode: (self: ApexUuid) => hashText(self.text),
    toString: (self: ApexUuid) => self.text,
  },
};
