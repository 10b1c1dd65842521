/**
 * Milliseconds of processor time that this process has used: unlike the clock, it does not count what other
 * processes of a busy machine do meanwhile.
 */
export function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
