/** System.Test. Source: Apex Reference, Test class. */
import { current } from '../../runtime/context.ts';
import type { TestState } from '../../runtime/context.ts';
import { required, throwApex, typeKey } from '../../values/index.ts';
import type { ApexType } from '../../values/index.ts';
import type { PlatformClass } from '../platformClass.ts';
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
    startTest,
    stopTest,
    createStub: (type: ApexType, provider: object) => {
      state('createStub');
      return createStub(type, provider);
    },
  },
};
