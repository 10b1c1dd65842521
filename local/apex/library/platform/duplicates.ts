/** Datacloud.FindDuplicates in an org without duplicate rules. Source: Apex Reference, Datacloud Namespace. */
import { current } from '../../runtime/context.ts';
import { ApexList, NotImplemented, required } from '../../values/index.ts';
import { PlatformBag } from '../bag.ts';
import type { PlatformClass } from '../platformClass.ts';

/** One result for each record: no rule finds anything. */
function find(given: ApexList<unknown>): ApexList<PlatformBag> {
  if (current().metadata.has('duplicateRule')) throw new NotImplemented('Datacloud.FindDuplicates with duplicate rules');
  const results = required(given).items.map(
    () =>
      new PlatformBag('Datacloud.FindDuplicatesResult', {
        DuplicateResults: new ApexList('Datacloud.DuplicateResult'),
        Errors: new ApexList('Database.Error'),
        Success: true,
      }),
  );
  return new ApexList('Datacloud.FindDuplicatesResult', results);
}

export const duplicateClasses: PlatformClass[] = [
  { name: 'Datacloud.FindDuplicates', statics: { findDuplicates: find } },
  { name: 'Datacloud.FindDuplicatesByIds', statics: { findDuplicatesByIds: find } },
];
