/** Flow.Interview. Flows are not run here. Source: Apex Reference, Flow Namespace, Interview Class. */
import { current } from '../../runtime/context.ts';
import { NotImplemented, required, throwApex } from '../../values/index.ts';
import type { PlatformClass } from '../platformClass.ts';

/** Without such a flow in the org a TypeException is thrown, as is documented; its text is ours. */
function createInterview(namespace: string | null, name: string): never {
  if (!namespace && current().metadata.has('flow', required(name))) throw new NotImplemented(`the flow ${name}`);
  throwApex('System.TypeException', `Invalid type: Flow.Interview.${namespace ? `${namespace}.` : ''}${required(name)}`);
}

export const flowInterviewClass: PlatformClass = {
  name: 'Flow.Interview',
  statics: {
    'createInterview/2': (name: string) => createInterview(null, name),
    'createInterview/3': createInterview,
  },
};
