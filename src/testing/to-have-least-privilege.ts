import { readReceived } from './_received';
import { Auditor } from '../checks/auditor';
import { CHECK_OPTIONS, CheckOptions } from '../checks/check-options';
import { exitCode, shownFindings } from '../report/outcome';
import { summarize } from '../report/summary';
import { text } from '../report/text';
import { refuseUnknownOptions } from '../text/options';
import { warn } from '../text/warn';

/** The result of a matcher. */
export interface MatcherResult {
  readonly pass: boolean;
  readonly message: () => string;
}

/**
 * A matcher for jest and vitest: passes when an audit finds nothing at or above
 * `failOn` that is not accepted. Notes, such as on a configuration file that is
 * not read, are printed to stderr.
 *
 * @param received A Chart or another construct with its app around it, an App,
 * manifests as `Testing.synth(chart)` returns them, or YAML.
 * @throws with and without `.not` if the input can't be read or checked completely, contains no Kubernetes object, or an option is invalid
 */
export function toHaveLeastPrivilege(received: unknown, options: CheckOptions = {}): MatcherResult {
  refuseUnknownOptions('toHaveLeastPrivilege', options, CHECK_OPTIONS);
  const auditor = new Auditor(options);
  const { failOn, reportOptions } = auditor;
  const result = auditor.audit(readReceived(received, 'toHaveLeastPrivilege'));
  const code = exitCode(result, failOn);
  const report = `toHaveLeastPrivilege\n\n${text.render(result, reportOptions)}`;
  // An incomplete audit neither passes nor fails.
  if (code === 2) { throw new Error(report); }
  const isListed = code === 1 || shownFindings(result, reportOptions).length > 0;
  const notes = isListed ? [] : auditor.notesOf(result);
  // A test that passes shows no message.
  if (code === 0 && isListed) { warn(report); }
  for (const note of notes) { warn(`toHaveLeastPrivilege: ${note}`); }
  const explanation = code === 1
    ? `${report}\n${auditor.advice(result)}\nIn YAML, the annotation cdk8s-least-privilege/accept.<rule>: '[<key in brackets>] <reason>' accepts it.`
    : `not.toHaveLeastPrivilege\n\nExpected findings, but there are none that count.\n\n${notes.map(note => `Note: ${note}\n\n`).join('')}${summarize(result, failOn).text}`;
  return { pass: code === 0, message: () => explanation };
}
