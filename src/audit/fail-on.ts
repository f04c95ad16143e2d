import { SeverityName } from '../rules/severity';

/** From which severity on findings fail a run. */
export type FailOn = SeverityName | 'never';
