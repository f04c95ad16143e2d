import { AccessEntry, AccessSection } from './access-sections';
import { markdownText } from '../markdown-text';

/** Sections as Markdown. */
export function sectionMarkdown(sections: readonly AccessSection[]): string[] {
  return sections.flatMap(({ title, entries }) => [`## ${markdownText(title)}`, '', ...entries.flatMap(entryMarkdown)]);
}

/** An entry: its title and a list of facts. */
export function entryMarkdown({ title, facts }: AccessEntry): string[] {
  return [
    facts.length === 0 ? markdownText(title) : `### ${markdownText(title)}`,
    '',
    ...facts.flatMap(({ label, lines }) => lines.map(({ text, level, sensitive }, index) => {
      const shown = sensitive ? `**${markdownText(text)}**` : markdownText(text);
      return level === 0 ? `- ${index === 0 ? `${markdownText(label)}: ` : ''}${shown}` : `  - ${shown}`;
    })),
    ...facts.length === 0 ? [] : [''],
  ];
}
