import { acceptancesAbove } from './acceptance-floor';
import { Configuration } from './configuration';
import { exceptionsIn } from './exceptions';
import { ExcludedPattern, excludedByConfiguration, excludedByPolicy, exclusion, isSamePattern } from './exclude';
import { Layer, layerWith, placeIn } from './layer';
import { LocatedOverride, overridesIn, toOverride } from './overrides';
import { merge, resolveSettings, Settings } from './settings';
import { AcceptanceContext } from '../audit/acceptance-context';
import { AcceptancePolicy } from '../audit/acceptance-policy';
import { ConfiguredException } from '../audit/exception';
import { DEFAULT_FAIL_ON } from '../audit/fail-on';
import { Finding } from '../audit/finding';
import { Override, worseSeverity } from '../audit/overrides';
import { quote } from '../audit/quote';
import { ruleSeverities, SeverityOverride } from '../audit/rule-severities';
import { UNKNOWN_POLICIES } from '../audit/unknown-policy';
import { factsOf } from '../kubernetes/kubernetes-version';
import { IsExcluded } from '../manifest/manifest-names';
import { formatPath, Path } from '../manifest/path';
import { belowPolicy } from '../rules/acceptances/below-policy';
import { Circumstance } from '../rules/circumstance';
import { Pack } from '../rules/pack';
import { recommended } from '../rules/packs';
import { RULE_DESCRIPTIONS } from '../rules/registry';
import { Rule } from '../rules/rule';
import { lesserOf, SeverityName, SEVERITIES } from '../rules/severity';

/** Not `critical`, which is for access to the whole cluster: the policy still applies. */
const SEVERITY: SeverityName = 'high';

/** What a policy requires by default. */
const DEFAULTS = { pack: recommended.name, failOn: DEFAULT_FAIL_ON, complete: false } satisfies Configuration;

/** Settings that comply with a policy, and findings about attempts to go below it. */
export interface Floored {
  readonly settings: Settings;
  readonly findings: readonly Finding[];
  readonly exceptions: readonly ConfiguredException[];
  readonly exclude: readonly ExcludedPattern[];
  /** The overrides as configured. */
  readonly overridden: readonly LocatedOverride[];
  /** The same for the audit. */
  readonly overrides: readonly Override[];
  /** Whether a path found in a directory is skipped. */
  readonly isExcluded: IsExcluded;
  /** Where the policy sets a requirement for acceptances. */
  readonly demandedBy?: AcceptanceContext['demandedBy'];
}

/** Options that only a program can set, because a file cannot contain code. */
export interface ProgramOptions {
  readonly customPack?: Pack;
  readonly customRules?: readonly Rule[];
}

/**
 * Resolves layers above a policy, which is the minimum, and the default for keys that no
 * layer sets.
 *
 * @throws InputError as `resolveSettings` does
 */
export function resolveAbove(policy: readonly Layer[], layers: readonly Layer[], program: ProgramOptions = {}): Floored {
  const own = layers.map(({ configuration }) => configuration);
  if (policy.length === 0) {
    const settings = resolveSettings(...own);
    const exclude = excludedByConfiguration(layers);
    const overridden = overridesIn(layers, false);
    return {
      settings,
      findings: [],
      exceptions: settings.acceptances.exceptions === false ? [] : exceptionsIn(layers),
      overridden,
      overrides: overridden.map(toOverride),
      exclude,
      isExcluded: exclusion(exclude, false),
    };
  }
  const ofPolicy = merge(policy.map(({ configuration }) => configuration));
  // A policy applies to many repositories: it permits `complete`, but does not declare it.
  const { rules, complete, ...defaults } = ofPolicy;
  const floor = { ...DEFAULTS, ...ofPolicy, acceptances: { foreign: false, ...ofPolicy.acceptances } };
  return new Floor(policy, layers, floor, resolveSettings(defaults, ...own), program).resolved();
}

class Floor {
  private readonly findings: Finding[] = [];

  public constructor(
    private readonly policy: readonly Layer[],
    private readonly layers: readonly Layer[],
    private readonly floor: Configuration,
    private readonly settings: Settings,
    private readonly program: ProgramOptions,
  ) {}

  public resolved(): Floored {
    const { floor, settings } = this;
    const { acceptances, below } = acceptancesAbove(floor.acceptances ?? {}, settings.acceptances);
    for (const key of below) { this.report(['acceptances', key], ['acceptances', key]); }
    const exclude = this.exclude();
    const overridden = this.overridden();
    return {
      settings: {
        ...settings,
        failOn: this.atLeast('failOn', ['never', ...SEVERITIES]),
        unknown: this.atLeast('unknown', UNKNOWN_POLICIES),
        asKnown: this.asKnown(),
        rules: this.rules(),
        // `complete` can only remove findings.
        complete: this.fixed(['complete'], !floor.complete && settings.complete) ? false : settings.complete,
        namespace: this.fixed(['namespace'], differ(floor.namespace, settings.namespace)) ? floor.namespace : settings.namespace,
        kubernetesVersion: this.fixed(['kubernetesVersion'], differ(minorOf(floor.kubernetesVersion), minorOf(settings.kubernetesVersion)))
          ? floor.kubernetesVersion : settings.kubernetesVersion,
        apiAudiences: this.fixed(['apiAudiences'], differ(setOf(floor.apiAudiences), setOf(settings.apiAudiences)))
          ? floor.apiAudiences : settings.apiAudiences,
        baseline: this.baseline(),
        context: [...new Set([...floor.context ?? [], ...settings.context])],
        foreign: [...new Set([...floor.foreign ?? [], ...settings.foreign])],
        acceptances,
      },
      exceptions: this.exceptions(acceptances),
      overridden,
      overrides: overridden.map(toOverride),
      exclude,
      // Applying a directory to a cluster also applies the files in directories of other tools.
      isExcluded: exclusion(exclude, true),
      findings: this.findings,
      demandedBy: (key, rule) => {
        const { [key]: own } = floor.acceptances ?? {};
        // If the configuration adds to the list of the policy, the lists differ.
        const isOfPolicy = Array.isArray(own) ? own.includes(rule) : own !== undefined && own === acceptances[key];
        return isOfPolicy ? placeIn(this.policy, ['acceptances', key]) : undefined;
      },
    };
  }

  /** The overridden severities of rules, raised to those of the policy. */
  private rules(): { readonly [rule: string]: SeverityOverride } {
    const { settings: { rules, pack: named } } = this;
    const { customPack, customRules } = this.program;
    const pack = customPack ?? named;
    const { floorPack, least } = this;
    const severities = ruleSeverities(pack, RULE_DESCRIPTIONS, customRules, rules);
    const raised = [...least].filter(([rule, severity]) => isBelow(severities.get(rule), severity));
    // An overridden severity applies in all circumstances.
    const unlimited = [...least].filter(([rule, severity]) => {
      const ofPolicy = Object.hasOwn(this.floor.rules ?? {}, rule) ? {} : floorPack.circumstances;
      return !Object.hasOwn(rules, rule) && !isBelow(severities.get(rule), severity) && isLimitedBelow(pack.circumstances, ofPolicy, severity);
    }).map(([rule]) => [rule, severities.get(rule)!] as const);
    for (const [rule] of raised.filter(([id]) => Object.hasOwn(rules, id))) {
      this.report(['rules', rule], this.pathOfLeast(rule), false, least.get(rule));
    }
    if (Object.entries(floorPack.severities).some(([rule, severity]) => isBelow(pack.severities[rule], severity))) {
      this.report(customPack ? ['customPack'] : ['pack'], ['pack'], customPack !== undefined);
    }
    return { ...rules, ...Object.fromEntries([...raised, ...unlimited]) };
  }

  /** The pack of the policy, or the default one. */
  private get floorPack(): Pack {
    return resolveSettings({ pack: this.floor.pack }).pack;
  }

  /** The minimum severities of rules. */
  private get least(): ReadonlyMap<string, SeverityName> {
    const { floor: { rules = {} }, program: { customRules = [] } } = this;
    // The policy does not require a custom rule that it does not name.
    const named = customRules.filter(({ id }) => Object.hasOwn(rules, id));
    return new Map([...ruleSeverities(this.floorPack, RULE_DESCRIPTIONS, named, rules), [belowPolicy.id, SEVERITY]]);
  }

  /** The key of the policy that sets the minimum severity of a rule. */
  private pathOfLeast(rule: string): Path {
    if (this.floor.rules?.[rule] !== undefined) { return ['rules', rule]; }
    return Object.hasOwn(this.floorPack.severities, rule) ? ['pack'] : [];
  }

  private atLeast<K extends 'failOn' | 'unknown'>(key: K, fromLaxest: readonly Settings[K][]): Settings[K] {
    const { [key]: floor } = this.floor as { readonly [name in K]?: Settings[K] };
    const own = this.settings[key];
    if (floor === undefined || (own !== undefined && fromLaxest.indexOf(own) >= fromLaxest.indexOf(floor))) { return own; }
    this.report([key], [key], false, floor);
    return floor;
  }

  /** The `asKnown` categories of the policy's pack, unless the policy itself sets `unknown`. */
  private asKnown(): Settings['asKnown'] {
    const { floor, settings, floorPack } = this;
    const asKnown = floor.unknown === undefined ? floorPack.asKnown : undefined;
    if (asKnown && settings.unknown === 'low') { this.report(['unknown'], ['pack']); }
    return asKnown;
  }

  /** A baseline of the policy has an effect even if the policy forbids those of repositories. */
  private baseline(): string | undefined {
    const { floor: { baseline, acceptances }, layers } = this;
    const own = layerWith(layers, ['baseline'])?.configuration.baseline;
    const isRefused = acceptances?.baseline === false;
    if (own !== undefined && own !== baseline && (isRefused || baseline !== undefined)) {
      this.report(['baseline'], isRefused ? ['acceptances', 'baseline'] : ['baseline']);
    }
    return baseline ?? (isRefused ? undefined : this.settings.baseline);
  }

  /** Those of the repository, raised to the policy, and those of the policy. */
  private overridden(): LocatedOverride[] {
    const { least } = this;
    const own = overridesIn(this.layers, false).map(({ override, ...placed }, index) => {
      const rules = Object.entries(override.rules).map(([rule, severity]): [string, SeverityOverride] => {
        const atLeast = worseSeverity(severity, least.get(rule) ?? 'off');
        if (atLeast !== severity) { this.report(['overrides', index, 'rules', rule], this.pathOfLeast(rule), false, least.get(rule)); }
        return [rule, atLeast];
      });
      return { ...placed, override: { ...override, rules: Object.fromEntries(rules) } };
    });
    return [...own, ...overridesIn(this.policy, true)];
  }

  /** Skipped files have no findings, so only the policy decides which files are skipped. */
  private exclude(): readonly ExcludedPattern[] {
    const ofPolicy = excludedByPolicy(this.policy);
    for (const [index, own] of excludedByConfiguration(this.layers).entries()) {
      if (!ofPolicy.some(each => isSamePattern(each, own))) { this.report(['exclude', index], ['exclude']); }
    }
    return ofPolicy;
  }

  /** Those of the policy have an effect even if it forbids those of repositories. */
  private exceptions({ exceptions: areAllowed }: AcceptancePolicy): readonly ConfiguredException[] {
    const own = exceptionsIn(this.layers);
    if (own.length > 0 && this.floor.acceptances?.exceptions === false) { this.report(['exceptions'], ['acceptances', 'exceptions']); }
    return [...exceptionsIn(this.policy), ...areAllowed === false ? [] : own];
  }

  /** Reports a key whose value must be that of the policy. Returns whether it differs. */
  private fixed(path: Path, isBelowPolicy: boolean): boolean {
    if (isBelowPolicy) { this.report(path, path); }
    return isBelowPolicy;
  }

  /** @param isOfProgram Whether only a program can set the key, which no layer contains. */
  private report(path: Path, ofPolicy: Path, isOfProgram = false, counts?: string): void {
    const layer = isOfProgram ? this.layers.at(-1) : layerWith(this.layers, path);
    if (!layer) { return; }
    const value = counts === undefined ? '' : ` (at least ${counts})`;
    this.findings.push({
      rule: belowPolicy.id,
      category: 'governance',
      severity: SEVERITY,
      object: layer.object,
      path,
      key: path.join('.'),
      message: `${layer.place(path)} goes below ${this.placeOfPolicy(ofPolicy)}${value}; it has no effect, because the policy takes precedence`,
      fix: `remove ${layer.place(path)}, or ask the owner of the policy ${quote(this.policy.at(-1)?.used?.file)} for an exception`,
      unknown: false,
      unacceptable: true,
    });
  }

  private placeOfPolicy(path: Path): string {
    const layer = layerWith(this.policy, path);
    return layer ? layer.place(path) : `the default of ${formatPath(path)}, which ${this.policy.at(-1)!.used!.file} does not set`;
  }
}

function isBelow(severity: SeverityName | undefined, floor: SeverityName): boolean {
  return severity === undefined || SEVERITIES.indexOf(severity) > SEVERITIES.indexOf(floor);
}

/** Whether a circumstance lowers the severity of a rule below what the policy allows in it. */
function isLimitedBelow(own: Pack['circumstances'] = {}, ofPolicy: Pack['circumstances'] = {}, floor: SeverityName): boolean {
  return (Object.entries(own) as [Circumstance, SeverityOverride][]).some(([circumstance, limit]) => {
    const least = ofPolicy[circumstance] ?? floor;
    return least !== 'off' && isBelow(limit === 'off' ? undefined : limit, lesserOf(least, floor));
  });
}

function differ<T>(floor: T | undefined, own: T | undefined): boolean {
  return floor !== undefined && floor !== own;
}

function minorOf(version: string | undefined): number | undefined {
  return version === undefined ? undefined : factsOf(version).minor;
}

function setOf(list: readonly string[] | undefined): string | undefined {
  return list && JSON.stringify([...new Set(list)].sort());
}
