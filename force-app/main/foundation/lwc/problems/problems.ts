import { fill } from 'c/format';
import { labels } from './labels';

/** Members of a Problem that must be text for it to be shown. */
const TEXTS = ['code', 'title', 'cause', 'who', 'action'] as const;

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isProblem(value: unknown): value is Apex.Problem {
  return isRecord(value) && TEXTS.every((name) => typeof value[name] === 'string');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // Not JSON: the platform's own error text.
    return undefined;
  }
}

/** The text of an Apex error (`body.message`), of a JavaScript error (`message`), or of nothing known. */
function messageOf(error: unknown): string {
  if (!isRecord(error)) return typeof error === 'string' ? error : '';
  if (isRecord(error.body) && typeof error.body.message === 'string') return error.body.message;
  return typeof error.message === 'string' ? error.message : '';
}

/** What the platform says when neither profile nor permission set opens the controller's class. */
const NO_CLASS_ACCESS = /do(es)? not have access to the Apex class/i;

function noPermission(detail: string): Apex.Problem {
  return {
    code: 'NO_PERMISSION',
    title: labels.forbiddenTitle,
    cause: labels.forbiddenCause,
    who: labels.forbiddenWho,
    action: labels.forbiddenAction,
    retryable: false,
    detail,
  };
}

/**
 * What to show for a failed call. The package's controllers answer failures with a Problem as JSON
 * in the message; anything else becomes a general problem that keeps the original text as detail.
 * Source: Apex Developer Guide, AuraHandledException; LWC Developer Guide, "Handle Errors".
 */
export function toProblem(error: unknown): Apex.Problem {
  const message = messageOf(error);
  const candidate = parsed(message);
  if (isProblem(candidate)) return { ...candidate, retryable: candidate.retryable === true };
  if (NO_CLASS_ACCESS.test(message)) return noPermission(message);
  return {
    code: 'UNEXPECTED',
    title: labels.title,
    cause: labels.cause,
    who: labels.who,
    action: labels.action,
    retryable: true,
    ...(message === '' ? {} : { detail: message }),
  };
}

/** Problems that are no fault: the user, or the page, simply may not. They are told quietly, without a retry. */
const QUIET = new Set(['USE_NOT_ALLOWED', 'NO_PERMISSION', 'PANEL_SWITCHED_OFF', 'ACTION_SWITCHED_OFF']);
/** Those whose remedy is written for an admin. */
const SWITCHED_OFF = new Set(['PANEL_SWITCHED_OFF', 'ACTION_SWITCHED_OFF']);

/** What to say where somebody may not do something; undefined for real faults. */
export interface Notice {
  heading: string;
  message: string;
}

/** The notice for a problem that is no fault. */
export function noticeOf(problem: Apex.Problem | undefined): Notice | undefined {
  const { code = '', title = '', who = '', action = '' } = problem ?? {};
  if (!QUIET.has(code)) return undefined;
  return { heading: title, message: SWITCHED_OFF.has(code) ? fill(labels.onlyThey, who, action) : action };
}

/** An address that is safe to offer as a link: a page of this org or an https page; otherwise undefined. */
export function safeLink(link: string | undefined): string | undefined {
  if (link === undefined) return undefined;
  const inOrg = link.startsWith('/') && !link.startsWith('//') && !link.startsWith('/\\');
  return inOrg || link.startsWith('https://') ? link : undefined;
}
