/** Shares of the work, in percent, that are worth interrupting a listener for. */
const MILESTONES = [25, 50, 75];

/**
 * The highest milestone that was passed between two looks at a run, or undefined when none was.
 * Start and end are announced by their own sentences.
 */
export function milestonePassed(before: number, now: number): number | undefined {
  return [...MILESTONES].reverse().find((mark) => before < mark && now >= mark);
}
