/** System.Collator: order of texts by the user's locale. Source: Apex Reference, Collator class. */
import { current } from '../../../runtime/context.ts';
import { PlatformObject } from '../../../values/index.ts';
import type { PlatformClass } from '../../platformClass.ts';

export class Collator extends PlatformObject {
  private readonly collator = new Intl.Collator(current().user.locale.replaceAll('_', '-'));
  override get $platform(): string {
    return 'System.Collator';
  }
  /** Nulls come first, as in `List.sort`. */
  compare(a: string | null, b: string | null): number {
    if (a === null || b === null) return a === b ? 0 : a === null ? -1 : 1;
    return Math.sign(this.collator.compare(a, b));
  }
}

export const collatorClass: PlatformClass = {
  name: 'System.Collator',
  statics: { getInstance: () => new Collator() },
  methods: { compare: (self: Collator, a: string | null, b: string | null) => self.compare(a, b) },
};
