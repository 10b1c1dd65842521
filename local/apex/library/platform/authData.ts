/** Data of authentication providers and registration handlers. Source: Apex Reference, Auth Namespace. */
import { dataClass } from '../dataClass.ts';
import type { PlatformClass } from '../platformClass.ts';

const USER = [
  ...['identifier', 'firstName', 'lastName', 'fullName', 'email', 'link', 'username', 'locale'],
  ...['provider', 'siteLoginUrl', 'attributeMap'],
];
const TOKEN = ['provider', 'oauthToken', 'oauthSecretOrRefreshToken', 'state'];
const REFRESH = ['accessToken', 'refreshToken', 'error'];
const CALLBACK = ['headers', 'body', 'queryParameters'];
const VERIFICATION = ['redirect', 'success', 'message'];

export const authDataClasses: PlatformClass[] = [
  dataClass('Auth.UserData', [...USER, 'idToken', 'userInfoJSONString', 'idTokenJSONString'], [USER]),
  dataClass('Auth.AuthProviderTokenResponse', [...TOKEN, 'idToken'], [TOKEN, [...TOKEN, 'idToken']]),
  dataClass('Auth.AuthProviderCallbackState', CALLBACK, [CALLBACK]),
  dataClass('Auth.OAuthRefreshResult', REFRESH, [REFRESH, REFRESH.slice(0, 2)]),
  dataClass('Auth.VerificationResult', VERIFICATION, [VERIFICATION]),
];
