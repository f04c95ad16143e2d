import { RuleDescription } from '../rules/rule';
import { printable, printableLines } from '../text/printable';

/** The description of a custom rule, without what a terminal would obey: in colours, those of others are not ours. */
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
