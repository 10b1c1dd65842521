/** Test.testInstall and testUninstall. Source: Apex Developer Guide, Testing Apex install and uninstall scripts. */
import { current } from '../../runtime/context.ts';
import { PlatformObject, callMethod, required } from '../../values/index.ts';
import type { PlatformClass } from '../platformClass.ts';
import type { Version } from '../system/core/version.ts';

class InstallContext extends PlatformObject {
  readonly previous: Version | null;
  readonly isPush: boolean;
  constructor(previous: Version | null, isPush: boolean) {
    super();
    this.previous = previous;
    this.isPush = isPush;
  }
  override get $platform(): string {
    return 'System.InstallContext';
  }
}

class UninstallContext extends PlatformObject {
  override get $platform(): string {
    return 'System.UninstallContext';
  }
}

export function testInstall(handler: object, previous: Version | null, isPush = false): void {
  callMethod(required(handler), 'onInstall', [new InstallContext(previous, isPush)]);
}

export function testUninstall(handler: object): void {
  callMethod(required(handler), 'onUninstall', [new UninstallContext()]);
}

export const installClasses: PlatformClass[] = [
  {
    name: 'System.InstallContext',
    methods: {
      installerId: () => current().user.id,
      organizationId: () => current().org.id,
      isPush: (self: InstallContext) => self.isPush,
      isUpgrade: (self: InstallContext) => self.previous !== null,
      previousVersion: (self: InstallContext) => self.previous,
    },
  },
  {
    name: 'System.UninstallContext',
    methods: { organizationId: () => current().org.id, uninstallerId: () => current().user.id },
  },
];
