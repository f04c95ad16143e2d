import { createColors } from 'picocolors';
import { CanIDocument } from './access-document';
import { accessRuleText, chainName, chainObjectText, ruleOriginText } from './access-text';
import { DocumentFormat } from './document-format';
import { jsonDocument } from './json-document';
import { markdownText } from './markdown-text';
import { Colors } from './table';
import { GrantChain } from '../access/grant-chain';
import { printable } from '../text/printable';
import { safeText } from '../text/safe-text';

const text: DocumentFormat<CanIDocument> = {
  name: 'text',
  description: 'human-readable: yes, no or unknown on the first line, then what grants it',
  render(document, { color }) {
    const colors = createColors(color);
    return safeText(`${[
      paint(colors, document.answer),
      '',
      printable(sentence(document)),
      ...document.chains.length === 0 ? [] : ['', colors.bold(document.answer === 'yes' ? 'Granted by' : 'Perhaps granted by')],
      ...document.chains.flatMap(chain => chainLines(chain, document)).map(line => `  ${printable(line)}`),
      ...document.dependsOn.length === 0 ? [] : ['', colors.bold('Depends on')],
      ...document.dependsOn.map(reason => `  ${printable(reason)}`),
      ...document.notes.length === 0 ? [] : ['', ...document.notes.map(note => colors.dim(`Note: ${printable(note)}`))],
    ].join('\n')}\n`, { colors: color });
  },
};

const markdown: DocumentFormat<CanIDocument> = {
  name: 'markdown',
  description: 'for a comment: the answer, and what grants it as a list',
  render(document) {
    return safeText(`${[
      `**${document.answer}**: ${markdownText(sentence(document))}`,
      ...document.chains.length === 0 ? [] : ['', document.answer === 'yes' ? 'Granted by:' : 'Perhaps granted by:', ''],
      ...document.chains.map(chain => `- ${chainLines(chain, document).map(markdownText).join('<br>')}`),
      ...document.dependsOn.length === 0 ? [] : ['', 'Depends on:', '', ...document.dependsOn.map(reason => `- ${markdownText(reason)}`)],
      ...document.notes.length === 0 ? [] : ['', ...document.notes.map(note => `> ${markdownText(note)}`)],
      ...document.errors.length === 0 ? [] : ['', '**A part of the input could not be read.**'],
    ].join('\n')}\n`);
  },
};

/** The formats of `can-i`, by name. */
export const CAN_I_FORMATS: ReadonlyMap<string, DocumentFormat<CanIDocument>> = new Map(
  [text, jsonDocument<CanIDocument>('can-i.schema.json'), markdown].map(format => [format.name, format]),
);

function paint(colors: Colors, answer: CanIDocument['answer']): string {
  switch (answer) {
    case 'yes': return colors.green(answer);
    case 'no': return colors.red(answer);
    case 'unknown': return colors.yellow(answer);
  }
}

function sentence({ as, question, answer }: CanIDocument): string {
  switch (answer) {
    case 'yes': return `${as.text} can ${question.text}`;
    case 'no': return `${as.text} cannot ${question.text}`;
    case 'unknown': return `Whether ${as.text} can ${question.text} depends on what the input does not show`;
  }
}

function chainLines({ binding, role, rule, subject }: GrantChain, { as, question }: CanIDocument): string[] {
  const isOwn = subject.kind === as.kind && subject.name === as.name && subject.namespace === as.namespace;
  return [
    `${chainObjectText(binding)}${isOwn ? '' : ` of ${chainName(subject)}`}`,
    `  → ${chainObjectText(role)}`,
    ...rule === undefined ? [] : [`    ${accessRuleText(rule, question.resource)}${ruleOriginText(rule) === '' ? '' : ` (${ruleOriginText(rule)})`}`],
  ];
}
