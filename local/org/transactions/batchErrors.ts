/** The event that a failed batch publishes. Source: Platform Events Developer Guide, BatchApexErrorEvent. */
import type { LoadedProgram } from '../../apex/runtime/load.ts';
import { ApexSObject, exceptionMessage, stringValue, typeNameOf, type ApexException, type ApexList } from '../../apex/values/index.ts';
import type { PlainValue } from '../../kernel/ports/records.ts';
import { apexStackText } from './failure.ts';

const MAX_SCOPE = 40_000;

/** The event's fields for a failed phase (`START`, `EXECUTE`, `FINISH`). */
export function batchErrorEvent(
  failure: ApexException,
  phase: string,
  jobId: string,
  scope: ApexList | undefined,
  program: LoadedProgram,
): Record<string, PlainValue> {
  const ids = (scope?.items ?? []).map((item) =>
    item instanceof ApexSObject ? stringValue(item.fieldValues()['Id'] ?? '') : stringValue(item),
  );
  const text = ids.join(',');
  return {
    AsyncApexJobId: jobId,
    DoesExceedJobScopeMaxLength: text.length > MAX_SCOPE,
    ExceptionType: typeNameOf(failure),
    JobScope: phase === 'EXECUTE' ? text.slice(0, MAX_SCOPE) : null,
    Message: exceptionMessage(failure),
    Phase: phase,
    RequestId: null,
    StackTrace: apexStackText(failure.stack, program),
  };
}
