import { escapeCharacter, UNPRINTABLE } from './printable';

declare const SAFE: unique symbol;

/**
 * Text that is safe for a terminal or a CI log: it contains no control sequence or workflow
 * command except our own. Only `safeText` creates it, and the compiler reports
 * unsafe text.
 */
export type SafeText = string & { readonly [SAFE]: true };

/** Our own sequences in a text, which would otherwise be escaped. */
export interface OurOwn {
  /** Colours, as picocolors writes them. */
  readonly colors?: boolean;
  /** GitHub workflow commands at the start of lines. The caller escapes values in them as GitHub requires. */
  readonly commands?: boolean;
}

/** Bold, dim, inverse and the six colours, and their end sequences. */
const COLOR = '\\u001b\\[(?:[127]|2[27]|3[1-6]|39)m';

const COLOR_OR_UNPRINTABLE = new RegExp(`${COLOR}|${UNPRINTABLE.source}`, 'gu');

/** The GitHub runner removes leading spaces before it looks for a command. */
const GITHUB_COMMAND = new RegExp(`^((?: |${COLOR})*):(?=:)`, 'gm');

/** A command of Azure Pipelines (`##vso[`, `##[`), TeamCity (`##teamcity[`) or early GitHub Actions (`##[`), anywhere in a line. */
const HASH_COMMAND = /##(?=[\w-]*\[)/g;

/** A fast search for characters that may be unprintable, because reports have megabytes. */
const UNCOMMON = /[^\n -~]+/g;

/**
 * Escapes everything in a text that a terminal or a CI would execute. Escaped characters
 * are written as in JSON, where they keep their value. Escaping twice changes nothing.
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
  // Only colours are longer than one character.
  return found === '\n' || found.length > 2 ? found : escapeCharacter(found);
}
