import { NeverAcceptable } from './never-acceptable';
import { SeverityOverride } from './rule-severities';
import { ManifestObject } from '../manifest/manifest-object';
import { Path } from '../manifest/path';
import { SeverityName, worseOf } from '../rules/severity';

/** Severities of rules for the part of the input that matches all of its lists. */
export interface ConfiguredOverride {
  /** Globs relative to the directory of the file. */
  readonly paths?: readonly string[];
  /** As written in manifests. */
  readonly namespaces?: readonly string[];
  readonly kinds?: readonly string[];
  readonly rules: { readonly [rule: string]: SeverityOverride };
}

/** The same, with a predicate for the part. */
export interface Override {
  readonly rules: { readonly [rule: string]: SeverityOverride };
  /** Whether it only raises severities, regardless of other overrides: one of a policy does. */
  readonly onlyRaises: boolean;
  /** Where it is configured, to report that it applies to nothing; unset if that is allowed. */
  readonly configured?: OverrideLocation;
  appliesTo(object: ManifestObject): boolean;
}

/** Where an override is configured. */
export interface OverrideLocation {
  readonly override: ConfiguredOverride;
  /** The object that findings about it are reported on. */
  readonly object: ManifestObject;
  readonly path: Path;
  /** Its location in messages. */
  readonly place: string;
}

/** The severities of rules that depend on the object. */
export class Overrides {
  private readonly byRule = new Map<string, Override[]>();

  /** @param severities The severities of the rules for other objects. */
  public constructor(
    overrides: readonly Override[], private readonly severities: ReadonlyMap<string, SeverityName>, private readonly never: NeverAcceptable,
  ) {
    for (const override of overrides) {
      for (const rule of Object.keys(override.rules)) { this.byRule.set(rule, [...this.byRule.get(rule) ?? [], override]); }
    }
  }

  /** Whether the severity of a rule depends on the object; such a rule runs even if it is off by default. */
  public concern(rule: string): boolean {
    return this.byRule.has(rule);
  }

  /** The severity of a rule on an object, from the last override that applies; unset if none does, or if it must not be lowered. */
  public severityOf(rule: string, object: ManifestObject): SeverityOverride | undefined {
    const applying = this.byRule.get(rule)?.filter(override => override.appliesTo(object)) ?? [];
    if (applying.length === 0) { return undefined; }
    const elsewhere = this.severities.get(rule) ?? 'off';
    const own = applying.filter(({ onlyRaises }) => !onlyRaises).at(-1)?.rules[rule] ?? elsewhere;
    const severity = applying.filter(({ onlyRaises }) => onlyRaises).reduce((worst, { rules }) => worseSeverity(worst, rules[rule]), own);
    const isLowered = severity !== worseSeverity(severity, elsewhere);
    return isLowered && this.never.includes(rule, object) ? undefined : severity;
  }
}

/** The more severe of two, either of which may be `off`. */
export function worseSeverity(a: SeverityOverride, b: SeverityOverride): SeverityOverride {
  if (a === 'off' || b === 'off') { return a === 'off' ? b : a; }
  return worseOf(a, b);
}
