import { finding, objectOf, OPTIONS, resultOf } from './_result';
import { AuditResult } from '../../src/audit/finding';
import { ReportFormat, ReportOptions } from '../../src/report/format';

/** When a format shows accepted findings. */
export type AcceptedPromise = 'always' | 'with --show-accepted' | 'never';

const FILE = { file: 'dist/app.yaml', lines: ['kind: Pod', 'spec: {}'] };
const pod = objectOf('Pod', 'web', { source: FILE });

/** Texts of letters only, which every format writes unchanged. */
const FINDING = 'Alphafinding';
const UNKNOWN = 'Betafinding';
const ACCEPTED = 'Gammafinding';
const REASON = 'Deltareason';
const UNREAD = 'Epsilonerror';
const UNREAD_FILE = 'Zetafile';
const WITHOUT_LOCATION = 'Etaerror';
const NOTE = 'Thetanote';

const FINDINGS = [
  finding(pod, { message: FINDING, severity: 'high', path: ['spec'] }),
  finding(pod, { message: UNKNOWN, severity: 'low', unknown: true, rule: 'token-without-permission' }),
];
const ERRORS = [{ file: `${UNREAD_FILE}.yaml`, line: 3, column: 7, message: UNREAD }, { message: WITHOUT_LOCATION }];
const EVERYTHING: AuditResult = {
  ...resultOf(FINDINGS, [{ ...finding(pod, { message: ACCEPTED, rule: 'write-secrets', key: 'secrets update' }), reason: REASON, by: 'annotation' }], ERRORS),
  notes: [NOTE],
};
const ONLY_ERRORS = resultOf([], [], ERRORS);
const NO_FINDINGS = resultOf([]);

const WIDE: ReportOptions = { ...OPTIONS, width: 1000 };

/** The promises that a format breaks. */
export function brokenPromises({ render }: ReportFormat, accepted: AcceptedPromise): string[] {
  const broken: string[] = [];
  const expectIn = (result: AuditResult, options: ReportOptions, what: string, texts: readonly string[]): void => {
    const report = render(result, options);
    for (const text of texts) {
      if (!report.includes(text)) { broken.push(`${what}: ${text} is missing`); }
    }
  };
  const expectNotIn = (options: ReportOptions, what: string, text: string): void => {
    if (render(EVERYTHING, options).includes(text)) { broken.push(`${what}: ${text} is in it`); }
  };

  for (const quiet of [false, true]) {
    const options = { ...WIDE, quiet };
    const when = quiet ? ' of a quiet report' : '';
    // Unread and unchecked input is always reported, whatever is hidden.
    expectIn(EVERYTHING, options, `errors${when}`, [UNREAD, UNREAD_FILE, WITHOUT_LOCATION]);
    expectIn(ONLY_ERRORS, options, `errors${when} without findings`, [UNREAD, UNREAD_FILE, WITHOUT_LOCATION]);
    expectIn(EVERYTHING, options, `the finding${when} that fails the build`, [FINDING]);
    expectIn(EVERYTHING, options, `notes${when}`, [NOTE]);
  }
  if (render(ONLY_ERRORS, WIDE) === render(NO_FINDINGS, WIDE)) { broken.push('a report of errors is that of a clean app'); }
  expectIn(EVERYTHING, WIDE, 'findings', [UNKNOWN, 'unknown']);

  const [hidden, shown] = [{ ...WIDE, showAccepted: false }, { ...WIDE, showAccepted: true }];
  if (accepted === 'never') { expectNotIn(shown, 'accepted findings', ACCEPTED); } else { expectIn(EVERYTHING, shown, 'accepted findings', [ACCEPTED, REASON]); }
  if (accepted === 'always') { expectIn(EVERYTHING, hidden, 'accepted findings', [ACCEPTED, REASON]); } else { expectNotIn(hidden, 'accepted findings', ACCEPTED); }
  return broken;
}
