/** Starts the page: synthetic shadow before the engine, the session before everything that may read it. */
import '@lwc/synthetic-shadow';
import { loadSession } from './runtime/session.ts';

function tell(text: string): void {
  const paragraph = document.createElement('p');
  paragraph.className = 'host-loading';
  paragraph.setAttribute('role', 'alert');
  paragraph.textContent = text;
  document.querySelector('#page')?.replaceChildren(paragraph);
}

try {
  await loadSession();
  const { startShell } = await import('./start.ts');
  startShell();
} catch (error) {
  tell(`The page could not be loaded: ${error instanceof Error ? error.message : String(error)} Reload it, or look at the terminal.`);
}
