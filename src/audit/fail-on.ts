import { SeverityName } from '../rules/severity';

/** The lowest severity of a finding that fails a run. */
export type FailOnName = SeverityName | 'never';

/** What counts unless it is configured. */
export const DEFAULT_FAIL_ON = 'medium';
