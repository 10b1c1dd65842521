/** Type names as text: parsing generics and one canonical spelling for comparison. */

/** A type name taken apart: `Map<String, List<Account>>` → name `Map`, two arguments. */
export interface TypeParts {
  name: string;
  args: string[];
}

const parsed = new Map<string, TypeParts>();
const keys = new Map<string, string>();

function splitArguments(text: string): string[] {
  const args: string[] = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (c === '<') depth++;
    else if (c === '>') depth--;
    else if (c === ',' && depth === 0) {
      args.push(text.slice(start, i).trim());
      start = i + 1;
    }
  }
  args.push(text.slice(start).trim());
  return args;
}

/** Takes a type name apart; arrays (`String[]`) are lists. */
export function typeParts(type: string): TypeParts {
  const known = parsed.get(type);
  if (known) return known;
  const text = type.trim();
  const open = text.indexOf('<');
  let parts: TypeParts;
  if (text.endsWith('[]')) parts = { name: 'List', args: [text.slice(0, -2).trim()] };
  else if (open < 0) parts = { name: shortName(text), args: [] };
  else
    parts = {
      name: shortName(text.slice(0, open).trim()),
      args: splitArguments(text.slice(open + 1, text.lastIndexOf('>'))),
    };
  parsed.set(type, parts);
  return parts;
}

function shortName(name: string): string {
  return /^system\./i.test(name) && name.indexOf('.') === name.lastIndexOf('.') ? name.slice(7) : name;
}

/** The canonical spelling without `System.` and blanks: `List<System.Integer>` → `List<Integer>`. */
export function shortType(type: string): string {
  const { name, args } = typeParts(type);
  return args.length === 0 ? name : `${name}<${args.map(shortType).join(',')}>`;
}

/** One lower-case text per type, for look-ups: `System.String` and `string` are the same. */
export function typeKey(type: string): string {
  let key = keys.get(type);
  if (key === undefined) {
    key = shortType(type).toLowerCase();
    keys.set(type, key);
  }
  return key;
}
