import { LeastPrivilegeChecksProps } from './least-privilege-checks-props';
import { FailOnName } from '../audit/fail-on';
import { UnknownPolicy } from '../audit/unknown-policy';
import { OptionNames } from '../text/options';

/**
 * Options of every audit of an app. Unset options default to the configuration
 * file, or else to the defaults of `LeastPrivilegeChecks`.
 */
export interface CheckOptions extends Omit<LeastPrivilegeChecksProps, 'pack' | 'failOn' | 'unknown' | 'reportFile'> {
  /**
   * The name of a pack, or of several; with several, the highest severity of each rule applies.
   *
   * @default 'recommended'
   */
  readonly pack?: string | readonly string[];

  /**
   * The lowest severity of a finding that fails. With `never`, findings are printed
   * to stderr and none fails, except settings below a policy.
   *
   * @default 'medium'
   */
  readonly failOn?: FailOnName;

  /**
   * The severity of findings that depend on objects outside the input.
   *
   * @default - the setting of the pack for the category of the rule, or else 'low'
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
