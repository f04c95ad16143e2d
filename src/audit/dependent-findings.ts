import { FoundViolation } from './find';
import { Finding } from './finding';
import { SeverityIndex } from './severity-index';
import { UnknownSeverity } from './unknown-policy';
import { AppModel } from '../model/app-model';
import { lesserOf } from '../rules/severity';

/** Findings that depend on other findings. */
export interface DependentFindings {
  /** Some of the others are accepted: these are findings, with at most the highest severity among those. */
  readonly due: readonly Finding[];
  /** Some of the others are open and none is accepted: these become findings once one is accepted. */
  readonly pending: readonly Finding[];
  /** None of the others exists. */
  readonly idle: readonly Finding[];
}

/** Sorts findings by the state of the findings that they depend on. */
export function dependentFindings(
  model: AppModel, found: readonly FoundViolation[], others: { readonly findings: readonly Finding[]; readonly accepted: readonly Finding[] },
  unknownSeverity: UnknownSeverity,
): DependentFindings {
  const [due, pending, idle]: Finding[][] = [[], [], []];
  if (found.length === 0) { return { due, pending, idle }; }
  const accepted = new SeverityIndex(model, others.accepted);
  const open = new SeverityIndex(model, others.findings.filter(({ unacceptable }) => !unacceptable));
  for (const { onceAccepted = [], ...finding } of found) {
    const worst = accepted.worstOf(onceAccepted);
    if (worst === undefined) {
      (open.worstOf(onceAccepted) === undefined ? idle : pending).push(finding);
      continue;
    }
    const known = lesserOf(finding.severity, worst);
    due.push({ ...finding, severity: finding.unknown ? unknownSeverity(known, finding.category) : known });
  }
  return { due, pending, idle };
}
