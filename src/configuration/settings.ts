import { Configuration } from './configuration';
import { AcceptancePolicy } from '../audit/acceptance-policy';
import { DEFAULT_FAIL_ON, FailOnName } from '../audit/fail-on';
import { InputError } from '../audit/input-error';
import { quote } from '../audit/quote';
import { SeverityOverride } from '../audit/rule-severities';
import { UNKNOWN_POLICIES, UnknownPolicy } from '../audit/unknown-policy';
import { explainKubernetesVersion } from '../kubernetes/kubernetes-version';
import { explainDnsLabel } from '../kubernetes/names';
import { Category } from '../rules/category';
import { combinedPack } from '../rules/combined-pack';
import { Pack } from '../rules/pack';
import { PACKS, recommended } from '../rules/packs';
import { SEVERITIES } from '../rules/severity';
import { didYouMean } from '../text/nearest';

/** The values of `failOn`. */
export const FAIL_ON: readonly FailOnName[] = [...SEVERITIES, 'never'];

/** A configuration with the defaults filled in. */
export interface Settings {
  readonly pack: Pack;
  readonly failOn: FailOnName;
  readonly rules: { readonly [rule: string]: SeverityOverride };
  readonly namespace?: string;
  readonly complete: boolean;
  readonly context: readonly string[];
  readonly foreign: readonly string[];
  readonly apiAudiences?: readonly string[];
  readonly kubernetesVersion?: string;
  /** Unset if the pack decides. */
  readonly unknown?: UnknownPolicy;
  /** Categories that a policy sets to at least `as-known`. */
  readonly asKnown?: readonly Category[];
  readonly acceptances: AcceptancePolicy;
  readonly baseline?: string;
}

/**
 * Merges configurations; later ones take precedence. `rules` and `acceptances` are merged
 * key by key; everything else, including lists, is replaced.
 */
export function merge(configurations: readonly Configuration[]): Configuration {
  return configurations.reduce<Configuration>((before, after) => ({
    ...before,
    ...withoutUndefined(after),
    rules: { ...before.rules, ...after.rules },
    acceptances: { ...before.acceptances, ...withoutUndefined(after.acceptances ?? {}) },
  }), {});
}

/**
 * Resolves configurations: later ones take precedence over earlier ones, and all over the
 * defaults.
 *
 * @throws InputError if a pack or a severity does not exist, or the namespace or the version of Kubernetes is invalid
 */
export function resolveSettings(...configurations: readonly Configuration[]): Settings {
  const merged = merge(configurations);
  const { pack = recommended.name, failOn = DEFAULT_FAIL_ON, rules = {}, unknown } = merged;
  const { complete = false, context = [], foreign = [], acceptances = {} } = merged;
  if (!FAIL_ON.includes(failOn)) { throw new InputError(`failOn is ${quote(failOn)}, but must be one of ${FAIL_ON.join(', ')}${didYouMean(failOn, FAIL_ON)}`); }
  if (unknown !== undefined && !UNKNOWN_POLICIES.includes(unknown)) { throw new InputError(`unknown must be low, as-known or fail, got ${quote(unknown)}${didYouMean(unknown, UNKNOWN_POLICIES)}`); }
  // For example from an unset shell variable.
  if (merged.namespace === '') { throw new InputError('the namespace is empty; set the namespace of objects without one, or leave it out'); }
  const problem = merged.namespace === undefined ? undefined : explainDnsLabel(merged.namespace);
  if (problem) { throw new InputError(`the namespace of objects without one is ${quote(merged.namespace)}, but ${problem}`); }
  const versionProblem = merged.kubernetesVersion === undefined ? undefined : explainKubernetesVersion(merged.kubernetesVersion);
  if (versionProblem) { throw new InputError(`the Kubernetes version is ${quote(merged.kubernetesVersion)}, but ${versionProblem}`); }
  return {
    pack: combinedPack(findPacks(pack)),
    failOn,
    rules,
    namespace: merged.namespace,
    complete,
    context,
    foreign,
    apiAudiences: merged.apiAudiences,
    kubernetesVersion: merged.kubernetesVersion,
    unknown,
    acceptances,
    baseline: acceptances.baseline === false ? undefined : merged.baseline,
  };
}

function findPacks(names: string | readonly string[]): Pack[] {
  const packs = [...new Set([names].flat())].map(findPack);
  if (packs.length === 0) { throw new InputError('pack is an empty list; name a pack, or leave it out'); }
  return packs;
}

function findPack(name: string): Pack {
  const names = PACKS.map(pack => pack.name);
  const found = PACKS.find(pack => pack.name === name);
  if (!found) { throw new InputError(`there is no pack ${quote(name)}; there are ${names.join(', ')}${didYouMean(name, names)}`); }
  return found;
}

/** Omits flags that are not set, which must not replace earlier values. */
function withoutUndefined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as T;
}
