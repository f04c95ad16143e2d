/** How bad a finding is, the worst first. */
export const SEVERITIES = ['critical', 'high', 'medium', 'low'] as const;

/** How bad a finding is. */
export type Severity = typeof SEVERITIES[number];

/** The less severe of two. */
export function lesserOf(a: Severity, b: Severity): Severity {
  return SEVERITIES.indexOf(a) > SEVERITIES.indexOf(b) ? a : b;
}

/** The more severe of two. */
export function worseOf(a: Severity, b: Severity): Severity {
  return lesserOf(a, b) === a ? b : a;
}
