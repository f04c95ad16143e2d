import { Grade } from './grades';
import { NeverAcceptable } from './never-acceptable';
import { ManifestObject } from '../manifest/manifest-object';
import { Path } from '../manifest/path';
import { SeverityName, worseOf } from '../rules/severity';

/** Severities of rules for a part of the input: that which all of its lists name. */
export interface ConfiguredOverride {
  /** Globs from the directory of the file on. */
  readonly paths?: readonly string[];
  /** As they stand in manifests. */
  readonly namespaces?: readonly string[];
  readonly kinds?: readonly string[];
  readonly rules: { readonly [rule: string]: Grade };
}

/** The same, with a test for the part. */
export interface Override {
  readonly rules: { readonly [rule: string]: Grade };
  /** Whether it only raises severities, whatever others say: that of a policy does. */
  readonly onlyRaises: boolean;
  /** Where it is configured, to report that it applies to nothing; unset for one that may. */
  readonly configured?: PlaceOfOverride;
  appliesTo(object: ManifestObject): boolean;
}

/** Where an override is configured. */
export interface PlaceOfOverride {
  readonly override: ConfiguredOverride;
  /** What a finding about it is reported on. */
  readonly object: ManifestObject;
  readonly path: Path;
  /** How a message names it. */
  readonly place: string;
}

/** The severities of rules that depend on the object. */
export class Overrides {
  private readonly byRule = new Map<string, Override[]>();

  /** @param grades The severities of the rules for other objects. */
  public constructor(
    overrides: readonly Override[], private readonly grades: ReadonlyMap<string, SeverityName>, private readonly never: NeverAcceptable,
  ) {
    for (const override of overrides) {
      for (const rule of Object.keys(override.rules)) { this.byRule.set(rule, [...this.byRule.get(rule) ?? [], override]); }
    }
  }

  /** Whether the severity of a rule depends on the object; such a rule runs even if it is off by default. */
  public concern(rule: string): boolean {
    return this.byRule.has(rule);
  }

  /** The severity of a rule on an object, of several the last one; unset where none applies, or where nothing may lower it. */
  public gradeOf(rule: string, object: ManifestObject): Grade | undefined {
    const applying = this.byRule.get(rule)?.filter(override => override.appliesTo(object)) ?? [];
    if (applying.length === 0) { return undefined; }
    const elsewhere = this.grades.get(rule) ?? 'off';
    const own = applying.filter(({ onlyRaises }) => !onlyRaises).at(-1)?.rules[rule] ?? elsewhere;
    const grade = applying.filter(({ onlyRaises }) => onlyRaises).reduce((worst, { rules }) => worseGrade(worst, rules[rule]), own);
    const isLowered = grade !== worseGrade(grade, elsewhere);
    return isLowered && this.never.includes(rule, object) ? undefined : grade;
  }
}

/** The more severe of two, of which either may be none. */
export function worseGrade(a: Grade, b: Grade): Grade {
  if (a === 'off' || b === 'off') { return a === 'off' ? b : a; }
  return worseOf(a, b);
}
