/** Auth.JWT: the claims of a token. Signing needs a certificate and is refused. Source: Apex Reference, JWT Class. */
import { current } from '../../runtime/context.ts';
import type { ApexMap } from '../../values/index.ts';
import { PlatformObject, required } from '../../values/index.ts';
import type { PlatformClass } from '../platformClass.ts';
import { serialize } from '../json/serialize.ts';

type Text = 'aud' | 'iss' | 'sub';

class Jwt extends PlatformObject {
  readonly texts: Record<Text, string | null> = { aud: null, iss: null, sub: null };
  claims: ApexMap<string, unknown> | null = null;
  /** Seconds. Source: Apex Reference, JWT Class: three minutes. */
  validity = 180;
  skew = 0;
  override get $platform(): string {
    return 'Auth.JWT';
  }
  /** The claims as JSON with the times of now. */
  json(): string {
    const now = Math.floor(current().now() / 1000);
    const standard = Object.entries(this.texts).filter(([, value]) => value !== null);
    const times = { exp: now + this.validity, iat: now, nbf: now - this.skew };
    const own = [...standard.map(([name, value]) => [name, JSON.stringify(value)]), ...Object.entries(times)];
    const further = [...(this.claims?.entries() ?? [])].map(([name, value]) => [name, serialize(value)]);
    return `{${[...own, ...further].map(([name, value]) => `${JSON.stringify(name)}:${value}`).join(',')}}`;
  }
}

const get = (name: Text) => (self: Jwt) => self.texts[name];
const set = (name: Text) => (self: Jwt, value: string | null) => void (self.texts[name] = value);

export const jwtClass: PlatformClass = {
  name: 'Auth.JWT',
  constructors: { '/0': () => new Jwt() },
  methods: {
    getAdditionalClaims: (self: Jwt) => self.claims,
    getAud: get('aud'),
    getIss: get('iss'),
    getNbfClockSkew: (self: Jwt) => self.skew,
    getSub: get('sub'),
    getValidityLength: (self: Jwt) => self.validity,
    setAdditionalClaims: (self: Jwt, claims: ApexMap<string, unknown>) => void (self.claims = claims),
    setAud: set('aud'),
    setIss: set('iss'),
    setNbfClockSkew: (self: Jwt, seconds: number) => void (self.skew = required(seconds)),
    setSub: set('sub'),
    setValidityLength: (self: Jwt, seconds: number) => void (self.validity = required(seconds)),
    toJSONString: (self: Jwt) => self.json(),
  },
};
