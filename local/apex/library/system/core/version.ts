/** System.Version. Source: Apex Reference, Version class. */
import { PlatformObject, required } from '../../../values/index.ts';
import type { PlatformClass } from '../../platformClass.ts';

/** A package version. */
export class Version extends PlatformObject {
  readonly parts: [number, number, number | null];
  constructor(major: number, minor: number, patch: number | null = null) {
    super();
    this.parts = [required(major), required(minor), patch];
  }
  override get $platform(): string {
    return 'System.Version';
  }
  override toString(): string {
    return this.parts.filter((part) => part !== null).join('.');
  }
}

/** A version without patch number equals any patch of it. */
function compare(self: Version, other: Version): number {
  const [a, b] = [self.parts, required(other).parts];
  if (a[0] !== b[0]) return a[0] - b[0];
  if (a[1] !== b[1]) return a[1] - b[1];
  return a[2] === null || b[2] === null ? 0 : a[2] - b[2];
}

export const versionClass: PlatformClass = {
  name: 'System.Version',
  constructors: {
    '/2': (major: number, minor: number) => new Version(major, minor),
    '/3': (major: number, minor: number, patch: number) => new Version(major, minor, patch),
  },
  methods: {
    compareTo: compare,
    major: (self: Version) => self.parts[0],
    minor: (self: Version) => self.parts[1],
    patch: (self: Version) => self.parts[2],
  },
};
