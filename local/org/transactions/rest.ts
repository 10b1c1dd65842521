/** Apex REST. Source: Apex Developer Guide, Exposing Apex Classes as REST Web Services. */
import { NotImplemented } from '../../apex/values/index.ts';

/** A call of `/services/apexrest/...`. */
export interface ResourceCall {
  method: string;
  path: string;
  query: Record<string, string>;
  headers: Record<string, string>;
  body: string;
}

/** Runs the resource's method. */
export function callResource(call: ResourceCall): unknown {
  throw new NotImplemented(`Apex REST: ${call.method} ${call.path}`);
}
