/** Describes what Apex threw. */
import { auraMessage } from '../../apex/library/platform/auraException.ts';
import type { ClassRegistry } from '../../apex/runtime/classInfo.ts';
import { current } from '../../apex/runtime/context.ts';
import { apexExceptionOf, limitBehind, Uncompiled } from '../../apex/runtime/failures.ts';
import { LimitExceeded } from '../../apex/runtime/limits.ts';
import { apexFrames, frameText } from '../../apex/runtime/stack.ts';
import { NotImplemented, exceptionMessage, typeNameOf } from '../../apex/values/index.ts';
import type { ApexFailure } from './outcome.ts';

/** Finds the declared spelling of a method by its JavaScript name. */
export function methodSpelling(classes: ClassRegistry): (file: string, jsName: string) => string | undefined {
  return (file, jsName) => {
    const owner = file.replace(/\.cls$/, '').toLowerCase();
    const candidates = classes.all().filter((info) => info.name.toLowerCase() === owner || info.name.toLowerCase().startsWith(`${owner}.`));
    return candidates.flatMap((info) => info.methods).find((method) => method.jsName === jsName)?.name;
  };
}

/** The Apex lines of a JavaScript stack, as `getStackTraceString` shows them. */
export function apexStackText(stack: string | undefined, classes: ClassRegistry): string {
  const spelled = methodSpelling(classes);
  const lines = apexFrames(stack ?? '').map((frame) => frameText(frame, spelled, current().org.namespace));
  return lines.filter((line, index) => line !== lines[index - 1]).join('\n');
}

/** Turns anything thrown by a transaction into a failure; errors of the engine itself keep their text. */
export function describeFailure(error: unknown, classes: ClassRegistry): ApexFailure {
  const stackTrace = apexStackText(error instanceof Error || typeof error === 'object' ? (error as Error).stack : undefined, classes);
  if (error instanceof NotImplemented) {
    return { type: 'NotImplemented', message: error.message, stackTrace, isHandled: false, notImplemented: error.member };
  }
  if (error instanceof LimitExceeded || error instanceof Uncompiled) {
    return { type: error.name, message: error.message, stackTrace, isHandled: false };
  }
  const limit = limitBehind(error);
  if (limit)
    return { type: limit.name, message: limit.message, stackTrace: stackTrace.split('\n').slice(0, 20).join('\n'), isHandled: false };
  const exception = apexExceptionOf(error);
  if (exception) {
    const type = typeNameOf(exception);
    const isHandled = type === 'System.AuraHandledException';
    return { type, message: isHandled ? auraMessage(exception) : exceptionMessage(exception), stackTrace, isHandled };
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { type: 'InternalError', message: `The local org failed: ${text}`, stackTrace, isHandled: false };
}
