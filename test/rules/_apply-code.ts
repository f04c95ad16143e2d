import { ApiObject, Chart, JsonPatch, Testing } from 'cdk8s';
import { parseAllDocuments } from 'yaml';
import { CheckOptions } from './_violations';
import { HardenedDefaultServiceAccount, SecureServiceAccount } from '../../src';
import { audit } from '../../src/audit/audit';
import { Finding } from '../../src/audit/finding';
import { RenderedManifests } from '../../src/manifest/rendered-manifests';
import { AppModel } from '../../src/model/app-model';
import { restricted } from '../../src/rules/packs';
import { Rule } from '../../src/rules/rule';
import { objects } from '../_objects';

/** The result of applying the code fix of a finding, once for each place with its key. */
export interface CodeOutcome {
  readonly codes: readonly string[];
  readonly isGone: boolean;
}

/** Several places can have the same key, each with its own fix. */
const MAX_POSITIONS = 5;

/** Runs the fix of each finding of a rule, alone, in an app that creates the same objects, and audits again. */
export function applyCode(rule: Rule, yaml: string, { context, ...options }: CheckOptions = {}): CodeOutcome[] {
  const findingsIn = (codes: readonly string[]): Finding[] => {
    const chart = chartOf(yaml);
    codes.forEach(code => run(code, chart));
    const manifests = new RenderedManifests();
    for (const child of chart.node.findAll().filter(ApiObject.isApiObject)) { manifests.add(child.node, child.toJson()); }
    const model = new AppModel(manifests.objects, { ...options, context: context === undefined ? [] : objects(context) });
    return audit(model, { pack: restricted, rules: { [rule.id]: 'high' }, today: '2026-01-01' }).findings.filter(each => each.rule === rule.id);
  };
  return findingsIn([]).filter(isCode).map(finding => {
    const codes: string[] = [];
    let left: Finding | undefined = finding;
    while (left !== undefined && isCode(left) && codes.length < MAX_POSITIONS) {
      codes.push(left.fix);
      left = findingsIn(codes).find(({ key, object }) => key === finding.key && object.origin.construct === finding.object.origin.construct);
    }
    return { codes, isGone: left === undefined };
  });
}

function isCode({ fix, fixIsExample }: Finding): boolean {
  return !fixIsExample && /^(ApiObject\.of|new )/.test(fix);
}

function chartOf(yaml: string): Chart {
  const chart = new Chart(Testing.app(), 'shop');
  const manifests = parseAllDocuments(yaml, { version: '1.1' }).map(document => document.toJS()).filter(manifest => manifest !== null && manifest !== undefined);
  manifests.forEach((manifest, index) => new ApiObject(chart, `object-${index}`, manifest));
  return chart;
}

function run(code: string, chart: Chart): void {
  const names = chart.node.children.map((_, index) => `object${index}`);
  // eslint-disable-next-line @typescript-eslint/no-implied-eval
  new Function('chart', 'ApiObject', 'JsonPatch', 'SecureServiceAccount', 'HardenedDefaultServiceAccount', ...names, code)(
    chart, ApiObject, JsonPatch, SecureServiceAccount, HardenedDefaultServiceAccount, ...chart.node.children,
  );
}
