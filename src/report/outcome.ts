import { ReportOptions } from './format';
import { DEFAULT_FAIL_ON, FailOnName } from '../audit/fail-on';
import { AuditResult, Finding } from '../audit/finding';
import { belowPolicy } from '../rules/acceptances/below-policy';
import { SEVERITIES, SeverityName } from '../rules/severity';

/** Whether a finding fails the build. A finding about a setting below the policy always does. */
export function failsBuild(finding: Pick<Finding, 'rule' | 'severity'>, failOn: FailOnName): boolean {
  return isBelowPolicy(finding) || failOn !== 'never' && isAtLeast(finding, failOn);
}

/** Whether a finding is about a setting that goes below the policy. */
export function isBelowPolicy({ rule }: Pick<Finding, 'rule'>): boolean {
  return rule === belowPolicy.id;
}

export function isAtLeast({ severity }: Pick<Finding, 'severity'>, least: SeverityName): boolean {
  return SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(least);
}

/**
 * The exit code of an audit: 2 if some input could not be read or checked,
 * regardless of findings; 1 for findings that fail the build; otherwise 0.
 */
export function exitCode({ errors, findings }: AuditResult, failOn: FailOnName): 0 | 1 | 2 {
  if (errors.length > 0) { return 2; }
  return findings.some(finding => failsBuild(finding, failOn)) ? 1 : 0;
}

/** The findings that a report for people shows: all, those the user selects, or only those that fail the build (by default, if none does). */
export function shownFindings(
  { findings }: AuditResult, { quiet, failOn, shows = () => true }: Pick<ReportOptions, 'quiet' | 'failOn' | 'shows'>,
): readonly Finding[] {
  return findings.filter(finding => shows(finding) && (!quiet || failsBuild(finding, failOn === 'never' ? DEFAULT_FAIL_ON : failOn)));
}
