/** System.Test. Source: Apex Reference, Test class. */
import { current } from '../../runtime/context.ts';
import type { TestState } from '../../runtime/context.ts';
import { required, throwApex, typeKey } from '../../values/index.ts';
import type { ApexDatetime, ApexList, ApexType } from '../../values/index.ts';
import type { PlatformClass } from '../platformClass.ts';
import { TestBroker } from './eventContext.ts';
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
    setFixedSearchResults: (ids: ApexList<string>) => void (state('setFixedSearchResults').searchResults = [...required(ids).items]),
    startTest,
    stopTest,
    createStub: (type: ApexType, provider: object) => {
      state('createStub');
      return createStub(type, provider);
    },
  },
};
