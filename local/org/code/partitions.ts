import type { OrgMetadata } from '../../data/index.ts';

/** Names of the cache partitions, the default one first. */
export function partitionNames({ cachePartitions }: OrgMetadata): string[] {
  return [...cachePartitions].sort((a, b) => Number(b.isDefault) - Number(a.isDefault)).map((partition) => partition.name);
}
