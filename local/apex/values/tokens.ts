/** Values that name types: System.Type, Schema.SObjectType, Schema.SObjectField; and the base of platform objects. */
import { typeKey } from './typeNames.ts';

/** The base of instances of platform classes that the library implements in JavaScript. */
export abstract class PlatformObject {
  /** Canonical type name, e.g. `System.HttpRequest`. */
  abstract get $platform(): string;
  /** Its order among its like, for types that List.sort can sort. */
  compareTo?(other: unknown): number;
}

/** A System.Type: `name` as in source, e.g. `String`, `List<Account>`, `Outer.Inner`. */
export class ApexType {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
  equals(other: ApexType): boolean {
    return typeKey(this.name) === typeKey(other.name);
  }
}

const objectTokens = new Map<string, ApexSObjectType>();
const fieldTokens = new Map<string, ApexSObjectField>();

/** The token of an object (`Account.SObjectType`); one instance per name, so `===` works. */
export class ApexSObjectType {
  /** API name in the schema's spelling. */
  readonly name: string;
  private constructor(name: string) {
    this.name = name;
  }
  static of(name: string): ApexSObjectType {
    let token = objectTokens.get(name);
    if (!token) objectTokens.set(name, (token = new ApexSObjectType(name)));
    return token;
  }
}

/** The token of a field (`Account.Name`); one instance per object and field. */
export class ApexSObjectField {
  /** API name of the object in the schema's spelling. */
  readonly object: string;
  /** API name of the field in the schema's spelling. */
  readonly field: string;
  private constructor(object: string, field: string) {
    this.object = object;
    this.field = field;
  }
  static of(object: string, field: string): ApexSObjectField {
    const key = `${object}.${field}`;
    let token = fieldTokens.get(key);
    if (!token) fieldTokens.set(key, (token = new ApexSObjectField(object, field)));
    return token;
  }
}
