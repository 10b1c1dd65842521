/** System.UserInfo and System.FeatureManagement. Source: Apex Reference. */
import { current } from '../../../runtime/context.ts';
import { required } from '../../../values/index.ts';
import type { PlatformClass } from '../../platformClass.ts';
import { ApexTimeZone } from '../dates/timeZone.ts';

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
