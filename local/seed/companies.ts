import { draw, pick } from './random.ts';

const firsts =
  'Kestrel Harbour Juniper Northwind Cobalt Alder Meridian Saffron Granite Larkspur Beacon Tidewater Orchard Summit Willow Copper Falcon Ember Quarry Lantern Marigold Redwood Sterling Aurora Bramble Cascade Delta Evergreen Foxglove Glacier Heron Iris Jade Keystone Lumen Mistral Nimbus Obsidian Pinewood Ridge';
const seconds =
  'Freight Robotics Analytics Textiles Foods Biotech Energy Optics Logistics Instruments Software Ceramics Marine Paper Medical Solar Chemicals Dairy Media Steel Security Aviation Payments Furniture Genomics Glass Hydraulics Insurance Labs Machinery Networks Outdoor Packaging Rail Seeds Tools Water Audio Batteries Cloud';
const lasts = 'Ltd GmbH Inc AB K.K. S.A. Group Pty Holdings Partners';

const firstWords = firsts.split(' ');
const secondWords = seconds.split(' ');
const lastWords = lasts.split(' ');
const combinations = firstWords.length * secondWords.length * lastWords.length;

/** A company: name, and a web domain below the reserved top level `example` (RFC 2606). */
export interface Company {
  name: string;
  domain: string;
}

/** The nth company; every number has its own name and domain. */
export function company(number: number): Company {
  const place = (number * 7919 + 13) % combinations;
  const round = Math.floor(number / combinations);
  const first = pick(firstWords, place);
  const second = pick(secondWords, Math.floor(place / firstWords.length));
  const last = pick(lastWords, Math.floor(place / firstWords.length / secondWords.length));
  const suffix = round === 0 ? '' : ` ${round + 1}`;
  const slug = `${first}-${second}-${last}${suffix}`
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/-$/, '');
  return { name: `${first} ${second} ${last}${suffix}`, domain: `${slug}.example` };
}

const titles =
  'Head of Procurement|Chief Technology Officer|Marketing Manager|VP of Operations|Sales Operations Analyst|Directrice Commerciale|Leiter Einkauf|Data Engineer|Founder|Supply Chain Planner|Customer Success Lead|IT Security Officer|Plant Manager|営業部長|Regional Vice President, Enterprise Accounts and Strategic Partnerships|Buyer|Gerente de Compras|Product Owner';
const titleList = titles.split('|');
const sources = ['Web', 'Trade Show', 'Partner Referral', 'Webinar', 'Content Download', 'Phone Inquiry', 'Purchased List'];
/** Number ranges that regulators keep free for fiction. */
const phones = ['+1 415 555 01', '+1 212 555 01', '+44 20 7946 09', '+61 2 5550 10', '+44 161 496 07'];

/** A job title; about one person in twelve has none. */
export function title(seed: number, position: number): string | null {
  return draw(seed, position, 11) % 12 === 0 ? null : pick(titleList, draw(seed, position, 12));
}

/** A telephone number of a range kept for fiction; about one person in eight has none. */
export function phone(seed: number, position: number): string | null {
  const random = draw(seed, position, 13);
  if (random % 8 === 0) return null;
  return pick(phones, random >>> 3) + String((random >>> 8) % 100).padStart(2, '0');
}

/** Where the person came from. */
export function source(seed: number, position: number): string {
  return pick(sources, draw(seed, position, 14));
}
