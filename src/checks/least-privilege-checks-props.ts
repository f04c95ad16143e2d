import { FailOn } from './fail-on';
import { UnknownFindings } from './unknown-findings';
import { AcceptancePolicy } from '../audit/acceptance-policy';
import { Pack } from '../rules/pack';
import { Rule } from '../rules/rule';

/**
 * Options of `LeastPrivilegeChecks`. What is not set here is as the configuration
 * file has it, or else as said below.
 */
export interface LeastPrivilegeChecksProps {
  /**
   * The rules to judge by: `recommended`, or the stricter `restricted`.
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
   * Rules that are graded otherwise than by the pack, by their ids: `off`, `low`,
   * `medium`, `high` or `critical`.
   *
   * @default - as the pack has them
   */
  readonly rules?: { readonly [rule: string]: string };

  /**
   * Rules of your own, `medium` unless `rules` grades them. From TypeScript only.
   *
   * @default - none
   * @jsii ignore
   */
  readonly customRules?: readonly Rule[];

  /**
   * A pack of your own, instead of `pack`. From TypeScript only.
   *
   * @default - none
   * @jsii ignore
   */
  readonly customPack?: Pack;

  /**
   * What a finding counts as that depends on what the input does not show.
   *
   * @default - as the pack says of the category of the rule, or else UnknownFindings.LOW
   */
  readonly unknown?: UnknownFindings;

  /**
   * The demands on acceptances. Each key is set by itself: one that is not set here
   * is as in the configuration file.
   *
   * @default - annotations and the baseline accept findings, without a date
   */
  readonly acceptances?: AcceptancePolicy;

  /**
   * A file for a report in JSON, written at each synth, whatever the outcome.
   *
   * @default - no report
   */
  readonly reportFile?: string;

  /**
   * The namespace of objects that name none: the one that is given when they are
   * applied.
   *
   * @default - one that is not known and may be any
   */
  readonly namespace?: string;

  /**
   * Whether the cluster holds nothing but this app and what every cluster has.
   * Roles, bindings and accounts of elsewhere are then no longer reckoned with.
   *
   * @default false
   */
  readonly complete?: boolean;

  /**
   * Files and directories with manifests that give facts but get no findings,
   * such as the roles of another repository.
   *
   * @default - none
   */
  readonly context?: string[];

  /**
   * Files and directories of manifests that others wrote, whose annotations accept
   * nothing, as patterns: `*` is anything but a slash and `**` anything, from any
   * directory on. What `Include` and `Helm` bring into an app is foreign in any case.
   *
   * @default - none
   */
  readonly foreign?: string[];

  /**
   * The audiences that the API server takes, as its flag `--api-audiences` has
   * them. Tokens for any other audience are then known to be of no use there.
   *
   * @default - which audiences it takes is not known
   */
  readonly apiAudiences?: string[];

  /**
   * The version of Kubernetes that the cluster runs, as in `1.34`. Of a version that
   * is not known, the nearest that is counts, and the report says so.
   *
   * @default - what any known version lets through is a finding, which says in which versions it is one
   */
  readonly kubernetesVersion?: string;

  /**
   * A baseline, as `least-privilege audit --write-baseline` writes it: only what
   * is new is reported.
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
   * A policy: the least that counts, whatever the configuration file, properties and
   * acceptances say. A file, or an installed package, as in `npm:@acme/policy`.
   *
   * Here it is for convenience, since whoever writes the app can remove it. What must
   * hold is given by a pipeline that the repository does not own:
   * `least-privilege audit --policy`.
   *
   * @default - none
   */
  readonly policy?: string;
}
