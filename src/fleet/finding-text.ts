import { Counts } from './counts';
import { RunLabels, ReportedError, ReportedFinding } from './report';
import { objectName } from '../report/object-name';
import { placeText } from '../report/place-text';
import { count } from '../report/summary';
import { SEVERITIES } from '../rules/severity';
import { printable } from '../text/printable';

/** A finding as acceptances identify it: rule, key and object. */
export function findingText({ rule, key, object }: ReportedFinding): string {
  return printable(`${rule} [${key}] ${objectName(object)}`);
}

export function errorText(error: ReportedError): string {
  const place = placeText(error);
  return printable(`${place === '' ? '' : `${place}: `}${error.message}`);
}

export function labelsText(labels: RunLabels): string {
  return printable(Object.entries(labels).map(([label, value]) => `${label}=${value}`).join(','));
}

export function countsText({ reports, findings, accepted, errors, notChecked }: Counts): string {
  const total = SEVERITIES.reduce((sum, severity) => sum + findings[severity], 0);
  const bySeverity = SEVERITIES.filter(severity => findings[severity] > 0).map(severity => `${findings[severity]} ${severity}`).join(', ');
  return `${count(total, 'finding')}${bySeverity === '' ? '' : ` (${bySeverity})`}, ${accepted} accepted, ${count(errors, 'error')}, `
    + `${count(notChecked, 'place')} not checked in ${count(reports, 'report')}`;
}
