import { FoundViolation } from './find';
import { AcceptedFinding, Finding } from './finding';
import { SeverityIndex } from './severity-index';
import { AppModel } from '../model/app-model';
import { FindingReference } from '../rules/rule';
import { SEVERITIES, SeverityName } from '../rules/severity';

/** Findings that follow from other findings. */
export interface DerivedFindings {
  readonly due: readonly Finding[];
  /** Those that add nothing to an accepted finding. */
  readonly declared: readonly Finding[];
}

/** Findings of an audit, without those that follow from others. */
export interface AuditedFindings {
  readonly findings: readonly Finding[];
  readonly accepted: readonly AcceptedFinding[];
}

/** Returns a lookup of the accepted findings of a grant; it is empty if a finding of the grant is open. */
export function acceptedGrants(
  model: AppModel, { findings, accepted }: AuditedFindings,
): (references: readonly FindingReference[]) => readonly AcceptedFinding[] {
  const index = new SeverityIndex(model, accepted);
  // A baseline gives no reason, so its findings count as open.
  const open = new SeverityIndex(model, [...findings, ...accepted.filter(({ by }) => by === 'baseline')]);
  return references => open.worstOf(references) === undefined ? index.all(references) : [];
}

/** Sorts findings by whether the findings that they follow from are accepted. */
export function derivedFindings(
  model: AppModel, found: readonly FoundViolation[], others: AuditedFindings,
): DerivedFindings {
  const [due, declared]: Finding[][] = [[], []];
  if (found.length === 0) { return { due, declared }; }
  const acceptanceOf = acceptedGrants(model, others);
  const isAcceptedGrant = (references: readonly FindingReference[]): boolean => acceptanceOf(references).length > 0;
  for (const { followsFrom = [], ...finding } of found) {
    const isAccepted = followsFrom.length > 0 && followsFrom.every(isAcceptedGrant);
    if (isAccepted && followsFrom.length === 1) {
      declared.push(finding);
    } else {
      due.push(isAccepted ? { ...finding, severity: below(finding.severity) } : finding);
    }
  }
  return { due, declared };
}

function below(severity: SeverityName): SeverityName {
  return SEVERITIES[Math.min(SEVERITIES.indexOf(severity) + 1, SEVERITIES.length - 1)];
}
