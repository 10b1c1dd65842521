const secretKeys =
  'access_token|accessToken|refresh_token|refreshToken|id_token|token|client_secret|clientSecret|consumerSecret|password|secret|code_verifier|signature';

const jsonSecret = new RegExp(`("(?:${secretKeys})"\\s*:\\s*")(?:[^"\\\\]|\\\\.)*(?:"|\\\\?$)`, 'g');
const formSecret = new RegExp(`((?:^|[?&])(?:${secretKeys}|code)=)[^&\\s#]*`, 'g');
const invitationLink = /(\/invitations\/)[A-Za-z0-9_-]{20,}/g;

/** What stands where a secret was. */
export const mask = '••••••';

/** The text (JSON, form or URL; it may be cut anywhere) with tokens, secrets and passwords replaced by dots. */
export function maskText(text: string): string {
  return text.replace(jsonSecret, `$1${mask}"`).replace(formSecret, `$1${mask}`).replace(invitationLink, `$1${mask}`);
}

/** The headers with credentials replaced by dots; the scheme (`Bearer`, `Basic`) stays readable. */
export function maskHeaders(headers: Record<string, unknown>): Record<string, string> {
  const shown: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    const text = Array.isArray(value) ? value.join(', ') : typeof value === 'string' ? value : '';
    const secret = /^(authorization|cookie|set-cookie|x-api-key)$/i.test(name);
    shown[name] = secret ? text.replace(/^(\w+ )?.*$/s, `$1${mask}`) : text;
  }
  return shown;
}
