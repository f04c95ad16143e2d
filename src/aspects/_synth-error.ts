import { safeText } from '../text/safe-text';
import { warn } from '../text/warn';

/**
 * The error of a synth that failed because of aspects, in a form that is printed only
 * once. In Node.js it has no stack, which would show only cdk8s and this library.
 * Programs in other languages print the message of an error twice, with two stacks;
 * there, reports are printed to stderr and the error only refers to them. In Java
 * they stay in the error, because stderr gets lost if Maven runs the program.
 *
 * @param messages The messages of the aspects.
 * @param agent The jsii agent, such as `Python/3.11.7`; unset in Node.js.
 */
export function synthError(error: unknown, messages: readonly string[], agent = process.env.JSII_AGENT): unknown {
  if (!(error instanceof Error) || !messages.some(message => error.message.includes(message))) { return error; }
  if (agent !== undefined && /^java/i.test(agent)) { return error; }
  if (agent === undefined) {
    error.stack = `${error.name}: ${error.message}`;
    return error;
  }
  const reports = messages.filter(message => message.includes('\n'));
  for (const report of reports) { warn(report); }
  return new Error(safeText(reports.reduce((text, report) => text.replace(report, () => `${report.slice(0, report.indexOf('\n'))}: see the report on stderr`), error.message)));
}
