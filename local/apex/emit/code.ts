/** Pieces of generated JavaScript with their static type. */
import type { Type } from '../types/type.ts';

/** A static query whose result form is still open: a list, one record or a number. */
export interface OpenQuery {
  object: Type;
  /** JavaScript of the arguments: text, binds, access. */
  parameters: string;
  isAggregate: boolean;
  /** JavaScript of the list that a dynamic query (`Database.query`) answers; its records may be of any object. */
  dynamic?: string;
}

/** JavaScript of an expression. */
export interface Code {
  js: string;
  type: Type;
  /** True when the value can never be null. */
  nonNull?: boolean;
  query?: OpenQuery;
  /** Behind `?.`: the rest of the chain belongs inside the guard. */
  safe?: { inner: Code; guard: (inner: string) => string };
  /** True for `record.Parent__r`, whose fields read as null when there is no parent. */
  parent?: boolean;
  /** For `SObjectType.Account` and its `fieldSets`: the object. */
  describes?: string;
  /** The object whose token this is (`Account.SObjectType`). */
  tokenOf?: string;
  /** For the token of a relationship (`Contact.Account`): the object whose field tokens follow. */
  relates?: string;
  /** For the token of a share object's RowCause: the share object. */
  causesOf?: string;
  /** True for the records of a subquery (`account.Contacts`, `getSObjects`), over which a loop runs as over a query. */
  subquery?: boolean;
  /** The literal's text, when the expression is an Integer or String literal. */
  literal?: string;
}

/** Quotes text as a JavaScript string literal. */
export function quote(text: string): string {
  return JSON.stringify(text)
    .replace(/\u2028/g, '\\u2028')
    .replace(/\u2029/g, '\\u2029')
    .replace(/[\ue001\ue002]/g, (mark) => `\\u${mark.charCodeAt(0).toString(16)}`);
}

/** A value that is known not to be null, else the platform's NullPointerException. */
export function required(code: Code): string {
  return code.nonNull ? code.js : `(${code.js} ?? npe())`;
}

/** Is the JavaScript safe to evaluate twice? */
export function isSimple(js: string): boolean {
  return /^[\w$.]+$/.test(js);
}
