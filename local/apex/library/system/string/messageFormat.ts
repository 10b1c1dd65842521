/** String.format. Source: Apex Reference, String.format ("Treat the first argument as a pattern ... MessageFormat"). */
import { stringValue } from '../../../values/index.ts';

/** Fills `{0}`; text in single quotes is literal and `''` is one quote, as in java.text.MessageFormat. */
export function messageFormat(pattern: string, args: readonly unknown[]): string {
  let out = '';
  let quoted = false;
  for (let i = 0; i < pattern.length; i++) {
    const c = pattern[i] ?? '';
    if (c === "'") {
      if (pattern[i + 1] === "'") {
        out += c;
        i++;
      } else quoted = !quoted;
      continue;
    }
    const place = c === '{' && !quoted ? /^\{\s*(\d+)\s*\}/.exec(pattern.slice(i)) : null;
    if (place) {
      const index = Number(place[1]);
      out += index < args.length ? stringValue(args[index]) : `{${index}}`;
      i += place[0].length - 1;
    } else out += c;
  }
  return out;
}
