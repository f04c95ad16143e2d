import { safeText } from '../text/safe-text';
import { warn } from '../text/warn';

/**
 * The error of a synth that aspects made fail, so that it is printed once: without
 * the stack, which shows only cdk8s and this library. Programs in other languages
 * print the message of an error twice, with two stacks; there it goes to stderr
 * before, and the error only names it. In Java it stays in the error, because what
 * is written to stderr gets lost where Maven runs the program.
 *
 * @param messages What the aspects say.
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
