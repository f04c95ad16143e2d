/** The measurement noise in seconds: compilation, and garbage of earlier tasks. */
const NOISE = 0.3;

/** The maximum cost of an input four times as large: six allows for sorting and garbage, sixteen would be quadratic. */
const MAX_GROWTH = 6;

/**
 * Expects that a task's cost grows no faster than its input. It measures the CPU time of
 * this process, which is independent of the machine's other load.
 *
 * @param size Large enough for about a second if the task were quadratic.
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
