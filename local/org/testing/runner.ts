/** Runs Apex tests. Source: Apex Developer Guide, Testing Apex; Isolation of Test Data. */
import type { ClassInfo, MethodInfo } from '../../apex/runtime/classInfo.ts';
import { withContext } from '../../apex/runtime/context.ts';
import { use, type ScriptClass } from '../../apex/runtime/failures.ts';
import { LoadedProgram } from '../../apex/runtime/load.ts';
import { formulaPort, openStore, type Store } from '../../data/index.ts';
import type { CodeBase } from '../code/codeBase.ts';
import { metadataPort } from '../code/metadataPort.ts';
import { orgFacts } from '../code/orgFacts.ts';
import { Transaction, type Environment } from '../transactions/context.ts';
import { describeFailure } from '../transactions/failure.ts';
import { triggerHost } from '../transactions/triggers.ts';
import { TestQueue } from './asyncWork.ts';
import { coverageOf } from './coverage.ts';
import { TestEvents } from './events.ts';
import { testPorts } from './ports.ts';
import { rankMissing, type MethodResult, type TestReport } from './results.ts';
import { TestSession } from './session.ts';
import { MethodState } from './state.ts';

/** Which tests run: `Class` or `Class.method`, without regard to case. */
export interface TestSelection {
  filter?: string;
  /** Only tests of these classes, in lower case. */
  classes?: ReadonlySet<string>;
}

const isTest = (method: MethodInfo): boolean => 'istest' in method.annotations && method.isStatic;
const isSetup = (method: MethodInfo): boolean => 'testsetup' in method.annotations && method.isStatic;

/** Source: Apex Developer Guide, Using the isTest(SeeAllData=True) Annotation: a method's own annotation wins. */
function seesAllData(info: ClassInfo, method: MethodInfo): boolean {
  const said = method.annotations['istest']?.['seealldata'] ?? info.annotations['istest']?.['seealldata'];
  return said?.toLowerCase() === 'true';
}

function selected(info: ClassInfo, method: MethodInfo, filter: string | undefined): boolean {
  if (!filter) return true;
  const [className, methodName] = filter.toLowerCase().split('.');
  return info.name.toLowerCase() === className && (methodName === undefined || method.name.toLowerCase() === methodName);
}

/** Runs the tests of one code base in one fresh store. */
export class TestRunner {
  private readonly codeBase: CodeBase;
  private readonly store: Store;
  private readonly environment: Environment;
  private readonly missing: string[] = [];
  private readonly ports: ReturnType<typeof testPorts>;

  constructor(codeBase: CodeBase) {
    this.codeBase = codeBase;
    this.store = openStore({ file: ':memory:', metadata: codeBase.metadata });
    this.ports = testPorts(codeBase.metadata);
    const program = new LoadedProgram(codeBase.compilation.scripts);
    this.environment = {
      program,
      schema: this.store.schema,
      access: this.store.access,
      org: orgFacts(this.store, 'https://local-org.my.salesforce.example'),
      metadata: metadataPort(codeBase.metadata, codeBase.directories),
      formulas: formulaPort(this.store.schema),
      ...this.ports,
      now: () => Date.now(),
      sendEmail: () => undefined,
    };
  }

  /** Runs the selected tests. */
  run(selection: TestSelection = {}): TestReport {
    const started = performance.now();
    const methods: MethodResult[] = [];
    for (const info of this.environment.program.all()) {
      if (selection.classes && !selection.classes.has(info.name.toLowerCase())) continue;
      const chosen = info.isTest ? info.methods.filter((method) => isTest(method) && selected(info, method, selection.filter)) : [];
      if (chosen.length > 0) methods.push(...this.runClass(info, chosen));
    }
    const passed = methods.filter((method) => method.outcome === 'pass').length;
    return {
      passed,
      failed: methods.length - passed,
      compileErrors: this.codeBase.compilation.problems,
      notImplemented: rankMissing(this.missing),
      methods,
      coverage: coverageOf(this.environment.program),
      duration: performance.now() - started,
    };
  }

  close(): void {
    this.store.close();
  }

  private runClass(info: ClassInfo, methods: MethodInfo[]): MethodResult[] {
    const inner = this.store.session(this.store.adminUserId, { triggers: triggerHost(this.environment.program) });
    const session = new TestSession(inner, (id) => this.store.schema.objectByKeyPrefix(id.slice(0, 3))?.name);
    try {
      const failedSetup = info.methods
        .filter(isSetup)
        .map((method) => this.runMethod(info, method, session))
        .find((result) => result.outcome !== 'pass');
      return methods.map((method) => {
        if (failedSetup) return { ...failedSetup, methodName: method.name, message: `Test set-up failed: ${failedSetup.message}` };
        const mark = session.savepoint();
        const result = this.runMethod(info, method, session);
        session.rollback(mark);
        return result;
      });
    } finally {
      inner.abort();
    }
  }

  private runMethod(info: ClassInfo, method: MethodInfo, session: TestSession): MethodResult {
    const { program } = this.environment;
    const started = performance.now();
    program.resetStatics();
    this.ports.reset();
    session.forgetWork();
    session.endCapture();
    const events = new TestEvents(this.environment, session);
    const queue = new TestQueue(this.environment, session, events);
    const state = new MethodState(seesAllData(info, method));
    const transaction = new Transaction(this.environment, {
      userId: this.store.adminUserId,
      session,
      quiddity: 'RUNTEST_SYNC',
      async: queue,
      test: state,
    });
    state.attach({ transaction, session, queue, events });
    const base = { className: info.name, methodName: method.name };
    try {
      withContext(transaction, () => {
        const holder = use(info.js as unknown as ScriptClass) as unknown as Record<string, () => void>;
        holder[method.jsName]?.();
      });
      state.runLeftOver();
      return { ...base, outcome: 'pass', message: null, stackTrace: null, duration: performance.now() - started };
    } catch (error) {
      const failure = withContext(transaction, () => describeFailure(error, program));
      if (failure.notImplemented) this.missing.push(failure.notImplemented);
      const outcome = failure.notImplemented ? 'notImplemented' : failure.type === 'CompileError' ? 'compileError' : 'fail';
      return {
        ...base,
        outcome,
        message: `${failure.type}: ${failure.message}`,
        stackTrace: failure.stackTrace,
        duration: performance.now() - started,
      };
    }
  }
}
