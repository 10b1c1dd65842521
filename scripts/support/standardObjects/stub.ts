import type { ClassFile } from '../platformTypes/classFile.ts';

/** A field of a stub. */
export interface StubField {
  name: string;
  /** One letter, see `TYPES`; empty for text. */
  type: string;
  /** Objects that it refers to; `*` stands for many. */
  targets: string[];
  relation?: string;
  /** True when records of many objects may stand in it. */
  open?: boolean;
}

/** A child relationship of a stub. */
export interface StubChild {
  name: string;
  object: string;
  /** The child's field, where it is not the only one that points here. */
  field?: string;
}

/** One standard object as the stubs describe it. */
export interface Stub {
  name: string;
  fields: StubField[];
  children: StubChild[];
}

/** Letters of the catalogue by the Java type of a stub's field. */
const TYPES: Record<string, string> = {
  'System/String': '',
  'System/Id': 'I',
  'System/Datetime': 't',
  'System/Boolean': 'b',
  'System/Decimal': 'n',
  'System/Integer': 'i',
  'System/Date': 'd',
  'System/Long': 'l',
  'System/Time': 'T',
  'System/Blob': 'B',
  'SObjects/Address': 'A',
  'SObjects/Location': 'L',
};

/** Fields that exist only where a feature is on (several currencies, divisions, person accounts, state codes). */
const FEATURES = /^(CurrencyIsoCode|Division|IsPersonAccount|\w+(State|Country)Code|Person[A-Z]\w*)$/;

const KEPT_PERSON = /^Person(al|nel)/;

/** The parts of a person's name that an account has only where person accounts are on. Source: Object Reference, Account. */
const ACCOUNT_PERSON = /^(Salutation|FirstName|MiddleName|LastName|Suffix)$/;

function needsFeature(object: string, field: string): boolean {
  return (FEATURES.test(field) && !KEPT_PERSON.test(field)) || (object === 'Account' && ACCOUNT_PERSON.test(field));
}

function typeName(signature: string): string {
  return signature.replace(/^\[?L(com\/nawforce\/runforce\/)?/, '').replace(/;$/, '');
}

/** Reads fields and child relationships of one stub. A relation follows the id field that holds it. */
export function readStub(file: ClassFile): Stub {
  const stub: Stub = { name: file.name.split('/').at(-1) ?? '', fields: [], children: [] };
  for (const { name, signature } of file.fields) {
    const type = typeName(signature);
    if (name === 'SObjectType' || name === 'Fields' || needsFeature(stub.name, name)) continue;
    if (signature.startsWith('[')) {
      if (type.startsWith('SObjects/')) stub.children.push({ name, object: type.slice('SObjects/'.length) });
      continue;
    }
    const letter = TYPES[type] ?? (type.startsWith('java/') ? 'o' : undefined);
    const holder = stub.fields.at(-1);
    if (letter !== undefined && !(letter === 'L' && holder?.name === `${name}Id`)) stub.fields.push({ name, type: letter, targets: [] });
    else if (holder?.type === 'I') {
      holder.relation = name;
      holder.targets = [type === 'SObjects/Name' || type === 'System/SObject' ? '*' : type.slice('SObjects/'.length)];
    }
  }
  return stub;
}
