import { parseAllDocuments } from 'yaml';
import { audit, AuditOptions } from '../../src/audit/audit';
import { AuditResult } from '../../src/audit/finding';
import { ManifestObject } from '../../src/manifest/manifest-object';
import { AppModel } from '../../src/model/app-model';
import { Pack } from '../../src/rules/pack';
import { ACCEPTANCE_RULES } from '../../src/rules/registry';
import { customRule } from '../_custom-rule';

export const TODAY = '2030-06-15';

/** The objects of a YAML text. */
export function objects(text: string, construct?: string): ManifestObject[] {
  return parseAllDocuments(text, { version: '1.1' }).map(document => document.toJS()).map(manifest => ({
    apiVersion: manifest.apiVersion,
    kind: manifest.kind,
    name: manifest.metadata?.name ?? '',
    namespace: manifest.metadata?.namespace,
    manifest,
    origin: { construct, position: () => undefined },
  }));
}

/** The model of an app. */
export function model(checked: readonly ManifestObject[], context: readonly ManifestObject[] = []): AppModel {
  return new AppModel(checked, { context });
}

/** A pack with only the rules on acceptances, so the app itself is checked only by custom rules. */
export const OWN_PACK: Pack = {
  name: 'own',
  description: 'Rules of our own',
  severities: Object.fromEntries(ACCEPTANCE_RULES.map(({ id }) => [id, 'medium'])),
};

/** Two custom rules, whose findings an object lists in `defects`. */
export const NO_STAIRS = customRule('no-stairs');
export const NO_DOORS = customRule('no-doors');

/** Audits a YAML text with custom rules. */
export function auditOf(text: string, options: Partial<AuditOptions> = {}): AuditResult {
  return audit(model(objects(text)), { today: TODAY, pack: OWN_PACK, customRules: [NO_STAIRS, NO_DOORS], ...options });
}

/** The findings, as `<rule> <object>: <key>`. */
export function findingTexts(result: Pick<AuditResult, 'findings'>): string[] {
  return result.findings.map(({ rule, object, key }) => `${rule} ${object.name}: ${key}`);
}

/** A ConfigMap with an acceptance and with defects that `no-stairs` finds. */
export function house(
  name: string, annotations: { readonly [rule: string]: unknown }, stairs: readonly string[] = [], doors: readonly string[] = [],
): string {
  return `
apiVersion: v1
kind: ConfigMap
metadata:
  name: ${name}
  annotations: ${JSON.stringify(Object.fromEntries(Object.entries(annotations).map(([rule, value]) => [`cdk8s-least-privilege/accept.${rule}`, value])))}
defects: ${JSON.stringify({ 'no-stairs': stairs, 'no-doors': doors })}
`;
}

/** Joins documents. */
export function all(...documents: readonly string[]): string {
  return documents.join('\n---\n');
}
