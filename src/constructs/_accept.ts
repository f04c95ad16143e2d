import { ApiObjectMetadataDefinition, Lazy } from 'cdk8s';
import { Acceptance, AcceptedRule, acceptanceAnnotation, formatAcceptances } from '../acceptance';

/** An acceptance together with the rule whose finding it accepts. */
export interface RuleAcceptance extends Acceptance {
  readonly rule: AcceptedRule;
}

/** Writes all acceptances of an object into its metadata, one annotation per rule. */
export function writeAcceptances(metadata: ApiObjectMetadataDefinition, findings: readonly RuleAcceptance[]): void {
  for (const rule of new Set(findings.map(finding => finding.rule))) {
    metadata.addAnnotation(acceptanceAnnotation(rule), formatAcceptances(findings.filter(finding => finding.rule === rule)));
  }
}

/** Writes acceptances that are known only when the object is rendered. */
export function writeAcceptancesLater(
  metadata: ApiObjectMetadataDefinition, rules: readonly AcceptedRule[], findings: () => readonly RuleAcceptance[],
): void {
  for (const rule of new Set(rules)) {
    // cdk8s omits an annotation without a value.
    const produce = () => formatAcceptances(findings().filter(finding => finding.rule === rule)) || undefined;
    metadata.addAnnotation(acceptanceAnnotation(rule), Lazy.any({ produce }));
  }
}
