/** System.JSON. Source: Apex Reference, JSON class. */
import { required } from '../../values/index.ts';
import type { ApexType } from '../../values/index.ts';
import type { PlatformClass } from '../platformClass.ts';
import { fromTree } from './deserialize.ts';
import { JsonGenerator } from './generator.ts';
import { JsonParser } from './parser.ts';
import { serialize } from './serialize.ts';
import { parseTree, untyped } from './tree.ts';

export const jsonClass: PlatformClass = {
  name: 'System.JSON',
  statics: {
    createGenerator: (pretty: boolean) => new JsonGenerator(required(pretty)),
    createParser: (text: string) => new JsonParser(required(text)),
    deserialize: (text: string, type: ApexType) => fromTree(parseTree(required(text)), required(type).name),
    deserializeStrict: (text: string, type: ApexType) => fromTree(parseTree(required(text)), required(type).name, true),
    deserializeUntyped: (text: string) => untyped(parseTree(required(text))),
    serialize: (value: unknown, suppressNulls = false) => serialize(value, suppressNulls),
    serializePretty: (value: unknown, suppressNulls = false) => serialize(value, suppressNulls, true),
  },
};
