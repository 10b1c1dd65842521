/** System.JSONParser. Source: Apex Reference. */
import { PlatformObject, enumConstant, required, throwApex } from '../../values/index.ts';
import type { ApexEnum, ApexType } from '../../values/index.ts';
import type { PlatformClass } from '../platformClass.ts';
import { fromTree } from './deserialize.ts';
import { tokenize } from './tokens.ts';
import type { Token, TokenKind } from './tokens.ts';
import { treeAt } from './tree.ts';

/** A place in the tokens of a text. */
export class JsonParser extends PlatformObject {
  readonly tokens: Token[];
  at = -1;
  cleared: TokenKind | null = null;
  isCleared = false;
  constructor(text: string) {
    super();
    this.tokens = tokenize(text);
  }
  override get $platform(): string {
    return 'System.JSONParser';
  }
  get token(): Token | undefined {
    return this.isCleared ? undefined : this.tokens[this.at];
  }
  next(): ApexEnum | null {
    this.isCleared = false;
    if (this.at < this.tokens.length) this.at++;
    return kindOf(this.token);
  }
  nextValue(): ApexEnum | null {
    this.next();
    if (this.token?.kind === 'FIELD_NAME') this.next();
    return kindOf(this.token);
  }
  skipChildren(): void {
    const end = this.token?.end ?? -1;
    if (end >= 0) this.at = end;
  }
  /** The current value in a type; the parser ends on its last token. */
  read(type: string, strict: boolean): unknown {
    if (this.at < 0 || this.token?.kind === 'FIELD_NAME') this.next();
    if (!this.token) throwApex('System.JSONException', 'No current token to read a value from');
    const node = treeAt(this.tokens, this.at);
    this.skipChildren();
    return fromTree(node, type, strict);
  }
}

function kindOf(token: Token | undefined): ApexEnum | null {
  return token ? (enumConstant('System.JSONToken', token.kind) ?? null) : null;
}

/** The current value read as a type. Throws System.JSONException when there is no current value. */
function as(type: string): (self: JsonParser) => unknown {
  return (self) => {
    if (!self.token || self.token.end >= 0)
      throwApex('System.JSONException', `Current token (${self.token?.kind ?? 'null'}) is not a value of type ${type}`);
    return fromTree(treeAt(self.tokens, self.at), type);
  };
}

export const jsonParserClass: PlatformClass = {
  name: 'System.JSONParser',
  methods: {
    clearCurrentToken: (self: JsonParser) => {
      self.cleared = self.token?.kind ?? null;
      self.isCleared = true;
    },
    getBlobValue: as('Blob'),
    getBooleanValue: as('Boolean'),
    getCurrentName: (self: JsonParser) => self.token?.name ?? null,
    getCurrentToken: (self: JsonParser) => kindOf(self.token),
    getDateTimeValue: as('Datetime'),
    getDateValue: as('Date'),
    getDecimalValue: as('Decimal'),
    getDoubleValue: as('Double'),
    getIdValue: as('Id'),
    getIntegerValue: as('Integer'),
    getLastClearedToken: (self: JsonParser) => (self.cleared ? (enumConstant('System.JSONToken', self.cleared) ?? null) : null),
    getLongValue: as('Long'),
    getText: (self: JsonParser) => self.token?.text ?? null,
    getTimeValue: as('Time'),
    hasCurrentToken: (self: JsonParser) => self.token !== undefined,
    nextToken: (self: JsonParser) => self.next(),
    nextValue: (self: JsonParser) => self.nextValue(),
    readValueAs: (self: JsonParser, type: ApexType) => self.read(required(type).name, false),
    readValueAsStrict: (self: JsonParser, type: ApexType) => self.read(required(type).name, true),
    skipChildren: (self: JsonParser) => self.skipChildren(),
  },
};
