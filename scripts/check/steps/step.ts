/** One step of `npm run check`. */
export interface Step {
  /** One word, to run it alone: `npm run check -- lint`. */
  name: string;
  what: string;
  /** One line per problem; none when all is well. */
  run(): Promise<string[]>;
}
