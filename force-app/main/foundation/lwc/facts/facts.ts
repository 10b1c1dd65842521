/** One line of a fact list. */
export interface Fact {
  key: string;
  label: string;
  value: string;
}

/** Builds the lines of a fact list from key, label and value, and leaves out those without a value. */
export function facts(lines: [key: string, label: string, value: string | undefined][]): Fact[] {
  const known: Fact[] = [];
  for (const [key, label, value] of lines) {
    if (value !== undefined && value !== '') known.push({ key, label, value });
  }
  return known;
}
