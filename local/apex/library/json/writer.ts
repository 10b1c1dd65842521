/** Writing JSON text, plain or indented as the platform does (Jackson's default layout). */
import { throwApex } from '../../values/index.ts';

interface Level {
  kind: 'object' | 'array';
  count: number;
}

/** A writer of JSON with a check of the order of calls. Errors are System.JSONException. */
export class JsonWriter {
  private text = '';
  private readonly levels: Level[] = [];
  private named = false;
  private readonly pretty: boolean;
  closed = false;

  constructor(pretty = false) {
    this.pretty = pretty;
  }

  private fail(message: string): never {
    throwApex('System.JSONException', message);
  }

  private indent(): string {
    return `\n${'  '.repeat(this.levels.filter((level) => level.kind === 'object').length)}`;
  }

  /** What stands before a value. */
  private beforeValue(): void {
    if (this.closed) this.fail('Generator is closed');
    const level = this.levels.at(-1);
    if (!level) return;
    if (level.kind === 'object') {
      if (!this.named) this.fail('Can not write a value, expecting field name');
      this.named = false;
      return;
    }
    this.text += level.count++ > 0 ? (this.pretty ? ', ' : ',') : this.pretty ? ' ' : '';
  }

  field(name: string): void {
    const level = this.levels.at(-1);
    if (level?.kind !== 'object' || this.named) this.fail('Can not write a field name, expecting a value');
    this.text += (level.count++ > 0 ? ',' : '') + (this.pretty ? this.indent() : '') + JSON.stringify(name) + (this.pretty ? ' : ' : ':');
    this.named = true;
  }

  /** A value that is JSON text already. */
  raw(text: string): void {
    this.beforeValue();
    this.text += text;
  }
  string(text: string | null): void {
    this.raw(text === null ? 'null' : JSON.stringify(text));
  }

  start(kind: Level['kind']): void {
    this.beforeValue();
    this.levels.push({ kind, count: 0 });
    this.text += kind === 'object' ? '{' : '[';
  }

  end(kind: Level['kind']): void {
    const level = this.levels.pop();
    if (level?.kind !== kind || this.named)
      this.fail(`Current context not an ${kind === 'object' ? 'object' : 'array'} but ${level?.kind ?? 'root'}`);
    if (this.pretty) this.text += kind === 'array' || level.count === 0 ? ' ' : this.indent();
    this.text += kind === 'object' ? '}' : ']';
  }

  result(): string {
    return this.text;
  }
}
