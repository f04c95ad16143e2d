import { FailOn } from './fail-on';
import { UnknownFindings } from './unknown-findings';
import { AcceptancePolicy } from '../audit/acceptance-policy';
import { Pack } from '../rules/pack';
import { Rule } from '../rules/rule';

/**
 * Options of `LeastPrivilegeChecks`. Unset options default to the configuration
 * file, or else to the values below.
 */
export interface LeastPrivilegeChecksProps {
  /**
   * The rule pack: `recommended`, or the stricter `restricted`.
   *
   * @default 'recommended'
   */
  readonly pack?: string;

  /**
   * The lowest severity of a finding that fails the synth. With `FailOn.NEVER`,
   * findings are printed to stderr, and the synth fails only on what cannot be read
   * and on settings below a policy.
   *
   * @default FailOn.MEDIUM
   */
  readonly failOn?: FailOn;

  /**
   * Overrides the severities of rules, by their ids: `off`, `low`, `medium`,
   * `high` or `critical`.
   *
   * @default - the severities of the pack
   */
  readonly rules?: { readonly [rule: string]: string };

  /**
   * Custom rules, with the severity `medium` unless `rules` overrides it.
   * TypeScript only.
   *
   * @default - none
   * @jsii ignore
   */
  readonly customRules?: readonly Rule[];

  /**
   * A custom pack, instead of `pack`. TypeScript only.
   *
   * @default - none
   * @jsii ignore
   */
  readonly customPack?: Pack;

  /**
   * The severity of findings that depend on objects outside the input.
   *
   * @default - the setting of the pack for the category of the rule, or else UnknownFindings.LOW
   */
  readonly unknown?: UnknownFindings;

  /**
   * Requirements for acceptances. Each key is merged separately: unset keys
   * default to the configuration file.
   *
   * @default - annotations and the baseline accept findings, without a date
   */
  readonly acceptances?: AcceptancePolicy;

  /**
   * A file for a JSON report, written at every synth, even if it fails.
   *
   * @default - no report
   */
  readonly reportFile?: string;

  /**
   * The namespace of objects that do not set one, as given when they are
   * applied.
   *
   * @default - unknown; it may be any namespace
   */
  readonly namespace?: string;

  /**
   * Whether this app and the built-in objects are the whole cluster. Otherwise
   * roles, bindings and accounts outside the app are considered possible.
   *
   * @default false
   */
  readonly complete?: boolean;

  /**
   * Files and directories of additional manifests that are read but not
   * reported on, such as the roles of another repository.
   *
   * @default - none
   */
  readonly context?: string[];

  /**
   * Third-party manifests, whose annotations cannot accept findings: files and
   * directories as patterns that match below any directory. `*` matches
   * anything except a slash, `**` anything. Objects of `Include` and `Helm` are
   * always foreign.
   *
   * @default - none
   */
  readonly foreign?: string[];

  /**
   * The audiences that the API server accepts, as in its flag
   * `--api-audiences`. Tokens for other audiences are then known to be invalid
   * there.
   *
   * @default - unknown
   */
  readonly apiAudiences?: string[];

  /**
   * The Kubernetes version of the cluster, as in `1.34`. For an unknown
   * version, the nearest known one is used, which the report mentions.
   *
   * @default - manifests are checked against every known version, and a finding names the versions it applies to
   */
  readonly kubernetesVersion?: string;

  /**
   * A baseline, as written by `least-privilege audit --write-baseline`. Only
   * new findings are reported.
   *
   * @default - none
   */
  readonly baseline?: string;

  /**
   * The configuration file.
   *
   * @default - `least-privilege.yaml` of the working directory or the nearest
   * directory above, up to the root of the Git repository
   */
  readonly configurationFile?: string;

  /**
   * A policy: minimum requirements that the configuration file, properties and
   * acceptances can only tighten. A file, or an installed package, as in
   * `npm:@acme/policy`.
   *
   * For convenience only, because the authors of the app can remove it. Enforce
   * a policy in a pipeline outside the repository: `least-privilege audit
   * --policy`.
   *
   * @default - none
   */
  readonly policy?: string;
}
