import { milestonePassed } from 'c/syncMilestone';

describe('milestones', () => {
  it.each([
    [0, 24, undefined],
    [24, 25, 25],
    [25, 26, undefined],
    [10, 80, 75],
    [80, 99, undefined],
    [50, 40, undefined],
  ])('from %d to %d percent it says %s', (before, now, mark) => {
    expect(milestonePassed(before, now)).toBe(mark);
  });
});
