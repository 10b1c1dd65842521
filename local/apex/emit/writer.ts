/**
 * Writes JavaScript whose line numbers are those of the Apex source, so that stack traces need no
 * source map: a construct of Apex line n is written on JavaScript line n.
 */

const MARK = /\ue001(\d+)\ue002/g;

/** A mark in generated code: what follows belongs to this Apex line. Must stand where a line break is harmless. */
export function mark(line: number): string {
  return `\ue001${line}\ue002`;
}

/** Removes marks, for code that is compared or measured. */
export function withoutMarks(js: string): string {
  return js.replace(MARK, '');
}

/** Collects the text of one script. */
export class Writer {
  private readonly parts: string[] = [];
  private line = 1;

  /** Moves to an Apex line; going back is not possible, then the text stays where it is. */
  at(line: number): this {
    if (line > this.line) {
      this.parts.push('\n'.repeat(line - this.line));
      this.line = line;
    }
    return this;
  }

  /** Writes code, honouring the marks inside it. */
  write(js: string): this {
    let from = 0;
    for (const match of js.matchAll(MARK)) {
      this.raw(js.slice(from, match.index));
      this.at(Number(match[1]));
      from = match.index + match[0].length;
    }
    this.raw(js.slice(from));
    return this;
  }

  private raw(js: string): void {
    if (js === '') return;
    this.parts.push(js);
    for (let index = js.indexOf('\n'); index >= 0; index = js.indexOf('\n', index + 1)) this.line++;
  }

  /** A point to return to when what follows turns out not to compile. */
  position(): { parts: number; line: number } {
    return { parts: this.parts.length, line: this.line };
  }

  /** Forgets everything written since the position. */
  returnTo(position: { parts: number; line: number }): void {
    this.parts.length = position.parts;
    this.line = position.line;
  }

  toString(): string {
    return this.parts.join('');
  }
}
