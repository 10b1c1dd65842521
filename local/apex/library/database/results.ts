/** Results of DML as Apex sees them, and failures of the store as Apex exceptions. */
import type { DmlFailure, RowError, RowResult } from '../../../kernel/ports/records.ts';
import { ApexList, enumConstant, throwApex } from '../../values/index.ts';
import { PlatformBag } from '../bag.ts';
import type { DmlDetails, QueryDetails } from '../exceptions.ts';
import type { QueryFailure } from '../../../kernel/ports/records.ts';

/** A Database.Error. */
export function errorBag(error: RowError): PlatformBag {
  return new PlatformBag('Database.Error', {
    Fields: new ApexList('String', [...error.fields]),
    Message: error.message,
    StatusCode: enumConstant('System.StatusCode', error.statusCode) ?? null,
  });
}

/** The class of a statement's results. */
const RESULTS: Record<string, string> = {
  insert: 'Database.SaveResult',
  update: 'Database.SaveResult',
  upsert: 'Database.UpsertResult',
  delete: 'Database.DeleteResult',
  undelete: 'Database.UndeleteResult',
  emptyRecycleBin: 'Database.EmptyRecycleBinResult',
};

/** One row's result. */
export function resultBag(operation: string, result: RowResult): PlatformBag {
  const fields: Record<string, unknown> = {
    Id: result.success || operation !== 'insert' ? result.id : null,
    Success: result.success,
    Errors: new ApexList('Database.Error', result.errors.map(errorBag)),
  };
  if (operation === 'upsert') fields['Created'] = result.created;
  return new PlatformBag(RESULTS[operation] ?? 'Database.SaveResult', fields);
}

/**
 * Throws what Apex sees of a failed statement: System.DmlException with its rows, or, when user mode
 * refuses the whole object, System.SecurityException "Access to entity 'X' denied".
 * Source: Apex Developer Guide, DML exceptions; Enforce User Mode for Database Operations.
 */
export function throwDml(failure: DmlFailure, typeOf: (row: number) => string): never {
  if (/^Access to entity '\w+' denied$/.test(failure.message)) throwApex('System.SecurityException', failure.message);
  const details: DmlDetails = {
    rows: failure.rows.map(({ index, id, error }) => ({
      index,
      id,
      statusCode: error.statusCode,
      message: error.message,
      fields: error.fields,
      object: typeOf(index),
    })),
  };
  throwApex('System.DmlException', failure.message, details);
}

/** Throws System.QueryException; access failures carry the inaccessible fields. */
export function throwQuery(failure: QueryFailure): never {
  const details: QueryDetails = { inaccessible: failure.inaccessible ?? {} };
  throwApex('System.QueryException', failure.message, details);
}
