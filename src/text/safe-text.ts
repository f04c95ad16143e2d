import { escapeCharacter, UNPRINTABLE } from './printable';

declare const SAFE: unique symbol;

/**
 * Text that may go to a terminal or the log of a CI: neither obeys anything in
 * it that is not ours. Only `safeText` creates it, and the compiler finds what
 * was forgotten.
 */
export type SafeText = string & { readonly [SAFE]: true };

/** What a text holds of ours that would otherwise be escaped. */
export interface OurOwn {
  /** Colours, as picocolors writes them. */
  readonly colors?: boolean;
  /** Workflow commands of GitHub at the beginnings of lines. Values in them are escaped as GitHub wants it. */
  readonly commands?: boolean;
}

/** Bold, dim, inverse and the six colours, and what ends them. */
const COLOR = '\\u001b\\[(?:[127]|2[27]|3[1-6]|39)m';

const COLOR_OR_UNPRINTABLE = new RegExp(`${COLOR}|${UNPRINTABLE.source}`, 'gu');

/** The runner of GitHub removes blanks before it looks for a command. */
const GITHUB_COMMAND = new RegExp(`^((?: |${COLOR})*):(?=:)`, 'gm');

/** A command of Azure Pipelines (`##vso[`, `##[`), TeamCity (`##teamcity[`) or the first GitHub Actions (`##[`), anywhere in a line. */
const HASH_COMMAND = /##(?=[\w-]*\[)/g;

/** What may be unprintable. Reports have megabytes, and this is found faster. */
const UNCOMMON = /[^\n -~]+/g;

/**
 * Takes from a text what a terminal or a CI would obey. What is escaped is
 * escaped as in JSON, where it is still the same value. Escaping twice changes
 * nothing.
 */
export function safeText(text: string, { colors = false, commands = false }: OurOwn = {}): SafeText {
  const visible = colors ? text.replace(COLOR_OR_UNPRINTABLE, escapeUnlessOurs) : escapeUnprintable(text);
  const withoutHashes = visible.includes('##') ? visible.replace(HASH_COMMAND, `#${escapeCharacter('#')}`) : visible;
  return (commands || !text.includes('::') ? withoutHashes : withoutHashes.replace(GITHUB_COMMAND, `$1${escapeCharacter(':')}`)) as SafeText;
}

function escapeUnprintable(text: string): string {
  return text.replace(UNCOMMON, run => run.replace(UNPRINTABLE, escapeCharacter));
}

function escapeUnlessOurs(found: string): string {
  // Colours alone are longer than a character.
  return found === '\n' || found.length > 2 ? found : escapeCharacter(found);
}
