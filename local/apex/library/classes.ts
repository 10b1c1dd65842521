/** All platform classes that the library implements. */
import type { PlatformClass } from './platformClass.ts';
import {
  batchableContextClass,
  finalizerContextClass,
  queueableContextClass,
  signatureBuilderClass,
  signatureClass,
} from './async/queueable.ts';
import { asyncInfoClass, schedulableContextClass } from './async/schedule.ts';
import { jsonGeneratorClass } from './json/generator.ts';
import { jsonClass } from './json/json.ts';
import { jsonParserClass } from './json/parser.ts';
import { accessLevelClass, databaseClass } from './database/database.ts';
import { queryLocatorClass, queryLocatorIteratorClass } from './database/locator.ts';
import { httpClass } from './http/http.ts';
import { httpRequestClass, httpResponseClass } from './http/messages.ts';
import { multiStaticResourceMockClass, staticResourceMockClass } from './http/mocks.ts';
import { describeFieldClass } from './schema/describeField.ts';
import {
  childRelationshipClass,
  describeObjectClass,
  fieldTokenClass,
  objectFieldsClass,
  objectTypeClass,
  picklistEntryClass,
  schemaClass,
} from './schema/describeObject.ts';
import { objectPartClasses } from './schema/objectParts.ts';
import { accessDecisionClass, securityClass } from './schema/security.ts';
import { sobjectClass } from './schema/sobject.ts';
import { namedCredentialsClass } from './connect/namedCredentials.ts';
import { auraExceptionClass } from './platform/auraException.ts';
import { cacheClasses } from './platform/cache.ts';
import { eventContextClasses } from './platform/eventContext.ts';
import { eventBusClass } from './platform/eventBus.ts';
import { messagingClass } from './platform/messaging.ts';
import { apexPagesClasses } from './pages/apexPages.ts';
import { controllerClasses } from './pages/controllers.ts';
import { cookieClass, pageReferenceClass } from './pages/pageReference.ts';
import { restContextClass, restRequestClass, restResponseClass } from './platform/rest.ts';
import { testClass } from './testing/test.ts';
import { exceptionClass, queryExceptionClass } from './exceptions.ts';
import { iterableClass, iteratorClass, listClass, mapClass, setClass } from './system/collections/collections.ts';
import { assertClass } from './system/core/assertions.ts';
import { idClass } from './system/core/id.ts';
import { limitsClass } from './system/core/limits.ts';
import { labelClass, requestClass } from './system/core/request.ts';
import { systemClass } from './system/core/system.ts';
import { typeClass } from './system/core/type.ts';
import { versionClass } from './system/core/version.ts';
import { urlClass } from './system/core/url.ts';
import { featureManagementClass, userInfoClass } from './system/core/user.ts';
import { dateClass, timeClass } from './system/dates/date.ts';
import { datetimeClass } from './system/dates/datetime.ts';
import { timeZoneClass } from './system/dates/timeZone.ts';
import { mathClass } from './system/numbers/math.ts';
import { booleanClass, decimalClass, doubleClass, integerClass, longClass } from './system/numbers/numbers.ts';
import { matcherClass, patternClass } from './system/regex/pattern.ts';
import { blobClass, encodingUtilClass } from './system/security/blob.ts';
import { cryptoClass, uuidClass } from './system/security/crypto.ts';
import { domClasses } from './xml/dom.ts';
import { xmlStreamClasses } from './xml/stream.ts';
import { installClasses } from './testing/install.ts';
import { continuationClass } from './http/continuation.ts';
import { webServiceCalloutClass } from './http/webService.ts';
import { cursorClass } from './database/cursor.ts';
import { searchClasses } from './database/search.ts';
import { approvalClass } from './platform/approval.ts';
import { businessHoursClass } from './platform/businessHours.ts';
import { customNotificationClass } from './platform/notification.ts';
import { siteClasses } from './platform/sites.ts';
import { collatorClass } from './system/core/collator.ts';
import { metadataClasses } from './metadata/operations.ts';
import { addressClass, locationClass } from './system/places/places.ts';
import { orgLimitClasses } from './system/core/orgLimits.ts';
import { formulaClasses } from './platform/formula.ts';
import { flowInterviewClass } from './platform/flowInterview.ts';
import { invocableActionClass } from './platform/invocableAction.ts';
import { authDataClasses } from './platform/authData.ts';
import { duplicateClasses } from './platform/duplicates.ts';
import { jwtClass } from './platform/jwt.ts';
import { pluginClasses } from './platform/pluginClasses.ts';
import { zipClasses } from './platform/zip.ts';
import { stringClass } from './system/string/index.ts';

const VALUES = [
  stringClass,
  integerClass,
  longClass,
  doubleClass,
  decimalClass,
  booleanClass,
  idClass,
  mathClass,
  listClass,
  setClass,
  mapClass,
  iteratorClass,
  iterableClass,
];
const TIMES = [dateClass, timeClass, datetimeClass, timeZoneClass];
const CORE = [
  systemClass,
  assertClass,
  typeClass,
  limitsClass,
  userInfoClass,
  featureManagementClass,
  requestClass,
  labelClass,
  urlClass,
  versionClass,
  addressClass,
  locationClass,
  exceptionClass,
  queryExceptionClass,
];
const TEXT = [
  jsonClass,
  jsonGeneratorClass,
  jsonParserClass,
  patternClass,
  matcherClass,
  blobClass,
  encodingUtilClass,
  cryptoClass,
  uuidClass,
  ...domClasses,
  ...xmlStreamClasses,
];
const ASYNC = [
  queueableContextClass,
  finalizerContextClass,
  batchableContextClass,
  schedulableContextClass,
  asyncInfoClass,
  signatureClass,
  signatureBuilderClass,
];

const DATA = [
  databaseClass,
  accessLevelClass,
  cursorClass,
  ...searchClasses,
  approvalClass,
  queryLocatorClass,
  queryLocatorIteratorClass,
  sobjectClass,
  securityClass,
  accessDecisionClass,
];
const DESCRIBE = [
  schemaClass,
  objectTypeClass,
  fieldTokenClass,
  describeObjectClass,
  objectFieldsClass,
  describeFieldClass,
  childRelationshipClass,
  picklistEntryClass,
  ...objectPartClasses,
];
const HTTP = [httpClass, httpRequestClass, httpResponseClass, staticResourceMockClass, multiStaticResourceMockClass];

const PLATFORM = [
  namedCredentialsClass,
  auraExceptionClass,
  ...cacheClasses,
  eventBusClass,
  ...eventContextClasses,
  messagingClass,
  pageReferenceClass,
  cookieClass,
  ...apexPagesClasses,
  ...controllerClasses,
  restContextClass,
  restRequestClass,
  restResponseClass,
  testClass,
  ...installClasses,
  continuationClass,
  webServiceCalloutClass,
  businessHoursClass,
  ...metadataClasses,
  customNotificationClass,
  ...siteClasses,
  collatorClass,
  ...formulaClasses,
  ...orgLimitClasses,
  flowInterviewClass,
  invocableActionClass,
  ...authDataClasses,
  ...duplicateClasses,
  jwtClass,
  ...pluginClasses,
  ...zipClasses,
];

/** The classes; a function, so that modules may refer to each other. */
export function platformClasses(): PlatformClass[] {
  return [...VALUES, ...TIMES, ...CORE, ...TEXT, ...ASYNC, ...DATA, ...DESCRIBE, ...HTTP, ...PLATFORM];
}
