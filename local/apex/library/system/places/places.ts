/** System.Address and System.Location. Source: Apex Reference, Address Class and Location Class. */
import { ApexDouble, ApexPlace, required } from '../../../values/index.ts';
import type { ApexDecimal } from '../../../values/index.ts';
import type { PlatformClass } from '../../platformClass.ts';

const EARTH = { km: 6371.0088, mi: 3958.7613 };
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

function number(place: ApexPlace, name: string): ApexDouble | null {
  const value = place.parts[name];
  return typeof value === 'number' ? new ApexDouble(value) : null;
}

/** The way along a great circle; null when a coordinate is missing. */
function distance(from: ApexPlace, to: ApexPlace, unit: string): ApexDouble | null {
  const [a, b, c, d] = [from, to].flatMap((place) => [required(place).parts['latitude'], place.parts['longitude']]);
  if (typeof a !== 'number' || typeof b !== 'number' || typeof c !== 'number' || typeof d !== 'number') return null;
  const half = Math.sin(radians(c - a) / 2) ** 2 + Math.cos(radians(a)) * Math.cos(radians(c)) * Math.sin(radians(d - b) / 2) ** 2;
  return new ApexDouble(2 * (required(unit).toLowerCase() === 'km' ? EARTH.km : EARTH.mi) * Math.asin(Math.sqrt(half)));
}

const COORDINATES = {
  getLatitude: (self: ApexPlace) => number(self, 'latitude'),
  getLongitude: (self: ApexPlace) => number(self, 'longitude'),
};
const TEXTS = ['street', 'city', 'state', 'stateCode', 'postalCode', 'country', 'countryCode', 'geocodeAccuracy'];

function capital(name: string): string {
  return `get${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

export const locationClass: PlatformClass = {
  name: 'System.Location',
  statics: {
    newInstance: (latitude: ApexDecimal, longitude: ApexDecimal) =>
      new ApexPlace('System.Location', { latitude: required(latitude).doubleValue(), longitude: required(longitude).doubleValue() }),
    'getDistance/3': distance,
  },
  methods: { ...COORDINATES, 'getDistance/2': distance },
  properties: {
    latitude: { get: COORDINATES.getLatitude },
    longitude: { get: COORDINATES.getLongitude },
  },
};

export const addressClass: PlatformClass = {
  name: 'System.Address',
  methods: {
    ...COORDINATES,
    'getDistance/2': distance,
    ...Object.fromEntries(TEXTS.map((name) => [capital(name), (self: ApexPlace) => self.parts[name] ?? null])),
  },
  properties: {
    latitude: { get: COORDINATES.getLatitude },
    longitude: { get: COORDINATES.getLongitude },
    ...Object.fromEntries(TEXTS.map((name) => [name, { get: (self: ApexPlace) => self.parts[name] ?? null }])),
  },
};
