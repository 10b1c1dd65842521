import { fill, formatDuration, formatNumber, formatPercent, formatWhen, percentOf } from 'c/format';

describe('format', () => {
  it('puts values into the places of a label', () => {
    expect(fill('{0} of {1}, {0}', 3, 'seven')).toBe('3 of seven, 3');
  });

  it('leaves a place visible for which there is no value', () => {
    expect(fill('{0} of {1}', 3)).toBe('3 of {1}');
  });

  it.each([
    [0, 'less than a minute'],
    [59, 'less than a minute'],
    [60, 'about 1 minute'],
    [120, 'about 2 minutes'],
    [3540, 'about 59 minutes'],
    [3600, 'about 1 hour'],
    [7300, 'about 2 hours'],
  ])('says %d seconds as "%s"', (seconds, words) => {
    expect(formatDuration(seconds)).toBe(words);
  });

  it('writes numbers and percentages as the locale does', () => {
    expect(formatNumber(1234567)).toBe('1,234,567');
    expect(formatPercent(25.4)).toBe('25%');
  });

  it('shows an instant as date and time', () => {
    expect(formatWhen('2026-11-22T08:30:00.000Z')).toMatch(/Nov 22, 2026.*:\d0/);
  });

  it.each([[undefined], ['yesterday']])('shows nothing for %s', (instant) => {
    expect(formatWhen(instant)).toBe('');
  });

  it.each([
    [5, 10, 50],
    [15, 10, 100],
    [-1, 10, 0],
    [5, 0, 0],
  ])('%d of %d is %d percent', (part, whole, percent) => {
    expect(percentOf(part, whole)).toBe(percent);
  });
});
