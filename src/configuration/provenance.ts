import { digestOf } from './digest';
import { ExcludedPattern } from './exclude';
import { Layer, layerWith, placeIn } from './layer';
import { LocatedOverride } from './overrides';
import { Settings } from './settings';
import { ConfiguredException } from '../audit/exception';
import { OverriddenSeverity, Provenance, UsedFile, UsedRendering } from '../audit/provenance';
import { ruleSeverities, SeverityOverride } from '../audit/rule-severities';
import { categoriesAsKnown } from '../audit/unknown-policy';
import { IsExcluded } from '../manifest/manifest-names';
import { formatPath } from '../manifest/path';
import { belowPolicy } from '../rules/acceptances/below-policy';
import { Pack } from '../rules/pack';
import { RULE_DESCRIPTIONS } from '../rules/registry';
import { Rule } from '../rules/rule';

/** A run without its result. */
export interface Run {
  readonly settings: Settings;
  readonly exceptions: readonly ConfiguredException[];
  readonly overridden: readonly LocatedOverride[];
  readonly exclude: readonly ExcludedPattern[];
  readonly isExcluded: IsExcluded;
  readonly policy: readonly Layer[];
  readonly layers: readonly Layer[];
  readonly labels?: { readonly [name: string]: string };
  readonly rendered?: readonly UsedRendering[];
  readonly skipped?: readonly string[];
  readonly excluded?: readonly string[];
  readonly customPack?: Pack;
  readonly customRules?: readonly Rule[];
  /** The files of `customRules`. */
  readonly customRuleFiles?: readonly UsedFile[];
}

/** The settings behind the result of a run. */
export function provenanceOf(run: Run): Provenance {
  const { settings, overridden, exceptions, exclude, isExcluded, policy, layers } = run;
  const { labels = {}, rendered = [], skipped = [], excluded = [], customRuleFiles = [] } = run;
  const { failOn, unknown = 'low', acceptances, namespace, complete, apiAudiences, baseline, context, foreign } = settings;
  const asKnown = categoriesAsKnown({ ...settings, pack: run.customPack ?? settings.pack });
  return {
    failOn,
    unknown,
    ...asKnown.length === 0 ? {} : { asKnown },
    policy: filesOf(policy),
    configuration: filesOf(layers),
    ...baseline === undefined ? {} : { baseline: digestOf(baseline, isExcluded) },
    context: context.map(path => digestOf(path, isExcluded)),
    ...customRuleFiles.length === 0 ? {} : { customRules: customRuleFiles },
    rules: overriddenRules(run),
    ...overridden.length === 0 ? {} : { overrides: overridden.map(({ override, place }) => ({ ...override, by: place })) },
    acceptances,
    ...exceptions.length === 0 ? {} : { exceptions: exceptions.map(({ exception, place }) => ({ ...exception, by: place })) },
    ...exclude.length === 0 ? {} : { exclude: exclude.map(({ pattern, place }) => ({ pattern, by: place })) },
    ...foreign.length === 0 ? {} : { foreign },
    namespace,
    complete,
    apiAudiences,
    ...rendered.length === 0 ? {} : { rendered },
    skipped,
    excluded,
    labels,
  };
}

function filesOf(layers: readonly Layer[]): Provenance['policy'] {
  return layers.flatMap(({ used }) => used ?? []);
}

function overriddenRules({ settings: { pack: named, rules }, policy, layers, customPack, customRules }: Run): OverriddenSeverity[] {
  const ofPack = ruleSeverities(customPack ?? named, RULE_DESCRIPTIONS, customRules);
  return Object.entries(rules).flatMap(([rule, to]) => {
    const from: SeverityOverride = ofPack.get(rule) ?? 'off';
    return from === to || rule === belowPolicy.id ? [] : [{ rule, from, to, by: placeOf(rule, to, policy, layers) }];
  });
}

/** Where the effective severity is set: in a configuration, or else in the policy. */
function placeOf(rule: string, to: SeverityOverride, policy: readonly Layer[], layers: readonly Layer[]): string {
  const path = ['rules', rule];
  const own = layerWith(layers, path);
  if (own?.configuration.rules?.[rule] === to) { return own.place(path); }
  const ofPolicy = [path, ['pack'], []].find(each => layerWith(policy, each));
  return ofPolicy ? placeIn(policy, ofPolicy) : formatPath(path);
}
