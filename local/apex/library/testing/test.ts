/** System.Test. Source: Apex Reference, Test class. */
import { current } from '../../runtime/context.ts';
import type { TestState } from '../../runtime/context.ts';
import { ApexList, ApexSObject, NotImplemented, required, throwApex, typeKey } from '../../values/index.ts';
import type { ApexDatetime, ApexMap, ApexSObjectType, ApexType } from '../../values/index.ts';
import type { PlatformClass } from '../platformClass.ts';
import { invokeContinuation } from '../http/continuation.ts';
import { currentView } from '../pages/apexPages.ts';
import type { PageReference } from '../pages/pageReference.ts';
import { TestBroker } from '../platform/eventContext.ts';
import { testInstall, testUninstall } from './install.ts';
import { loadData } from './loadData.ts';
import { createStub } from './stub.ts';

function state(method: string): TestState {
  return current().test ?? throwApex('System.TypeException', `Test.${method} can only be called from a test method`);
}

function startTest(): void {
  const test = state('startTest');
  if (test.started) throwApex('System.FinalException', 'Testing already started');
  test.startTest();
}

function stopTest(): void {
  const test = state('stopTest');
  if (!test.started || test.stopped) throwApex('System.FinalException', 'Testing is not started');
  test.stopTest();
}

/**
 * A record as a query of the given fields and children would answer it: other fields count as not queried, and none can
 * be written. Source: octoberswimmer/aer-dist, issues 373 and 374, on what an org answers.
 */
function stubRow(token: ApexSObjectType, values: ApexMap<string, unknown>): ApexSObject {
  state('createStubQueryRow');
  const record = new ApexSObject(required(token).name);
  for (const [name, value] of required(values).entries()) {
    const child = value instanceof ApexList ? current().schema.childRelationship(record.type, name) : undefined;
    if (child) record.setChildren(child.name, value as ApexList<ApexSObject>);
    else record.put(name, value);
  }
  record.restoreAssigned([]);
  record.readOnly = 'stub';
  return record;
}

function setPage(page: PageReference | null): void {
  state('setCurrentPage');
  currentView().page = page;
}

/** Source: Apex Reference, Test.getStandardPricebookId. */
function standardPricebook(): string {
  const { data } = current();
  const text = 'SELECT Id FROM Pricebook2 WHERE IsStandard = true';
  const id = data.query(text, {}, { mode: 'system', sharing: false }).records[0]?.fields['Id'];
  if (typeof id === 'string') return id;
  throw new NotImplemented('Test.getStandardPricebookId without a standard price book');
}

export const testClass: PlatformClass = {
  name: 'System.Test',
  statics: {
    isRunningTest: () => current().test !== undefined,
    setMock: (type: ApexType, mock: object) => void state('setMock').mocks.set(typeKey(required(type).name), required(mock)),
    getEventBus: () => {
      state('getEventBus');
      return new TestBroker();
    },
    setCreatedDate: (id: string, at: ApexDatetime) => state('setCreatedDate').setCreatedDate(required(id), required(at).toIso()),
    setFixedSearchResults: (ids: ApexList<string>) => void (state('setFixedSearchResults').fixedSearchResults = [...required(ids).items]),
    // Permission set groups are calculated whenever a right is asked for.
    calculatePermissionSetGroup: (names: unknown) => void required(names),
    clearApexPageMessages: () => void currentView().messages.splice(0),
    createStubQueryRow: stubRow,
    createStubQueryRows: (token: ApexSObjectType, rows: ApexList<ApexMap<string, unknown>>) =>
      new ApexList(
        required(token).name,
        required(rows).items.map((row) => stubRow(token, row)),
      ),
    getStandardPricebookId: standardPricebook,
    invokeContinuationMethod: invokeContinuation,
    loadData,
    setContinuationResponse: (label: string, response: object) =>
      void state('setContinuationResponse').continuationResponses.set(required(label), required(response)),
    setCurrentPage: setPage,
    setCurrentPageReference: setPage,
    startTest,
    stopTest,
    testInstall,
    testUninstall,
    enableChangeDataCapture: () => state('enableChangeDataCapture').captureChanges(),
    createStub: (type: ApexType, provider: object) => {
      state('createStub');
      return createStub(type, provider);
    },
  },
};
