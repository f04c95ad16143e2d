import { ReportOptions } from './format';
import { FailOn } from '../audit/fail-on';
import { AuditResult, Finding } from '../audit/finding';
import { SEVERITIES } from '../rules/severity';

/** Whether a finding fails the build. */
export function failsBuild({ severity }: Pick<Finding, 'severity'>, failOn: FailOn): boolean {
  return failOn !== 'never' && SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(failOn);
}

/**
 * The exit code of an audit: 2 when not all could be read and judged, whatever
 * else was found; 1 for findings that fail the build; else 0.
 */
export function exitCode({ errors, findings }: AuditResult, failOn: FailOn): 0 | 1 | 2 {
  if (errors.length > 0) { return 2; }
  return findings.some(finding => failsBuild(finding, failOn)) ? 1 : 0;
}

/** What a report for people shows: all, only what fails the build, or what its reader asks for. */
export function shownFindings(
  { findings }: AuditResult, { quiet, failOn, shows = () => true }: Pick<ReportOptions, 'quiet' | 'failOn' | 'shows'>,
): readonly Finding[] {
  return findings.filter(finding => shows(finding) && (!quiet || failsBuild(finding, failOn)));
}
