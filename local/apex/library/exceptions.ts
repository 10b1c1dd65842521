/** Methods of exceptions, platform ones and compiled ones. Source: Apex Reference, Exception class. */
import {
  ApexException,
  ApexList,
  ApexMap,
  ApexSObjectField,
  ApexSet,
  enumConstant,
  exceptionMessage,
  platformExtends,
  required,
  shownTypeName,
  throwApex,
  typeNameOf,
} from '../values/index.ts';
import { framesOf } from './frames.ts';
import type { PlatformClass, PlatformFunction } from './platformClass.ts';

/** One failed row of a DmlException. */
export interface DmlRow {
  index: number;
  id: string | null;
  statusCode: string;
  message: string;
  fields: string[];
  object: string;
}

/** Details of a DmlException. */
export interface DmlDetails {
  rows: DmlRow[];
}

/** Details of a QueryException that user mode raised. */
export interface QueryDetails {
  inaccessible: Record<string, string[]>;
}

function row(self: ApexException, index: number): DmlRow {
  const found = (self.$details as DmlDetails | undefined)?.rows[required(index)];
  return found ?? throwApex('System.ListException', `List index out of bounds: ${index}`);
}

/** Four inherited constructors: (), (message), (cause), (message, cause). */
export function constructException(typeName: string): PlatformFunction {
  return (first?: string | ApexException | null, second?: ApexException | null) => {
    const error = new ApexException(typeName, typeof first === 'string' ? first : null);
    error.$cause = first instanceof ApexException ? first : (second ?? null);
    return error;
  };
}

function initCause(self: ApexException, cause: ApexException): void {
  if (self.$cause) throwApex('System.TypeException', 'Exception cause has already been set');
  self.$cause = cause;
}

export const exceptionClass: PlatformClass = {
  name: 'System.Exception',
  methods: {
    getCause: (self: ApexException) => self.$cause,
    getLineNumber: (self: ApexException) => framesOf(self.stack)[0]?.line ?? 0,
    getMessage: exceptionMessage,
    getStackTraceString: (self: ApexException) =>
      framesOf(self.stack)
        .map((frame) => frame.text)
        .join('\n'),
    getTypeName: (self: ApexException) => shownTypeName(typeNameOf(self)),
    initCause,
    setMessage: (self: ApexException, message: string | null) => {
      self.$message = message;
    },
    getNumDml: (self: ApexException) => (self.$details as DmlDetails | undefined)?.rows.length ?? 0,
    getDmlFieldNames: (self: ApexException, index: number) => new ApexList('String', row(self, index).fields),
    getDmlFields: (self: ApexException, index: number) =>
      new ApexList(
        'Schema.SObjectField',
        row(self, index).fields.map((field) => ApexSObjectField.of(row(self, index).object, field)),
      ),
    getDmlId: (self: ApexException, index: number) => row(self, index).id,
    getDmlIndex: (self: ApexException, index: number) => row(self, index).index,
    getDmlMessage: (self: ApexException, index: number) => row(self, index).message,
    getDmlStatusCode: (self: ApexException, index: number) => row(self, index).statusCode,
    getDmlType: (self: ApexException, index: number) => enumConstant('System.StatusCode', row(self, index).statusCode) ?? null,
  },
};

/** QueryException.getInaccessibleFields: object name to field names. */
export const queryExceptionClass: PlatformClass = {
  name: 'System.QueryException',
  methods: {
    getInaccessibleFields: (self: ApexException) => {
      const map = new ApexMap<string, ApexSet<string>>('String', 'Set<String>');
      const found = (self.$details as QueryDetails | undefined)?.inaccessible ?? {};
      for (const [object, fields] of Object.entries(found)) map.put(object, new ApexSet('String', fields));
      return map;
    },
  },
};

/** Is this a platform exception type? */
export function isExceptionType(typeName: string): boolean {
  return platformExtends(typeName, 'System.Exception');
}
