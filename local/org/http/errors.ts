/** Errors as Lightning components receive them (`error.body`). Source: LWC Developer Guide, Handle Errors. */
import type { ApexFailure } from '../transactions/outcome.ts';

/** The body of a failed action. */
export interface ActionFailure {
  message: string;
  exceptionType: string;
  isUserDefinedException?: boolean;
  stackTrace?: string;
}

/** The body for an Apex failure. */
export function actionError(failure: ApexFailure | undefined): ActionFailure {
  if (!failure) return { message: 'The action failed.', exceptionType: 'InternalError' };
  return {
    message: failure.message,
    exceptionType: failure.type,
    isUserDefinedException: false,
    ...(failure.isHandled ? {} : { stackTrace: failure.stackTrace }),
  };
}
