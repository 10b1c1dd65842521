/**
 * System.Site and System.Network outside of a site: there is none here, and every getter says so.
 * Source: Apex Reference, Site class and Network class (null when the page is no part of a site).
 */
import type { PlatformClass, PlatformFunction } from '../platformClass.ts';

const NOTHING = [
  'getAdminEmail',
  'getAdminId',
  'getAnalyticsTrackingCode',
  'getCurrentSiteUrl',
  'getCustomWebAddress',
  'getDomain',
  'getErrorDescription',
  'getErrorMessage',
  'getMasterLabel',
  'getName',
  'getOriginalUrl',
  'getPathPrefix',
  'getPrefix',
  'getSiteId',
  'getSiteType',
  'getSiteTypeLabel',
  'getTemplate',
];

const NEVER = ['isLoginEnabled', 'isPasswordExpired', 'isRegistrationEnabled'];

const all = (names: string[], value: unknown): Record<string, PlatformFunction> =>
  Object.fromEntries(names.map((name) => [name, () => value]));

export const siteClasses: PlatformClass[] = [
  { name: 'System.Site', statics: { ...all(NOTHING, null), ...all(NEVER, false) } },
  { name: 'System.Network', statics: { getNetworkId: () => null } },
];
