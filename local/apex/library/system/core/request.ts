/** System.Request and System.Label. Source: Apex Reference. */
import { current } from '../../../runtime/context.ts';
import { PlatformObject, enumConstant, required, throwApex } from '../../../values/index.ts';
import type { PlatformClass } from '../../platformClass.ts';

/** The running transaction. */
class ApexRequest extends PlatformObject {
  override get $platform(): string {
    return 'System.Request';
  }
}

export const requestClass: PlatformClass = {
  name: 'System.Request',
  statics: { getCurrent: () => new ApexRequest() },
  methods: {
    getQuiddity: () => enumConstant('System.Quiddity', current().quiddity) ?? null,
    getRequestId: () => current().requestId,
  },
};

/** The text of a custom label. Throws System.IllegalArgumentException for an unknown name; compiled code asks only for labels that exist. */
export function label(name: string): string {
  return current().metadata.label(name) ?? throwApex('System.IllegalArgumentException', `Custom Label ${name} does not exist`);
}

export const labelClass: PlatformClass = {
  name: 'System.Label',
  statics: {
    'get/2': (_namespace: string | null, name: string) => label(required(name)),
    'get/3': (_namespace: string | null, name: string) => label(required(name)),
  },
};
