import locale from '@salesforce/i18n/locale';
import timeZone from '@salesforce/i18n/timeZone';
import { labels } from './labels';

const SECONDS_PER_MINUTE = 60;
const MINUTES_PER_HOUR = 60;

/** Puts values into the places `{0}`, `{1}` ... of a label; a place without a value stays visible. */
export function fill(label: string, ...values: (string | number)[]): string {
  return label.replace(/\{(\d+)\}/g, (place, index: string) => {
    const value = values[Number(index)];
    return value === undefined ? place : String(value);
  });
}

/** A whole number with the separators of the user's locale; a count that did not travel is 0. */
export function formatNumber(value = 0): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }).format(value);
}

/** A percentage without decimals from a number of 0 to 100. */
export function formatPercent(percent: number): string {
  return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(percent / 100);
}

/** Part of a whole in percent, 0 to 100; 0 when there is no whole. */
export function percentOf(part: number, whole: number): number {
  if (whole <= 0) return 0;
  return Math.min(100, Math.max(0, (part / whole) * 100));
}

/** A span of seconds in the words a person would use: "about 2 minutes". */
export function formatDuration(seconds: number): string {
  if (seconds < SECONDS_PER_MINUTE) return labels.underMinute;
  const minutes = Math.round(seconds / SECONDS_PER_MINUTE);
  if (minutes === 1) return labels.minute;
  if (minutes < MINUTES_PER_HOUR) return fill(labels.minutes, formatNumber(minutes));
  const hours = Math.round(minutes / MINUTES_PER_HOUR);
  return hours === 1 ? labels.hour : fill(labels.hours, formatNumber(hours));
}

/** Date and time of an ISO instant in the user's locale and time zone; empty for a blank or bad one. */
export function formatWhen(instant: string | undefined): string {
  const date = instant === undefined ? undefined : new Date(instant);
  if (date === undefined || Number.isNaN(date.getTime())) return '';
  return new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone,
  }).format(date);
}
