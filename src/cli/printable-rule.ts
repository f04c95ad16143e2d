import { RuleDescription } from '../rules/rule';
import { printable, printableLines } from '../text/printable';

/** A custom rule's description without control sequences: its own colours are removed too. */
export function printableRule({ id, summary, remedy, why, category, fix, references }: RuleDescription): RuleDescription {
  const lines = (text: string): string => printableLines(text).join('\n');
  return {
    id,
    summary: printable(summary),
    ...remedy === undefined ? {} : { remedy: printable(remedy) },
    why: printable(why),
    ...category === undefined ? {} : { category },
    fix: { construct: lines(fix.construct), yaml: lines(fix.yaml) },
    references: references.map(({ title, url }) => ({ title: printable(title), ...url === undefined ? {} : { url: printable(url) } })),
  };
}
