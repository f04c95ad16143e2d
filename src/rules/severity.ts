/** The severities of findings, the worst first. */
export const SEVERITIES = ['critical', 'high', 'medium', 'low'] as const;

/** How severe a finding is. */
export type SeverityName = typeof SEVERITIES[number];

/** The less severe of two. */
export function lesserOf(a: SeverityName, b: SeverityName): SeverityName {
  return SEVERITIES.indexOf(a) > SEVERITIES.indexOf(b) ? a : b;
}

/** The more severe of two. */
export function worseOf(a: SeverityName, b: SeverityName): SeverityName {
  return lesserOf(a, b) === a ? b : a;
}
