/** Reads what a type table needs from a Java class file. Source: The Java Virtual Machine Specification, chapter 4. */

/** A field or method with its flags and its generic (else erased) signature. */
export interface Member {
  name: string;
  flags: number;
  signature: string;
}

/** The declared face of one class. */
export interface ClassFile {
  name: string;
  flags: number;
  superName: string;
  interfaces: string[];
  signature?: string;
  fields: Member[];
  methods: Member[];
}

export const ACC_PUBLIC = 0x0001;
export const ACC_STATIC = 0x0008;
export const ACC_INTERFACE = 0x0200;
export const ACC_ABSTRACT = 0x0400;
export const ACC_SYNTHETIC = 0x1000;
export const ACC_ENUM = 0x4000;

type Constant = string | { ref: number } | undefined;

class Cursor {
  offset = 0;
  private readonly view: DataView;
  private readonly bytes: Uint8Array;
  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }
  u1(): number {
    return this.view.getUint8(this.offset++);
  }
  u2(): number {
    this.offset += 2;
    return this.view.getUint16(this.offset - 2);
  }
  u4(): number {
    this.offset += 4;
    return this.view.getUint32(this.offset - 4);
  }
  text(length: number): string {
    this.offset += length;
    return Buffer.from(this.bytes.subarray(this.offset - length, this.offset)).toString('utf8');
  }
}

const CONSTANT_SIZES: Record<number, number> = { 3: 4, 4: 4, 5: 8, 6: 8, 9: 4, 10: 4, 11: 4, 12: 4, 15: 3, 17: 4, 18: 4 };

function readConstants(cursor: Cursor): Constant[] {
  const count = cursor.u2();
  const constants: Constant[] = [undefined];
  for (let index = 1; index < count; index++) {
    const tag = cursor.u1();
    if (tag === 1) constants[index] = cursor.text(cursor.u2());
    else if (tag === 7 || tag === 8 || tag === 16 || tag === 19 || tag === 20) constants[index] = { ref: cursor.u2() };
    else cursor.offset += CONSTANT_SIZES[tag] ?? 0;
    if (tag === 5 || tag === 6) index++;
  }
  return constants;
}

function textOf(constants: Constant[], index: number): string {
  const constant = constants[index];
  if (typeof constant === 'string') return constant;
  return constant ? textOf(constants, constant.ref) : '';
}

function readSignature(cursor: Cursor, constants: Constant[]): string | undefined {
  let signature: string | undefined;
  for (let count = cursor.u2(); count > 0; count--) {
    const name = textOf(constants, cursor.u2());
    const length = cursor.u4();
    if (name === 'Signature') signature = textOf(constants, cursor.u2());
    else cursor.offset += length;
  }
  return signature;
}

function readMembers(cursor: Cursor, constants: Constant[]): Member[] {
  const members: Member[] = [];
  for (let count = cursor.u2(); count > 0; count--) {
    const flags = cursor.u2();
    const name = textOf(constants, cursor.u2());
    const descriptor = textOf(constants, cursor.u2());
    members.push({ name, flags, signature: readSignature(cursor, constants) ?? descriptor });
  }
  return members;
}

/** Parses the bytes of a `.class` file. */
export function readClassFile(bytes: Uint8Array): ClassFile {
  const cursor = new Cursor(bytes);
  cursor.offset = 8;
  const constants = readConstants(cursor);
  const flags = cursor.u2();
  const name = textOf(constants, cursor.u2());
  const superName = textOf(constants, cursor.u2());
  const interfaces = Array.from({ length: cursor.u2() }, () => textOf(constants, cursor.u2()));
  const fields = readMembers(cursor, constants);
  const methods = readMembers(cursor, constants);
  const signature = readSignature(cursor, constants);
  return { name, flags, superName, interfaces, signature, fields, methods };
}
