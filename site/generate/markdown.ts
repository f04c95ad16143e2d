/** Text that Markdown and Vue show literally. URLs in it stay links. */
export function text(value: string): string {
  return value
    .replace(/[\\`*_[\]#|~!]/g, '\\$&')
    .replace(/[&<>{}]/g, character => `&#${character.charCodeAt(0)};`)
    .replace(/\s+/g, ' ')
    .trim();
}

/** One line as code. */
export function code(value: string): string {
  const line = value.replace(/\s+/g, ' ');
  const ticks = '`'.repeat(longestRunOfTicks(line) + 1);
  const space = /^`|`$/.test(line) ? ' ' : '';
  return `${ticks}${space}${line}${space}${ticks}`;
}

/** Lines as a code block; `info` is for VitePress: a language, `{3}` for a highlighted line. */
export function block(value: string, info: string): string {
  const ticks = '`'.repeat(Math.max(3, longestRunOfTicks(value) + 1));
  return `${ticks}${info}\n${value.trimEnd()}\n${ticks}`;
}

/** A table with cells in Markdown. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(cell => cell.replace(/\s*\n\s*/g, ' ').replace(/(?<!\\)\|/g, '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** A collapsed block of Markdown. */
export function details(summary: string, body: string): string {
  // The marker is longer than any inside.
  return `::::: details ${summary}\n\n${body}\n\n:::::`;
}

export function link(label: string, target: string): string {
  return `[${label}](${target})`;
}

function longestRunOfTicks(value: string): number {
  return Math.max(0, ...(value.match(/`+/g) ?? []).map(run => run.length));
}
