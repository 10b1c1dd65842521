/** System.JSON. Source: Apex Reference, JSON class. */
import { required } from '../../values/index.ts';
import type { ApexType } from '../../values/index.ts';
import type { PlatformClass } from '../platformClass.ts';
import { checkOpening, fromTree } from './deserialize.ts';
import { JsonGenerator } from './generator.ts';
import { JsonParser } from './parser.ts';
import { serialize } from './serialize.ts';
import { parseTree, untyped } from './tree.ts';

/** A time is read without quotes as well. Source: octoberswimmer/aer-dist, issue 293, with the log of an org. */
function quotedTime(text: string, type: ApexType): string {
  return type.name === 'Time' && /^\s*\d\d:\d\d:\d\d\.\d{3}Z\s*$/.test(text) ? JSON.stringify(text.trim()) : text;
}

function read(text: string, type: ApexType, strict: boolean): unknown {
  return fromTree(parseTree(checkOpening(text, type.name)), type.name, strict);
}

export const jsonClass: PlatformClass = {
  name: 'System.JSON',
  statics: {
    createGenerator: (pretty: boolean) => new JsonGenerator(required(pretty)),
    createParser: (text: string) => new JsonParser(required(text)),
    deserialize: (text: string, type: ApexType) => read(quotedTime(required(text), required(type)), type, false),
    deserializeStrict: (text: string, type: ApexType) => read(required(text), required(type), true),
    deserializeUntyped: (text: string) => untyped(parseTree(required(text))),
    serialize: (value: unknown, suppressNulls = false) => serialize(value, suppressNulls),
    serializePretty: (value: unknown, suppressNulls = false) => serialize(value, suppressNulls, true),
  },
};
