/** Characters of a Salesforce id in their counting order. */
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
/** Characters of the three-letter suffix, five bits each. */
const SUFFIX = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';
const SHAPE_15 = /^[A-Za-z0-9]{15}$/;
const SHAPE_18 = /^[A-Za-z0-9]{15}[A-Z0-5]{3}$/i;
const PREFIX_LENGTH = 3;
const POD = '000000';
const COUNTER_LENGTH = 15 - PREFIX_LENGTH - POD.length;

/** Five bits, lowest first: which of the five characters is an upper-case letter. */
function suffixOf(id15: string, start: number): string {
  let bits = 0;
  for (let offset = 0; offset < 5; offset++) {
    const code = id15.charCodeAt(start + offset);
    if (code >= 65 && code <= 90) bits |= 1 << offset;
  }
  return SUFFIX.charAt(bits);
}

/**
 * The case-safe form (18 characters) of an id of 15 characters.
 * Source: Salesforce Help, "Record ID: 15-character case-sensitive and 18-character case-insensitive".
 * Throws RangeError when the text is not 15 letters and digits.
 */
export function to18(id15: string): string {
  if (!SHAPE_15.test(id15)) throw new RangeError(`Not an id of 15 characters: ${id15}`);
  return id15 + suffixOf(id15, 0) + suffixOf(id15, 5) + suffixOf(id15, 10);
}

/** The 15-character form of an id of 15 or 18 characters; other text is returned cut to 15. */
export function to15(id: string): string {
  return id.slice(0, 15);
}

/**
 * The id in its 18-character form, or undefined when the text is no id (wrong length, characters or
 * checksum). The suffix may be written in either case; the first 15 characters must be in theirs.
 */
export function normalise(id: string): string | undefined {
  if (id.length === 15) return SHAPE_15.test(id) ? to18(id) : undefined;
  if (id.length !== 18 || !SHAPE_18.test(id)) return undefined;
  const full = to18(id.slice(0, 15));
  return full.slice(15) === id.slice(15).toUpperCase() ? full : undefined;
}

/** True for 15 letters and digits, or 18 with the right checksum. */
export function isId(text: string): boolean {
  return normalise(text) !== undefined;
}

/** The number as a base-62 text in id order, padded to the length of an id's counter. */
function encode(value: number): string {
  let rest = value;
  let text = '';
  while (rest > 0) {
    text = DIGITS.charAt(rest % 62) + text;
    rest = Math.floor(rest / 62);
  }
  return text.padStart(COUNTER_LENGTH, '0');
}

/**
 * Hands out ids of one key prefix in Salesforce's order: the digits of base 62 are 0-9, A-Z, a-z.
 * `position` is the number of ids given so far, so that a store can keep it and go on later.
 */
export class IdSequence {
  readonly prefix: string;
  position: number;

  /** Throws RangeError when the prefix is not three letters or digits. */
  constructor(prefix: string, position = 0) {
    if (!/^[A-Za-z0-9]{3}$/.test(prefix)) throw new RangeError(`Not a key prefix: ${prefix}`);
    this.prefix = prefix;
    this.position = position;
  }

  /** The next id, 18 characters. */
  next(): string {
    this.position += 1;
    return to18(this.prefix + POD + encode(this.position));
  }
}
