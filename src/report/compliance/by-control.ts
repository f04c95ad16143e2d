import { rulesOf } from './benchmarks';
import { Benchmark, Control } from './control';
import { coveringRules } from './covered-rules';
import { AcceptedFinding, AuditResult, Finding } from '../../audit/finding';
import { restricted } from '../../rules/packs';

/** The status of a control: its rules found something, they checked everything and found nothing, or the result is unknown. */
export type ControlStatus = 'findings' | 'no finding' | 'not checked';

/** A control, and the result of the audit for it. */
export interface ControlResult {
  readonly control: Control;
  readonly status: ControlStatus;
  /** The rules that checked all of the input. */
  readonly checkedRules: readonly string[];
  /** Rules of `restricted` that did not check all of the input: they are off, failed, or skipped objects. Their findings are unknown. */
  readonly uncheckedRules: readonly string[];
  readonly findings: readonly Finding[];
  /** Accepted findings are evidence too. */
  readonly accepted: readonly AcceptedFinding[];
  /** Why a control that has rules was not checked. */
  readonly reason?: string;
}

/** The result of the audit for each control. If any input could not be read, no control has the status `no finding`. */
export function byControl(benchmark: Benchmark, result: AuditResult): readonly ControlResult[] {
  const found = new Set([...result.findings, ...result.accepted].map(({ rule }) => rule));
  return benchmark.controls.map(control => {
    const rules = new Set(rulesOf(control));
    const checkedRules = [...rules].filter(rule => result.checkedRules?.has(rule));
    const uncheckedRules = [...rules].filter(rule => !result.checkedRules?.has(rule) && Object.hasOwn(restricted.severities, rule));
    const findings = result.findings.filter(({ rule }) => rules.has(rule));
    const accepted = result.accepted.filter(({ rule }) => rules.has(rule));
    const isFound = findings.length > 0 || accepted.length > 0;
    const reason = isFound ? undefined : reasonNotChecked(control, uncheckedRules, coveringRules(rules, found), result);
    return {
      control,
      checkedRules,
      uncheckedRules,
      findings,
      accepted,
      status: isFound ? 'findings' : reason === undefined ? 'no finding' : 'not checked',
      ...reason === undefined ? {} : { reason },
    };
  });
}

/** Findings, accepted or not, of rules that are not evidence about any control. */
export function ofNoControl(benchmark: Benchmark, { findings, accepted }: AuditResult): Pick<ControlResult, 'findings' | 'accepted'> {
  const rules = new Set(benchmark.controls.flatMap(rulesOf));
  return { findings: findings.filter(({ rule }) => !rules.has(rule)), accepted: accepted.filter(({ rule }) => !rules.has(rule)) };
}

function reasonNotChecked(
  { coverage }: Control, uncheckedRules: readonly string[], covering: readonly string[], { errors, summary }: AuditResult,
): string | undefined {
  if (coverage === 'none') { return 'no manifest shows it'; }
  if (errors.length > 0) { return 'not all of the input could be read or checked'; }
  if (summary.objects === 0) { return 'there was nothing to look at'; }
  if (uncheckedRules.length > 0) { return `rules that are off or did not check all of the input: ${uncheckedRules.join(', ')}`; }
  return covering.length === 0 ? undefined : `what ${covering.join(', ')} found may include it`;
}
