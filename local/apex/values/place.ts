/** Values of address and geolocation fields: System.Address and System.Location. */
import { PlatformObject } from './tokens.ts';

/** Parts by name: `latitude`, `longitude`, and for addresses `street`, `city` … */
export class ApexPlace extends PlatformObject {
  readonly $platform: string;
  readonly parts: Record<string, string | number | null>;

  constructor(type: 'System.Address' | 'System.Location', parts: Record<string, string | number | null>) {
    super();
    this.$platform = type;
    this.parts = parts;
  }

  /** From the JSON text in which the store answers compound fields. */
  static parse(type: 'System.Address' | 'System.Location', json: string): ApexPlace {
    return new ApexPlace(type, JSON.parse(json) as Record<string, string | number | null>);
  }

  toPlain(): string {
    return JSON.stringify(this.parts);
  }

  override toString(): string {
    const { latitude, longitude } = this.parts;
    if (this.$platform === 'System.Location') return `API Location[${String(latitude)},${String(longitude)}]`;
    const shown = Object.entries(this.parts).map(([name, value]) => `get${name.charAt(0).toUpperCase()}${name.slice(1)}=${String(value)};`);
    return `API Address[${shown.join('')}]`;
  }
}
