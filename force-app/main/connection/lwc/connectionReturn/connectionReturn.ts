/** How the trip to the sign-in page ended. */
export interface ConnectionReturn {
  outcome: 'connected' | 'failed';
  /** The stable code of a failure, lower case with `_`. */
  code?: string;
}

const CODE = /^[a-z][a-z0-9_]{0,59}$/;

/**
 * Reads how a connection attempt ended from the address that the browser came back to.
 * Anything that is not one of the two known outcomes is ignored, since anyone can write an address.
 * Source: contracts/sales-account.openapi.yaml, start of a Salesforce connection.
 */
export function readReturn(address: string): ConnectionReturn | undefined {
  const query = new URL(address).searchParams;
  const outcome = query.get('connection');
  if (outcome !== 'connected' && outcome !== 'failed') return undefined;
  const code = query.get('code') ?? '';
  return CODE.test(code) ? { outcome, code } : { outcome };
}

/** The address to come back to: this page without the outcome of an earlier attempt. */
export function returnAddress(address: string): string {
  const url = new URL(address);
  url.searchParams.delete('connection');
  url.searchParams.delete('code');
  return url.toString();
}
