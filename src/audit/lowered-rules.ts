import { FoundViolation } from './find';
import { NeverAcceptable } from './never-acceptable';
import { Overrides } from './overrides';
import { UnknownSeverity } from './unknown-policy';
import { lesserOf, SeverityName, worseOf } from '../rules/severity';

/** Rules that the pack or the configuration turns off or lowers. Their findings that cannot be accepted remain. */
export class LoweredRules {
  /** The rules to run, with the severity of findings that cannot be accepted. */
  public readonly toFind: ReadonlyMap<string, SeverityName>;
  private readonly lowered: ReadonlyMap<string, SeverityName | undefined>;
  private readonly kept = new Set<string>();

  /**
   * @param ofPack The severities of the pack.
   * @param severities The requested severities.
   */
  public constructor(
    ofPack: ReadonlyMap<string, SeverityName>,
    severities: ReadonlyMap<string, SeverityName>,
    private readonly never: NeverAcceptable,
    private readonly unknownSeverity: UnknownSeverity,
  ) {
    const least = new Map([...never.leastSeverities, ...[...ofPack].filter(([rule]) => never.concerns(rule))]);
    const lowered = [...least].filter(([rule, severity]) => worseOf(severity, severities.get(rule) ?? 'low') !== severities.get(rule));
    this.lowered = new Map(lowered.map(([rule]) => [rule, severities.get(rule)]));
    this.toFind = new Map([...severities, ...lowered]);
  }

  /** Drops findings that are turned off and sets the requested severity of the others. */
  public without(findings: readonly FoundViolation[], overrides: Overrides): readonly FoundViolation[] {
    if (this.lowered.size === 0) { return findings; }
    return findings.flatMap(finding => {
      const { rule, category, object, severity, unknown } = finding;
      if (!this.lowered.has(rule)) { return [finding]; }
      if (this.never.includes(rule, object)) {
        this.kept.add(rule);
        return [finding];
      }
      if (overrides.severityOf(rule, object) !== undefined) { return [finding]; }
      const requested = this.lowered.get(rule);
      if (requested === undefined) { return []; }
      return [{ ...finding, severity: lesserOf(severity, unknown ? this.unknownSeverity(requested, category) : requested) }];
    });
  }

  /** Reports rules whose requested severity was not applied. */
  public get note(): string | undefined {
    return this.kept.size === 0 ? undefined : `${[...this.kept].join(', ')}: off or lowered, which has no effect on findings that cannot be accepted`;
  }
}
