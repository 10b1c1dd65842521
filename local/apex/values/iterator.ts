/** The iterator of lists and sets as Apex sees it. */
import { throwApex } from './errors.ts';
import { PlatformObject } from './tokens.ts';

/** System.Iterator over a JavaScript iterator, one element ahead. */
export class ApexIterator<T = unknown> extends PlatformObject {
  readonly elementType: string;
  private readonly source: Iterator<T>;
  private ahead: IteratorResult<T> | undefined;

  constructor(elementType: string, source: Iterator<T>) {
    super();
    this.elementType = elementType;
    this.source = source;
  }
  override get $platform(): string {
    return `System.Iterator<${this.elementType}>`;
  }
  hasNext(): boolean {
    this.ahead ??= this.source.next();
    return this.ahead.done !== true;
  }
  /** Throws System.NoSuchElementException at the end. */
  next(): T {
    const result = this.ahead ?? this.source.next();
    this.ahead = undefined;
    if (result.done === true) throwApex('System.NoSuchElementException', 'Iterator has no more elements.');
    return result.value;
  }
}
