import { FoundViolation } from './find';
import { AcceptedFinding, Finding } from './finding';
import { SeverityIndex } from './severity-index';
import { AppModel } from '../model/app-model';
import { FindingReference } from '../rules/rule';
import { SEVERITIES, SeverityName } from '../rules/severity';

/** What follows from other findings. */
export interface DerivedFindings {
  readonly due: readonly Finding[];
  /** Those that are no more than what was accepted. */
  readonly declared: readonly Finding[];
}

/** What an audit finds, without what follows from it. */
export interface AuditedFindings {
  readonly findings: readonly Finding[];
  readonly accepted: readonly AcceptedFinding[];
}

/** Finds what accepts a grant by the findings on it: nothing where one of them is open. */
export function acceptedGrants(
  model: AppModel, { findings, accepted }: AuditedFindings,
): (references: readonly FindingReference[]) => readonly AcceptedFinding[] {
  const index = new SeverityIndex(model, accepted);
  // A baseline records what there was, and gives no reason.
  const open = new SeverityIndex(model, [...findings, ...accepted.filter(({ by }) => by === 'baseline')]);
  return references => open.worstOf(references) === undefined ? index.all(references) : [];
}

/** Sorts what follows from other findings by whether those are accepted. */
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
