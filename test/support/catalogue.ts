/** The remedy catalogue as the package ships it, and what of it reached a browser. */
import { join } from 'node:path';
import { loadMetadata } from '../../local/data/index.ts';
import { repositoryRoot } from '../../scripts/support/paths.ts';
import { isObject } from '../../local/kernel/guards.ts';

/** An entry of the catalogue. */
export interface Remedy {
  code: string;
  title: string;
  cause: string;
  who: string;
  action: string;
}

/** What no system sends: the entry for codes that have none of their own. */
export const GENERAL = 'GENERIC';

/** The entries of `Remedy__mdt` by code. */
export function readCatalogue(): Map<string, Remedy> {
  const records = loadMetadata([join(repositoryRoot, 'force-app')]).customMetadata.filter(({ type }) => type === 'Remedy__mdt');
  const remedies = records.map(({ values }) => ({
    code: String(values['Code__c']),
    title: String(values['Title__c']),
    cause: String(values['Cause__c']),
    who: String(values['Who__c']),
    action: String(values['Action__c']),
  }));
  return new Map(remedies.map((remedy) => [remedy.code, remedy]));
}

function parsed(text: string): unknown {
  const start = text.indexOf('{');
  try {
    return start < 0 ? undefined : (JSON.parse(text.slice(start, text.lastIndexOf('}') + 1)) as unknown);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** The problems inside of an answer, or of the message of a refusal: objects with the members of `Problem`. */
function* problemsIn(value: unknown): Generator<Record<string, unknown>> {
  if (value instanceof Error) yield* problemsIn(parsed(value.message));
  if (Array.isArray(value)) for (const item of value) yield* problemsIn(item);
  if (!isObject(value)) return;
  if ('code' in value && 'title' in value && 'action' in value) yield value;
  for (const member of Object.values(value)) yield* problemsIn(member);
}

/** Which entries of the catalogue an answer, or the message of a refusal, shows to the browser: code, cause, owner and action. */
export function shownRemedies(catalogue: Map<string, Remedy>, answer: unknown): Set<string> {
  const shown = new Set<string>();
  for (const problem of problemsIn(answer)) {
    const code = String(problem['code']);
    const remedy = catalogue.get(code) ?? catalogue.get(GENERAL);
    const isWhole = (['title', 'cause', 'who', 'action'] as const).every((member) => problem[member] === remedy?.[member]);
    if (isWhole) shown.add(remedy?.code ?? '');
  }
  return shown;
}
