import { ReportFormat } from './format';
import { objectName } from './object-name';
import { shownFindings } from './outcome';
import { placeText } from './place-text';
import { provenanceLine } from './provenance-line';
import { summarize } from './summary';
import { AuditError, Finding } from '../audit/finding';
import { printable } from '../text/printable';
import { safeText } from '../text/safe-text';

/** For editors and grep: one line per finding, which begins with its location. */
export const compact: ReportFormat = {
  name: 'compact',
  description: 'for editors and grep: one line a finding, from file:line:column',
  render(result, options) {
    return safeText(`${[
      ...shownFindings(result, options).map(findingLine),
      ...options.showAccepted ? result.accepted.map(accepted => `${findingLine(accepted)} (accepted: ${printable(accepted.reason)})`) : [],
      ...result.errors.map(errorLine),
      ...(result.notes ?? []).map(note => `note: ${printable(note)}`),
      summarize(result, options.failOn).text,
      provenanceLine(result, options),
    ].join('\n')}\n`);
  },
};

function findingLine({ rule, severity, unknown, object, path, key, message }: Finding): string {
  const { construct, template } = object.origin;
  const position = object.origin.position(path);
  const place = position ? placeText(position) : construct;
  const from = template === undefined ? '' : ` (from ${template})`;
  return printable(`${place === undefined ? '' : `${place}: `}${severity}${unknown ? ' unknown' : ''} ${rule} [${key}] ${objectName(object)}: ${message}${from}`);
}

function errorLine(error: AuditError): string {
  const place = placeText(error);
  return printable(`${place === '' ? '' : `${place}: `}error ${error.message}`);
}
