/**
 * System.Site, System.Network and Auth.AuthConfiguration outside of a site: there is none here, and everything says so.
 * Sources: Apex Reference, Site class and Network class (null when the page is no part of a site); the tests of the site
 * controllers that the platform writes into every org (SiteLoginController, LightningSelfRegisterController and their kin).
 */
import { NotImplemented, PlatformObject, throwApex } from '../../values/index.ts';
import type { PlatformClass, PlatformFunction } from '../platformClass.ts';

const NOTHING = [
  ...['changePassword', 'createExternalUser', 'createPersonAccountPortalUser', 'createPortalUser', 'login'],
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
  ...['setExperienceId', 'validatePassword'],
];

const NEVER = ['forgotPassword', 'isLoginEnabled', 'isPasswordExpired', 'isRegistrationEnabled', 'isValidUsername'];

const all = (names: string[], value: unknown): Record<string, PlatformFunction> =>
  Object.fromEntries(names.map((name) => [name, () => value]));

/** What a network of no id has; there are no others. */
function ofNetwork(name: string): PlatformFunction {
  return (id: string | null) => {
    if (id !== null) throw new NotImplemented(`System.Network.${name} of a network`);
    return null;
  };
}

/** The login of the org itself. */
class Configuration extends PlatformObject {
  override get $platform(): string {
    return 'Auth.AuthConfiguration';
  }
}

function redirect(target: object | null): never {
  if (target === null) throwApex('System.NullPointerException', 'Argument 1 cannot be null');
  throw new NotImplemented('System.Aura.redirect');
}

/** Words of the platform's own site pages; the texts are ours. */
export function siteLabel(name: string): string | undefined {
  const own = /^site\.(\w+)$/i.exec(name)?.[1]?.replaceAll('_', ' ');
  return own && own.charAt(0).toUpperCase() + own.slice(1);
}

const configurationClass: PlatformClass = {
  name: 'Auth.AuthConfiguration',
  constructors: { '/2': () => new Configuration() },
  methods: {
    getSelfRegistrationEnabled: () => false,
    getSelfRegistrationUrl: () => null,
    getUsernamePasswordEnabled: () => true,
    isCommunityUsingSiteAsContainer: () => false,
  },
};

export const siteClasses: PlatformClass[] = [
  { name: 'System.Site', statics: { ...all(NOTHING, null), ...all(NEVER, false) } },
  {
    name: 'System.Network',
    statics: {
      ...all(['communitiesLanding', 'forwardToAuthPage', 'getNetworkId'], null),
      ...Object.fromEntries(['getLoginUrl', 'getLogoutUrl', 'getSelfRegUrl'].map((name) => [name, ofNetwork(name)])),
    },
  },
  { name: 'System.Aura', statics: { redirect } },
  configurationClass,
];
