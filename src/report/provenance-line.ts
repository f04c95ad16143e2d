import { filePath } from './file-path';
import { ReportOptions } from './format';
import { count } from './summary';
import { AuditResult } from '../audit/finding';
import { Provenance, UsedFile, UsedRendering } from '../audit/provenance';
import { printable } from '../text/printable';

/** The digits of a digest shown for comparison. */
const DIGITS = 12;

/** The maximum number of rules or files that are named; JSON and SARIF name all. */
const MAXIMUM_NAMED = 5;

/** The inputs of a result besides the manifests, in one line. */
export function provenanceLine({ pack, kubernetesVersion, notChecked = [] }: AuditResult, { toolVersion, provenance }: ReportOptions): string {
  const { failOn, unknown, asKnown = [], policy, configuration, baseline, context, customRules = [], rules, overrides = [] } = provenance;
  const { namespace, apiAudiences, complete, acceptances, exceptions = [], rendered = [], skipped, excluded } = provenance;
  return printable([
    `least-privilege ${toolVersion}`,
    `pack ${pack}`,
    policy.length === 0 ? 'no policy' : `policy ${files(policy)}`,
    configuration.length === 0 ? 'no configuration' : `configuration ${files(configuration)}`,
    ...customRules.length === 0 ? [] : [`custom rules ${files(customRules)}`],
    ...rules.length === 0 ? [] : [overriddenText(rules)],
    ...overrides.length === 0 ? [] : [`${count(overrides.length, 'override')} for a part of the input`],
    ...acceptances.inline === false ? ['annotations accept nothing'] : [],
    ...exceptions.length === 0 ? [] : [count(exceptions.length, 'exception')],
    ...baseline ? [`baseline ${files([baseline])}`] : [],
    ...context.length === 0 ? [] : [`context ${files(context)}`],
    ...namespace === undefined ? [] : [`namespace ${namespace}`],
    ...apiAudiences === undefined ? [] : [`API audiences ${named(apiAudiences, ' + ')}`],
    ...complete ? ['complete'] : [],
    ...unknown === 'low' ? [] : [`unknown ${unknown}`],
    ...asKnown.length === 0 ? [] : [`unknown as-known for ${named(asKnown, ' + ')}`],
    ...failOn === 'never' ? ['failOn never'] : [],
    `Kubernetes ${kubernetesVersion ?? 'of every known version'}`,
    ...notChecked.length === 0 ? [] : [`${count(notChecked.length, 'place')} not checked`],
    ...rendered.length === 0 ? [] : [`rendered ${named(rendered.map(renderingText), ' + ')}`],
    ...excluded.length === 0 ? [] : [`${count(excluded.length, 'path')} not read: ${named(excluded.map(path => filePath(path) ?? path), ' + ')}`],
    ...skipped.length === 0 ? [] : [`${count(skipped.length, 'file')} without objects`],
  ].join(', '));
}

function files(used: readonly UsedFile[]): string {
  return named(used.map(({ file, sha256 }) => `${filePath(file) ?? file}${sha256 === undefined ? '' : ` (sha256 ${sha256.slice(0, DIGITS)})`}`), ' + ');
}

function renderingText({ directory, program, version, arguments: args, sha256 }: UsedRendering): string {
  return `${filePath(directory) ?? directory} with ${program} ${version}: ${[program, ...args].join(' ')} (sha256 ${sha256.slice(0, DIGITS)})`;
}

function overriddenText(rules: Provenance['rules']): string {
  return `${count(rules.length, 'rule')} off or with another severity (${named(rules.map(({ rule, to }) => `${rule}: ${to}`), '; ')})`;
}

function named(texts: readonly string[], separator: string): string {
  const left = texts.length - MAXIMUM_NAMED;
  return [...texts.slice(0, MAXIMUM_NAMED), ...left > 0 ? [`${left} more`] : []].join(separator);
}
