import { EscalationPath } from '../access/escalation-path';
import { acceptedGrants, AuditedFindings } from '../audit/derived-findings';
import { AcceptedFinding } from '../audit/finding';
import { AppModel } from '../model/app-model';
import { pathReferences } from '../rules/path-grants';

/** The paths that follow from one accepted permission, with its acceptances. */
export function declaredPaths(
  model: AppModel, paths: readonly EscalationPath[], audited: AuditedFindings,
): ReadonlyMap<EscalationPath, readonly AcceptedFinding[]> {
  const acceptanceOf = acceptedGrants(model, audited);
  return new Map(paths.flatMap((path): [EscalationPath, readonly AcceptedFinding[]][] => {
    const [references, ...others] = pathReferences(model, path) ?? [];
    const acceptances = references === undefined || others.length > 0 ? [] : acceptanceOf(references);
    return acceptances.length === 0 ? [] : [[path, acceptances]];
  }));
}
