import { SeverityName } from '../rules/severity';

/** The lowest severity of a finding that fails a run. */
export type FailOnName = SeverityName | 'never';

/** The default of `failOn`. */
export const DEFAULT_FAIL_ON = 'medium';
