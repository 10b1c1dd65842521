/** A person as typed: an address, with a name when it stood in front of angle brackets. */
export interface TypedPerson {
  email: string;
  firstName: string;
  lastName: string;
}

/** `Name <address>`, with or without quotes around the name. Source: RFC 5322, 3.4 (name-addr). */
const NAMED = /^"?([^"<>]*?)"?\s*<([^<>]*)>$/;

function splitNames(name: string): Pick<TypedPerson, 'firstName' | 'lastName'> {
  const [last = '', first] = name.split(',', 2).map((part) => part.trim());
  if (first !== undefined) return { firstName: first, lastName: last };
  const words = name.trim().split(/\s+/).filter(Boolean);
  return { firstName: words.slice(0, -1).join(' '), lastName: words.at(-1) ?? '' };
}

/** Cuts at line breaks, semicolons, tabs and commas, but not inside quotes or before an address in brackets. */
function entries(text: string): string[] {
  const found: string[] = [];
  let current = '';
  let quoted = false;
  for (const char of text) {
    if (char === '"') quoted = !quoted;
    const ends = !quoted && (/[\n\r;\t]/.test(char) || (char === ',' && !isName(current)));
    if (ends) {
      found.push(current);
      current = '';
    } else current += char;
  }
  return [...found, current].map((entry) => entry.trim()).filter((entry) => entry !== '');
}

/** Before the address of `Last, First <address>` a comma belongs to the name. */
function isName(current: string): boolean {
  return current.trim() !== '' && !current.includes('@') && !current.includes('<');
}

/** Several addresses in one entry, apart only by spaces. */
function addresses(entry: string): TypedPerson[] {
  return entry
    .split(/[\s,]+/)
    .filter((word) => word !== '')
    .map((email) => ({ email: email.replace(/^mailto:/i, ''), firstName: '', lastName: '' }));
}

/**
 * Reads a typed or pasted list of addresses: one per line, or apart by commas, semicolons, tabs or spaces, with or
 * without names and angle brackets. What is no address stays in the list, so that it can be named as wrong.
 */
export function parseAddresses(text: string): TypedPerson[] {
  return entries(text).flatMap((entry) => {
    const [, name, email] = NAMED.exec(entry) ?? [];
    if (email === undefined) return entry.includes('@') ? addresses(entry) : [{ email: entry, firstName: '', lastName: '' }];
    return [{ email: email.trim(), ...splitNames(name ?? '') }];
  });
}
