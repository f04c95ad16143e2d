import { DEFAULT_FAIL_ON, FailOnName } from './fail-on';
import { SeverityName, worseOf } from '../rules/severity';

/**
 * What a finding counts as that depends on what the input does not show: `low`; the
 * severity that it would have if it were known; or that, and at least what fails a run.
 */
export type UnknownPolicy = 'low' | 'as-known' | 'fail';

/** From the laxest to the strictest. */
export const UNKNOWN_POLICIES: readonly UnknownPolicy[] = ['low', 'as-known', 'fail'];

/** The severity of something unknown, from the one that it would have if it were known. */
export function gradeOfUnknown({ unknown = 'low', failOn = DEFAULT_FAIL_ON }: { readonly unknown?: UnknownPolicy; readonly failOn?: FailOnName }): (known: SeverityName) => SeverityName {
  switch (unknown) {
    case 'low': return () => 'low';
    case 'as-known': return known => known;
    case 'fail': return known => failOn === 'never' ? known : worseOf(known, failOn);
  }
}
