/** Puts the shell on the page. */
import { createElement } from 'lwc';
import Shell from 'host/shell';

/** Shows the shell. */
export function startShell(): void {
  const shell = createElement('host-shell', { is: Shell });
  document.querySelector('#page')?.replaceChildren(shell);
}
