/** What is lost in the noise: compilation, and garbage of what ran before. */
const NOISE = 0.3;

/** How much four times the input may cost; six times leaves room for sorting and for garbage, and sixteen would be the square. */
const MAX_GROWTH = 6;

/**
 * Expects that a task does not cost more than its input grows. What counts is the CPU
 * time of this process, which does not depend on what else the machine does.
 *
 * @param size enough for a second or so, if the task took the square of it
 */
export function expectLinear(size: number, task: (size: number) => unknown): void {
  task(Math.ceil(size / 10));
  const once = secondsOf(() => task(size));
  const fourTimes = secondsOf(() => task(4 * size));
  expect(fourTimes).toBeLessThan(MAX_GROWTH * Math.max(once, NOISE));
}

function secondsOf(task: () => unknown): number {
  const before = process.cpuUsage();
  task();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}
