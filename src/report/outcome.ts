import { ReportOptions } from './format';
import { DEFAULT_FAIL_ON, FailOnName } from '../audit/fail-on';
import { AuditResult, Finding } from '../audit/finding';
import { belowPolicy } from '../rules/acceptances/below-policy';
import { SEVERITIES, SeverityName } from '../rules/severity';

/** Whether a finding fails the build. One that goes below the policy does, whatever the severity. */
export function failsBuild(finding: Pick<Finding, 'rule' | 'severity'>, failOn: FailOnName): boolean {
  return isBelowPolicy(finding) || failOn !== 'never' && isAtLeast(finding, failOn);
}

/** Whether a setting goes below the policy. */
export function isBelowPolicy({ rule }: Pick<Finding, 'rule'>): boolean {
  return rule === belowPolicy.id;
}

export function isAtLeast({ severity }: Pick<Finding, 'severity'>, least: SeverityName): boolean {
  return SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(least);
}

/**
 * The exit code of an audit: 2 if some input could not be read or checked,
 * whatever else was found; 1 for findings that fail the build; else 0.
 */
export function exitCode({ errors, findings }: AuditResult, failOn: FailOnName): 0 | 1 | 2 {
  if (errors.length > 0) { return 2; }
  return findings.some(finding => failsBuild(finding, failOn)) ? 1 : 0;
}

/** What a report for people shows: all, only what fails the build (or would by default, where nothing does), or what its reader asks for. */
export function shownFindings(
  { findings }: AuditResult, { quiet, failOn, shows = () => true }: Pick<ReportOptions, 'quiet' | 'failOn' | 'shows'>,
): readonly Finding[] {
  return findings.filter(finding => shows(finding) && (!quiet || failsBuild(finding, failOn === 'never' ? DEFAULT_FAIL_ON : failOn)));
}
