/**
 * Invocable.Action: invocable methods of the code base, called by name. Flows are not run here.
 * Source: Apex Reference, Invocable Namespace, Action Class; Apex Developer Guide, InvocableMethod Annotation.
 */
import type { ClassInfo, MethodInfo } from '../../runtime/classInfo.ts';
import { current } from '../../runtime/context.ts';
import { use, type ScriptClass } from '../../runtime/failures.ts';
import { ApexException, ApexList, ApexMap, NotImplemented, PlatformObject, required, throwApex, typeParts } from '../../values/index.ts';
import { PlatformBag, UnknownValue } from '../bag.ts';
import { newCompiled } from '../construct.ts';
import type { PlatformClass } from '../platformClass.ts';

type Parameters = ApexMap<string, unknown>;

class Action extends PlatformObject {
  readonly kind: string;
  readonly name: string;
  readonly namespace: string | null;
  invocations: Parameters[] = [];
  constructor(kind: string, name: string, namespace: string | null = null) {
    super();
    this.kind = required(kind);
    this.name = required(name);
    this.namespace = namespace;
  }
  override get $platform(): string {
    return 'Invocable.Action';
  }
  get isStandard(): boolean {
    return this.kind === '';
  }
  add(): Parameters {
    const made: Parameters = new ApexMap<string, unknown>('String', 'Object');
    this.invocations.push(made);
    return made;
  }
}

function resultOf(action: Action, parameters: Parameters, output: Parameters | null, errors: PlatformBag[] = []): PlatformBag {
  return new PlatformBag('Invocable.Action.Result', {
    action,
    invocationParameters: parameters,
    outputParameters: output ?? new ApexMap<string, unknown>('String', 'Object'),
    success: errors.length === 0,
    errors: new ApexList('Invocable.Action.Error', errors),
  });
}

/** An action that is not there fails for each invocation. Source: octoberswimmer/aer-dist, issue 167, on what an org answers. */
function notFound(action: Action): PlatformBag[] {
  const name = action.namespace ? `${action.namespace}__${action.name}` : action.name;
  const error = { code: new UnknownValue(`the error code of the missing action ${name}`), message: `Action name not found: ${name}` };
  return action.invocations.map((parameters) => resultOf(action, parameters, null, [new PlatformBag('Invocable.Action.Error', error)]));
}

/** The class of an action and its one invocable method. */
function methodOf(action: Action): { info: ClassInfo; method: MethodInfo } {
  const info = current().classes.find(action.name);
  const method = info?.methods.find((one) => 'invocablemethod' in one.annotations);
  if (!info || !method) throw new NotImplemented(`Invocable.Action for ${action.name}, which has no invocable method`);
  return { info, method };
}

const shown = (type: string): string => typeParts(type).args[0] ?? 'Object';

/** What the method gets for one invocation: an object with its variables set, or the one value. */
function inputOf(type: string, parameters: Parameters): unknown {
  const info = current().classes.find(type);
  if (!info) {
    if (parameters.size() > 1) throw new NotImplemented(`several parameters for an invocable method that takes a list of ${type}`);
    return parameters.values().items[0] ?? null;
  }
  const made = newCompiled(info) as Record<string, unknown>;
  for (const [name, value] of parameters.entries()) {
    const field = info.fields.find((one) => one.isInvocable && one.name.toLowerCase() === name.toLowerCase());
    if (!field) throw new NotImplemented(`the parameter ${name} of an invocable action, which ${type} has not`);
    made[field.jsName] = value;
  }
  return made;
}

/** What the method answered for one invocation, by name; a value that is no object is called `output`. */
function outputOf(type: string, value: unknown): Parameters {
  const output: Parameters = new ApexMap<string, unknown>('String', 'Object');
  const info = current().classes.find(type);
  if (!info) output.put('output', value);
  else if (value !== null)
    for (const field of info.fields.filter((one) => one.isInvocable))
      output.put(field.name, (value as Record<string, unknown>)[field.jsName] ?? null);
  return output;
}

function invokeApex(action: Action): PlatformBag[] {
  if (!current().classes.find(action.name)) return notFound(action);
  const { info, method } = methodOf(action);
  const type = shown(method.parameters[0]?.type ?? 'List<Object>');
  const inputs =
    method.parameters.length > 0
      ? [
          new ApexList(
            type,
            action.invocations.map((one) => inputOf(type, one)),
          ),
        ]
      : [];
  const holder = use(info.js as unknown as ScriptClass) as unknown as Record<string, ((...given: unknown[]) => unknown) | undefined>;
  const answer = called(action, () => holder[method.jsName]?.(...inputs));
  const values = answer instanceof ApexList ? answer.items : [];
  return action.invocations.map((parameters, index) =>
    resultOf(action, parameters, method.returns === 'void' ? null : outputOf(shown(method.returns), values[index] ?? null)),
  );
}

/** How the results of a method that throws look is not documented. */
function called(action: Action, work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    if (error instanceof ApexException) throw new NotImplemented(`results of ${action.name}, whose invocable method throws`);
    throw error;
  }
}

/** A flow that does not exist fails, one that exists is not run here. */
function invokeFlow(action: Action): PlatformBag[] {
  if (current().metadata.has('flow', action.name)) throw new NotImplemented(`the flow ${action.name}`);
  return notFound(action);
}

function invoke(self: Action): ApexList<PlatformBag> {
  if (self.invocations.length === 0) self.add();
  const kind = self.kind.toLowerCase();
  if (kind !== 'apex' && kind !== 'flow') throw new NotImplemented(`Invocable.Action of ${self.isStandard ? self.name : self.kind}`);
  return new ApexList('Invocable.Action.Result', kind === 'apex' ? invokeApex(self) : invokeFlow(self));
}

export const invocableActionClass: PlatformClass = {
  name: 'Invocable.Action',
  statics: {
    'createCustomAction/2': (kind: string, name: string) => new Action(kind, name),
    'createCustomAction/3': (kind: string, namespace: string, name: string) => new Action(kind, name, namespace),
    createStandardAction: (name: string) => new Action('', name),
  },
  methods: {
    addInvocation: (self: Action) => {
      self.add();
      return self;
    },
    clearInvocations: (self: Action) => {
      self.invocations = [];
      return self;
    },
    getName: (self: Action) => self.name,
    getNamespace: (self: Action) => self.namespace,
    getType: (self: Action) => (self.isStandard ? self.name : self.kind),
    invoke,
    isStandard: (self: Action) => self.isStandard,
    setInvocationParameter: (self: Action, name: string, value: unknown) => {
      (self.invocations.at(-1) ?? self.add()).put(required(name), value);
      return self;
    },
    setInvocations: (self: Action, all: ApexList<Parameters>) => {
      if (required(all).items.includes(null as never)) throwApex('System.NullPointerException', 'Argument cannot be null.');
      self.invocations = [...all.items];
      return self;
    },
  },
};
