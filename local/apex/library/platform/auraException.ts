/**
 * System.AuraHandledException. Its getMessage() says "Script-thrown exception" unless setMessage was
 * called; the text of the constructor is what a component receives. Source: Apex Reference and observed platform behaviour.
 */
import { ApexException } from '../../values/index.ts';
import type { PlatformClass } from '../platformClass.ts';

/** The text a component receives. */
export function auraMessage(error: ApexException): string {
  const text = (error.$details as { text?: string | null } | undefined)?.text;
  return text ?? error.$message ?? 'Script-thrown exception';
}

export const auraExceptionClass: PlatformClass = {
  name: 'System.AuraHandledException',
  constructors: {
    '/1': (text: string | null) => {
      const error = new ApexException('System.AuraHandledException', null);
      error.$details = { text };
      return error;
    },
  },
};
