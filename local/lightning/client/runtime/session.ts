/** Facts of the signed-in user; loaded before any component. */

/** A person whom the user of the local org can be. */
export interface Persona {
  key: string;
  label: string;
  username: string;
  name: string;
}

/** The answer of `/lightning/bootstrap`. */
export interface SessionFacts {
  user: { id: string; username: string; name: string; email: string; profile: string; timeZone: string };
  organization: { id: string; name: string };
  personas: Persona[];
  customPermissions: string[];
  /** Tabs that are not hidden for the user. */
  tabs: string[];
  /** URL of the inspector, when there is one. */
  inspectorUrl?: string;
}

let facts: SessionFacts | undefined;

/** Loads the facts; leads to the login page when nobody is signed in. */
export async function loadSession(): Promise<SessionFacts> {
  const response = await fetch('/lightning/bootstrap');
  if (response.status === 401) {
    location.assign(`/login?startUrl=${encodeURIComponent(location.pathname + location.search)}`);
    return new Promise(() => undefined);
  }
  if (!response.ok) throw new Error(`The org answered ${response.status}.`);
  facts = (await response.json()) as SessionFacts;
  return facts;
}

/** The facts. Throws before they are loaded. */
export function session(): SessionFacts {
  if (!facts) throw new Error('The session is not loaded yet.');
  return facts;
}

/** Becomes another persona and loads the page anew. */
export async function switchPersona(key: string): Promise<void> {
  await fetch('/lightning/persona', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ key }) });
  location.reload();
}
