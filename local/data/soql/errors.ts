import { QueryFailure } from '../../kernel/ports/records.ts';

const ADVICE = 'Please reference your WSDL or the describe call for the appropriate names.';

/** Source of these texts: SOAP API Developer Guide, "INVALID_FIELD", "INVALID_TYPE" as the platform words them. */
export function noSuchColumn(field: string, object: string): QueryFailure {
  return new QueryFailure(noSuchColumnText(field, object));
}

/** The text for a field that does not exist or is not accessible. */
export function noSuchColumnText(field: string, object: string): string {
  return `No such column '${field}' on entity '${object}'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. ${ADVICE}`;
}

/** The text for an object that does not exist or is not accessible. */
export function noSuchObjectText(object: string): string {
  return `sObject type '${object}' is not supported. If you are attempting to use a custom object, be sure to append the '__c' after the entity name. ${ADVICE}`;
}

/** An unknown object in FROM. */
export function noSuchObject(object: string): QueryFailure {
  return new QueryFailure(noSuchObjectText(object));
}

/** An unknown parent relationship in a field path. */
export function noSuchRelationship(name: string): QueryFailure {
  return new QueryFailure(
    `Didn't understand relationship '${name}' in field path. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. ${ADVICE}`,
  );
}

/** An unknown child relationship of an inner query. */
export function noSuchChildRelationship(name: string): QueryFailure {
  return new QueryFailure(
    `Didn't understand relationship '${name}' in FROM part of query call. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. ${ADVICE}`,
  );
}

/** A part of SOQL that the local org does not have. */
export function notSupported(what: string): QueryFailure {
  return new QueryFailure(`The local org does not support ${what} in SOQL.`);
}
