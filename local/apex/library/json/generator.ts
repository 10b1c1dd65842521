/** System.JSONGenerator. Source: Apex Reference. */
import { PlatformObject, required, throwApex } from '../../values/index.ts';
import type { PlatformClass, PlatformFunction } from '../platformClass.ts';
import { writeValue } from './serialize.ts';
import { JsonWriter } from './writer.ts';

/** A generator of JSON text. */
export class JsonGenerator extends PlatformObject {
  readonly writer: JsonWriter;
  constructor(pretty: boolean) {
    super();
    this.writer = new JsonWriter(pretty);
  }
  override get $platform(): string {
    return 'System.JSONGenerator';
  }
}

/** `writeX(value)` and `writeXField(name, value)` for all kinds of values. */
function writers(): Record<string, PlatformFunction> {
  const methods: Record<string, PlatformFunction> = {};
  for (const kind of ['Blob', 'Boolean', 'Date', 'DateTime', 'Id', 'Number', 'Object', 'String', 'Time']) {
    const check = kind === 'Object' ? (value: unknown) => value : required;
    methods[`write${kind}`] = (self: JsonGenerator, value: unknown) => writeValue(self.writer, check(value));
    methods[`write${kind}Field`] = (self: JsonGenerator, name: string, value: unknown) => {
      self.writer.field(required(name));
      writeValue(self.writer, check(value));
    };
  }
  return methods;
}

export const jsonGeneratorClass: PlatformClass = {
  name: 'System.JSONGenerator',
  methods: {
    ...writers(),
    close: (self: JsonGenerator) => {
      self.writer.closed = true;
    },
    getAsString: (self: JsonGenerator) => {
      self.writer.closed = true;
      return self.writer.result();
    },
    isClosed: (self: JsonGenerator) => self.writer.closed,
    writeEndArray: (self: JsonGenerator) => self.writer.end('array'),
    writeEndObject: (self: JsonGenerator) => self.writer.end('object'),
    writeFieldName: (self: JsonGenerator, name: string) =>
      self.writer.field(name ?? throwApex('System.NullPointerException', 'Argument cannot be null.')),
    writeNull: (self: JsonGenerator) => self.writer.raw('null'),
    writeNullField: (self: JsonGenerator, name: string) => {
      self.writer.field(required(name));
      self.writer.raw('null');
    },
    writeStartArray: (self: JsonGenerator) => self.writer.start('array'),
    writeStartObject: (self: JsonGenerator) => self.writer.start('object'),
  },
};
