/** How values are shown in the en_US locale: functions that the translated SOQL calls. */

/** The labels of picklist values; several values stand with semicolons between. */
export function labels(value: unknown, json: unknown): string | null {
  if (typeof value !== 'string' || typeof json !== 'string') return null;
  const known = JSON.parse(json) as Record<string, string>;
  return value
    .split(';')
    .map((part) => known[part] ?? part)
    .join(';');
}

const NUMBERS = new Set(['integer', 'long', 'double', 'percent', 'currency']);

/** Source: SOQL and SOSL Reference, "FORMAT()": the user's locale decides. */
export function shown(value: unknown, type: unknown, scale: unknown, timeZone: unknown): string | null {
  if (value === null || value === undefined) return null;
  const zone = typeof timeZone === 'string' ? timeZone : 'GMT';
  if (typeof value === 'number' || typeof value === 'bigint') return shownNumber(Number(value), String(type), Number(scale));
  if (typeof value !== 'string') return null;
  if (type === 'date') return new Date(`${value}T00:00:00Z`).toLocaleDateString('en-US', { timeZone: 'UTC' });
  if (type !== 'datetime') return value;
  return new Date(value).toLocaleString('en-US', { timeZone: zone, ...DATE_TIME });
}

const DATE_TIME = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: '2-digit' } as const;

function shownNumber(value: number, type: string, scale: number): string {
  if (!NUMBERS.has(type)) return String(value);
  const digits = { minimumFractionDigits: scale, maximumFractionDigits: scale };
  if (type === 'currency') return value.toLocaleString('en-US', { style: 'currency', currency: 'USD', ...digits });
  const text = value.toLocaleString('en-US', digits);
  return type === 'percent' ? `${text}%` : text;
}

const EARTH = { km: 6371.0088, mi: 3958.7613 };

/** The way between two points along a great circle. */
export function distance(...values: unknown[]): number | null {
  const [latitude, longitude, otherLatitude, otherLongitude] = values
    .slice(0, 4)
    .map((value) => (typeof value === 'number' ? value : undefined));
  if (latitude === undefined || longitude === undefined || otherLatitude === undefined || otherLongitude === undefined) return null;
  const radians = (degrees: number): number => (degrees * Math.PI) / 180;
  const a =
    Math.sin(radians(otherLatitude - latitude) / 2) ** 2 +
    Math.cos(radians(latitude)) * Math.cos(radians(otherLatitude)) * Math.sin(radians(otherLongitude - longitude) / 2) ** 2;
  return 2 * EARTH[values[4] === 'km' ? 'km' : 'mi'] * Math.asin(Math.sqrt(a));
}
