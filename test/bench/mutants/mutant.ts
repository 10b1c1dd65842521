/** One rule of the engine, broken: `find` stands exactly once in `file` and is replaced. */
export interface Mutant {
  name: string;
  /** Path below `local/`. */
  file: string;
  find: string;
  replace: string;
}

/** A short way to write a list of mutants of one file. */
export function mutantsOf(file: string, rows: [name: string, find: string, replace: string][]): Mutant[] {
  return rows.map(([name, find, replace]) => ({ name, file, find, replace }));
}
