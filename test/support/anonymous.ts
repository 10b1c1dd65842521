/** Runs anonymous Apex as a user, over the API that an admin's Developer Console calls. Source: SOAP API Developer Guide, executeAnonymous(). */
import type { TestEnvironment } from './environment.ts';

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Throws what the block threw, or why it does not compile. */
export async function anonymous(env: TestEnvironment, username: string, script: string): Promise<void> {
  const session = env.environment.org.accessToken(username) ?? '';
  const body = `<env:Envelope xmlns:env="http://schemas.xmlsoap.org/soap/envelope/"><env:Header><SessionHeader><sessionId>${session}</sessionId></SessionHeader></env:Header><env:Body><executeAnonymous><apexcode>${escaped(script)}</apexcode></executeAnonymous></env:Body></env:Envelope>`;
  const response = await fetch(`${env.url}/services/Soap/s/67.0`, { method: 'POST', headers: { 'Content-Type': 'text/xml' }, body });
  const answer = await response.text();
  if (!answer.includes('<success>true</success>')) throw new Error(`Anonymous Apex failed: ${answer}`);
}
