/** WebServiceCallout.invoke, which generated SOAP stubs call. Source: Apex Developer Guide, Testing Web Service Callouts. */
import { current } from '../../runtime/context.ts';
import { ApexObject, NotImplemented, callMethod, required, throwApex } from '../../values/index.ts';
import type { ApexList, ApexMap } from '../../values/index.ts';
import type { PlatformClass } from '../platformClass.ts';

/** The texts are: endpoint, SOAP action, request namespace and name, response namespace and name, response type. */
function invoke(stub: object, request: object, answers: ApexMap<string, unknown>, texts: ApexList<string>): void {
  const { test, limits } = current();
  if (!test) throw new NotImplemented('System.WebServiceCallout.invoke outside of tests');
  limits.count('callouts');
  const mock = test.mocks.get('webservicemock');
  if (!(mock instanceof ApexObject)) throwApex('System.TypeException', 'Methods defined as TestMethod do not support Web service callouts');
  const [endpoint, action, , name, responseNamespace, responseName, responseType] = required(texts).items;
  callMethod(mock, 'doInvoke', [stub, request, answers, endpoint, action, name, responseNamespace, responseName, responseType]);
}

export const webServiceCalloutClass: PlatformClass = { name: 'System.WebServiceCallout', statics: { invoke } };
