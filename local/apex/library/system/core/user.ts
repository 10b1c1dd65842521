/** System.UserInfo and System.FeatureManagement. Source: Apex Reference. */
import { current } from '../../../runtime/context.ts';
import { NotImplemented, required } from '../../../values/index.ts';
import type { PlatformClass } from '../../platformClass.ts';
import { ApexTimeZone } from '../dates/timeZone.ts';

/** In a test it opens nothing, as on the platform; elsewhere a thread that runs Apex has none. */
function sessionId(): string {
  const { org, test } = current();
  if (!test) throw new NotImplemented('System.UserInfo.getSessionId outside of tests');
  return `${org.id.slice(0, 15)}!test-session-of-the-local-org`;
}

export const userInfoClass: PlatformClass = {
  name: 'System.UserInfo',
  statics: {
    getDefaultCurrency: () => current().user.currency,
    getFirstName: () => current().user.firstName,
    getLanguage: () => current().user.language,
    getLastName: () => current().user.lastName,
    getLocale: () => current().user.locale,
    getName: () => current().user.name,
    getOrganizationId: () => current().org.id,
    getOrganizationName: () => current().org.name,
    getProfileId: () => current().user.profileId,
    getSessionId: sessionId,
    getTimeZone: () => new ApexTimeZone(current().user.timeZone),
    getUiTheme: () => 'Theme4d',
    getUiThemeDisplayed: () => 'Theme4d',
    getUserEmail: () => current().user.email,
    getUserId: () => current().user.id,
    getUserName: () => current().user.username,
    getUserRoleId: () => current().user.roleId,
    getUserType: () => current().user.userType,
    isMultiCurrencyOrganization: () => false,
  },
};

export const featureManagementClass: PlatformClass = {
  name: 'System.FeatureManagement',
  statics: {
    checkPermission: (name: string) => current().access.hasCustomPermission(current().user.id, required(name)),
  },
};
