import { LeastPrivilegeChecksProps } from './least-privilege-checks-props';
import { FailOn } from '../audit/fail-on';

/**
 * What decides how an app is judged, wherever that happens. What is not set here
 * is as the configuration file has it, or else as in `LeastPrivilegeChecks`.
 */
export interface CheckOptions extends Omit<LeastPrivilegeChecksProps, 'failOn' | 'warnOnly' | 'reportFile'> {
  /**
   * The severity from which on a finding counts.
   *
   * @default 'medium'
   */
  readonly failOn?: FailOn;
}
