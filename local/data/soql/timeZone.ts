const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formats.set(timeZone, made);
  return made;
}

/** What a clock on the wall shows, as milliseconds since 1970 read as if it were UTC. */
export function wallClock(instant: Date, timeZone: string): number {
  if (timeZone === 'GMT' || timeZone === 'UTC') return instant.getTime();
  const part: Record<string, number> = {};
  for (const { type, value } of formatOf(timeZone).formatToParts(instant)) part[type] = Number(value);
  return Date.UTC(
    part['year'] ?? 0,
    (part['month'] ?? 1) - 1,
    part['day'] ?? 1,
    part['hour'] ?? 0,
    part['minute'] ?? 0,
    part['second'] ?? 0,
    instant.getUTCMilliseconds(),
  );
}

/** The time zone when the machine knows it, GMT otherwise. */
export function knownTimeZone(timeZone: string): string {
  try {
    formatOf(timeZone);
    return timeZone;
  } catch (error) {
    if (error instanceof RangeError) return 'GMT';
    throw error;
  }
}

/** Today's date (`YYYY-MM-DD`) in the time zone. */
export function localDate(instant: Date, timeZone: string): string {
  return new Date(wallClock(instant, timeZone)).toISOString().slice(0, 10);
}

/** The instant (ISO, UTC) at which the local day begins. */
export function startOfLocalDay(date: string, timeZone: string): string {
  const wall = Date.parse(`${date}T00:00:00.000Z`);
  let guess = wall;
  for (let round = 0; round < 2; round++) guess = wall - (wallClock(new Date(guess), timeZone) - guess);
  return new Date(guess).toISOString();
}
