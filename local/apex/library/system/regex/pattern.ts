/** System.Pattern and System.Matcher. */
import { ApexList, PlatformObject, required, throwApex } from '../../../values/index.ts';
import type { PlatformClass } from '../../platformClass.ts';
import { guarded } from './guard.ts';
import { anchored, finder, replace, split, whole } from './compile.ts';

/** A compiled pattern. */
export class ApexPattern extends PlatformObject {
  readonly source: string;
  constructor(source: string) {
    super();
    this.source = source;
    finder(source);
  }
  override get $platform(): string {
    return 'System.Pattern';
  }
  override toString(): string {
    return this.source;
  }
}

/** The state of matching one text. Source: Apex Reference, Matcher class. */
export class ApexMatcher extends PlatformObject {
  pattern: ApexPattern;
  text: string;
  from = 0;
  to: number;
  next = 0;
  match: RegExpExecArray | null = null;

  constructor(pattern: ApexPattern, text: string) {
    super();
    this.pattern = pattern;
    this.text = text;
    this.to = text.length;
  }
  override get $platform(): string {
    return 'System.Matcher';
  }

  private run(regex: RegExp, at: number): boolean {
    regex.lastIndex = at;
    const text = this.text.slice(0, this.to);
    this.match = at > this.to ? null : guarded(regex, text, () => regex.exec(text));
    if (this.match) this.next = this.match.index + this.match[0].length + (this.match[0] === '' ? 1 : 0);
    return this.match !== null;
  }
  matches(): boolean {
    return this.run(whole(this.pattern.source), this.from);
  }
  lookingAt(): boolean {
    return this.run(anchored(this.pattern.source), this.from);
  }
  find(): boolean {
    return this.run(finder(this.pattern.source), Math.max(this.next, this.from));
  }
  findFrom(at: number): boolean {
    if (at < 0 || at > this.text.length) throwApex('System.StringException', 'Illegal start index');
    this.reset();
    return this.run(finder(this.pattern.source), at);
  }
  reset(text = this.text): this {
    this.text = text;
    this.from = this.next = 0;
    this.to = text.length;
    this.match = null;
    return this;
  }
  region(from: number, to: number): this {
    this.reset();
    [this.from, this.to, this.next] = [from, to, from];
    return this;
  }
  found(): RegExpExecArray {
    return this.match ?? throwApex('System.StringException', 'No match found');
  }
  group(index: number): string | null {
    const match = this.found();
    if (index < 0 || index >= match.length) throwApex('System.StringException', `No group ${index}`);
    return match[index] ?? null;
  }
  span(index: number): [number, number] {
    this.group(index);
    return this.match?.indices?.[index] ?? [-1, -1];
  }
  groupCount(): number {
    return (new RegExp(`${finder(this.pattern.source).source}|`, 'v').exec('')?.length ?? 1) - 1;
  }
  replace(replacement: string, all: boolean): string {
    this.reset();
    return replace(this.text, this.pattern.source, replacement, all);
  }
}

export const patternClass: PlatformClass = {
  name: 'System.Pattern',
  statics: {
    compile: (source: string) => new ApexPattern(required(source)),
    matches: (source: string, text: string) => new ApexMatcher(new ApexPattern(required(source)), required(text)).matches(),
    quote: (text: string) => `\\Q${required(text).replaceAll('\\E', '\\E\\\\E\\Q')}\\E`,
  },
  methods: {
    matcher: (self: ApexPattern, text: string) => new ApexMatcher(self, required(text)),
    pattern: (self: ApexPattern) => self.source,
    'split/1': (self: ApexPattern, text: string) => new ApexList('String', split(required(text), self.source)),
    'split/2': (self: ApexPattern, text: string, limit: number) => new ApexList('String', split(required(text), self.source, limit)),
  },
};

export const matcherClass: PlatformClass = {
  name: 'System.Matcher',
  statics: { quoteReplacement: (text: string) => required(text).replace(/[\\$]/g, '\\$&') },
  methods: {
    'end/0': (self: ApexMatcher) => self.span(0)[1],
    'end/1': (self: ApexMatcher, group: number) => self.span(group)[1],
    'find/0': (self: ApexMatcher) => self.find(),
    'find/1': (self: ApexMatcher, at: number) => self.findFrom(at),
    'group/0': (self: ApexMatcher) => self.group(0),
    'group/1': (self: ApexMatcher, group: number) => self.group(group),
    groupCount: (self: ApexMatcher) => self.groupCount(),
    hasAnchoringBounds: () => true,
    hasTransparentBounds: () => false,
    hitEnd: (self: ApexMatcher) => !self.match || self.next >= self.to,
    lookingAt: (self: ApexMatcher) => self.lookingAt(),
    matches: (self: ApexMatcher) => self.matches(),
    pattern: (self: ApexMatcher) => self.pattern,
    region: (self: ApexMatcher, from: number, to: number) => self.region(from, to),
    regionEnd: (self: ApexMatcher) => self.to,
    regionStart: (self: ApexMatcher) => self.from,
    replaceAll: (self: ApexMatcher, text: string) => self.replace(required(text), true),
    replaceFirst: (self: ApexMatcher, text: string) => self.replace(required(text), false),
    'reset/0': (self: ApexMatcher) => self.reset(),
    'reset/1': (self: ApexMatcher, text: string) => self.reset(required(text)),
    'start/0': (self: ApexMatcher) => self.span(0)[0],
    'start/1': (self: ApexMatcher, group: number) => self.span(group)[0],
    usePattern: (self: ApexMatcher, pattern: ApexPattern) => {
      self.pattern = required(pattern);
      self.match = null;
      return self;
    },
  },
};
