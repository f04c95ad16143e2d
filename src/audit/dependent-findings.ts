import { FoundViolation } from './find';
import { Finding } from './finding';
import { SeverityIndex } from './severity-index';
import { UnknownSeverity } from './unknown-policy';
import { AppModel } from '../model/app-model';
import { lesserOf } from '../rules/severity';

/** What depends on other findings. */
export interface DependentFindings {
  /** These become findings when some of those are accepted, with the highest severity of those. */
  readonly due: readonly Finding[];
  /** Some of those are open, and none is accepted: these become findings once one is. */
  readonly pending: readonly Finding[];
  /** None of those was found. */
  readonly idle: readonly Finding[];
}

/** Sorts what depends on other findings by what came of those. */
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
