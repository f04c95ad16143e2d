import { LeastPrivilegeChecksProps } from './least-privilege-checks-props';
import { FailOnName } from '../audit/fail-on';
import { UnknownPolicy } from '../audit/unknown-policy';
import { OptionNames } from '../text/options';

/**
 * What decides how an app is judged, wherever that happens. What is not set here
 * is as the configuration file has it, or else as in `LeastPrivilegeChecks`.
 */
export interface CheckOptions extends Omit<LeastPrivilegeChecksProps, 'pack' | 'failOn' | 'unknown' | 'reportFile'> {
  /**
   * The name of a pack, or of several, of which the worst severity of each rule counts.
   *
   * @default 'recommended'
   */
  readonly pack?: string | readonly string[];

  /**
   * The lowest severity of a finding that counts. With `never`, findings are printed
   * to stderr and none counts, except settings below a policy.
   *
   * @default 'medium'
   */
  readonly failOn?: FailOnName;

  /**
   * What a finding counts as that depends on what the input does not show.
   *
   * @default - as the pack says of the category of the rule, or else 'low'
   */
  readonly unknown?: UnknownPolicy;
}

/** The names of these options. */
export const CHECK_OPTIONS: OptionNames<CheckOptions> = {
  pack: true,
  customPack: true,
  failOn: true,
  rules: true,
  customRules: true,
  unknown: true,
  namespace: true,
  complete: true,
  context: true,
  foreign: true,
  apiAudiences: true,
  kubernetesVersion: true,
  acceptances: true,
  baseline: true,
  configurationFile: true,
  policy: true,
};
