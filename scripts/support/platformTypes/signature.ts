/** Turns Java signatures of the type stubs into Apex type names. Source: JVM Specification, 4.7.9.1. */
import type { ClassFile } from './classFile.ts';

const PREFIX = 'com/nawforce/runforce/';
const JAVA_TYPES: Record<string, string> = {
  'java/lang/Object': 'Object',
  'java/lang/String': 'String',
  'java/lang/Enum': 'Enum',
  'java/lang/Exception': 'Exception',
};
const PRIMITIVES: Record<string, string> = { V: 'void', I: 'Integer', J: 'Long', Z: 'Boolean', D: 'Double' };

class SignatureReader {
  private position = 0;
  private readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
  get ended(): boolean {
    return this.position >= this.text.length;
  }
  take(expected: string): boolean {
    if (!this.text.startsWith(expected, this.position)) return false;
    this.position += expected.length;
    return true;
  }
  until(stop: RegExp): string {
    const rest = this.text.slice(this.position);
    const length = rest.search(stop);
    this.position += length;
    return rest.slice(0, length);
  }
  type(): string {
    const kind = this.text.charAt(this.position++);
    if (kind === 'T') {
      const name = this.until(/;/);
      this.position++;
      return name;
    }
    if (kind === '[') return `List<${this.type()}>`;
    if (kind === '*') return 'Object';
    if (kind === '+' || kind === '-') return this.type();
    if (kind === 'L') return this.classType();
    return PRIMITIVES[kind] ?? 'Object';
  }
  private classType(): string {
    let name = apexName(this.until(/[<;]/));
    if (this.take('<')) {
      const parameters: string[] = [];
      while (!this.take('>')) parameters.push(this.type());
      name += `<${parameters.join(',')}>`;
    }
    while (!this.take(';')) name += this.until(/[<;]/).replace(/[.$]/g, '.');
    return name;
  }
}

function apexName(internal: string): string {
  if (internal === `${PREFIX}Internal/RecordSet$` || internal === `${PREFIX}Internal/RecordSet`) return 'System.List';
  const java = JAVA_TYPES[internal];
  if (java) return java;
  const name = internal.startsWith(PREFIX) ? internal.slice(PREFIX.length) : internal;
  const dotted = name.replace(/\$$/, '').replace(/[/$]/g, '.');
  return /^Internal\.(Any|.*Object)$/.test(dotted) ? 'Object' : dotted;
}

/** The Apex type of a field signature. */
export function readFieldType(signature: string): string {
  return new SignatureReader(signature).type();
}

/** Parameter and return types of a method signature; bounds of generic methods are skipped. */
export function readMethodType(signature: string): { parameters: string[]; returns: string } {
  const reader = new SignatureReader(signature);
  if (reader.take('<')) reader.until(/\(/);
  reader.take('(');
  const parameters: string[] = [];
  while (!reader.take(')')) parameters.push(reader.type());
  return { parameters, returns: reader.type() };
}

/** Type parameters, parent and interfaces of a class. */
export function readClassSignature(file: ClassFile): { typeParameters: string[]; superType?: string; interfaces: string[] } {
  if (!file.signature) {
    const superType = apexName(file.superName);
    return { typeParameters: [], superType: superType === 'Object' ? undefined : superType, interfaces: file.interfaces.map(apexName) };
  }
  const reader = new SignatureReader(file.signature);
  const typeParameters: string[] = [];
  if (reader.take('<')) {
    while (!reader.take('>')) {
      typeParameters.push(reader.until(/:/));
      while (reader.take(':')) if (!reader.take(':')) reader.type();
    }
  }
  const superType = reader.type();
  const interfaces: string[] = [];
  while (!reader.ended) interfaces.push(reader.type());
  return { typeParameters, superType: superType === 'Object' ? undefined : superType, interfaces };
}
