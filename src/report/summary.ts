import { exitCode, failsBuild, isAtLeast, isBelowPolicy } from './outcome';
import { DEFAULT_FAIL_ON, FailOnName } from '../audit/fail-on';
import { AuditResult } from '../audit/finding';
import { SEVERITIES } from '../rules/severity';

/** The outcome in one line. */
export interface Summary {
  readonly text: string;
  /** Whether the build fails. */
  readonly fails: boolean;
}

/** The outcome of an audit in one line: whether it fails and why, and the number of objects. */
export function summarize(result: AuditResult, failOn: FailOnName): Summary {
  const { objects, workloads, serviceAccounts, findings, accepted, errors } = result.summary;
  const total = SEVERITIES.reduce((sum, severity) => sum + findings[severity], 0);
  const bySeverity = SEVERITIES.filter(severity => findings[severity] > 0).map(severity => `${findings[severity]} ${severity}`).join(', ');
  const reasons = [
    ...(result.errors.length > 0 ? ['not everything could be checked'] : []),
    ...(result.findings.some(isBelowPolicy) ? ['settings below the policy'] : []),
    ...(failOn !== 'never' && result.findings.some(finding => isAtLeast(finding, failOn)) ? [`findings at or above ${failOn}`] : []),
  ].join(', ');
  const fails = exitCode(result, failOn) !== 0;
  const verdict = fails ? `FAILED (${reasons})` : `PASSED (${failOn === 'never' ? `failOn is never; ${failsByDefault(result)}` : `no findings at or above ${failOn}`})`;
  return {
    fails,
    text: `${verdict}: ${count(total, 'finding')}${bySeverity === '' ? '' : ` (${bySeverity})`}, ${accepted} accepted, ${count(errors, 'error')}`
      + ` in ${count(objects, 'object')}, ${count(workloads, 'workload')}, ${count(serviceAccounts, 'ServiceAccount')}`,
  };
}

/** The findings that would fail the build by default. */
export function failsByDefault({ findings }: AuditResult): string {
  const number = findings.filter(finding => failsBuild(finding, DEFAULT_FAIL_ON)).length;
  return `by default, ${number === 0 ? 'no' : number} finding${number === 1 ? '' : 's'} at or above ${DEFAULT_FAIL_ON} would fail`;
}

/** A number with its noun. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
