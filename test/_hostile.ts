/** Texts of an attacker in a manifest, a name or a reason that control a terminal or a CI. */
export const HOSTILE_TEXTS: readonly string[] = [
  // GitHub Actions: at the beginning of a line, after blanks.
  '::stop-commands::t', ' ::add-mask::FAILED', 'a\n::set-output name=clean::true', 'a\n \t ::error::b', 'a\r::error::b', 'a\r\n::error::b\r\n',
  'a\u0085::error::b', 'a\u2028::error::b', 'a\u2029::error::b', '\u00a0::error::b', '\u3000::error::b', '\u200b::error::b', 'a\v::error::b', 'a\n:::error::b',
  // Azure Pipelines, TeamCity and early GitHub Actions: anywhere in a line.
  '##[command]x', 'a ##[set-env name=PATH;]x', '##vso[task.setvariable variable=x]y', 'a##VSO[task.complete]b', "##teamcity[buildStatus text='ok']", '###[error]b',
  '#\u00ad#vso[task.complete]b', '##\u200bvso[task.complete]b', '##vso\n[task.complete]',
  // GitLab.
  'section_start:1560896352:x[collapsed=true]\r\u001b[0Kx',
  // Terminals: colours, the cursor, the title, the clipboard, links, also by C1; and characters that hide, reorder or imitate others.
  '\u001b[31m', '\u001b[2J', 'a\u001b[1A\u001b[2KPASSED', '\u001b]0;title\u0007', '\u001b]52;c;eA==\u0007', '\u001b]8;;https://evil.example\u001b\\', '\u009b31m', '\u009d0;t\u009c',
  'a\bb', '\u007f', '\u0000', 'a\tb', '\u202ecba', '\u2066a\u2069', '\u200e\u200f\u061c', 'pay\u200bments', 'pay\u00adments', 'pay\u2060ments', 'payments\ufe0f', '\ufeffpayments',
  'pay\u{e0061}ments', 'pay\u180ements', 'pay\u3164ments', '\ud800', 'a\udc00b', '\uffff',
  // Markup.
  '<img src=x onerror=alert(1)>', '</failure>]]>', '[a](javascript:alert(1))', '`x`', '*a* _b_', '@org/team', '" onclick="x',
];

/** A word that wraps to the beginning of a line at some width. */
export const WRAPPED = Array.from({ length: 40 }, (_, index) => `${'a'.repeat(index * 3)} ::stop-commands::t`).join(' ');

/** One of each kind: single characters are tested where they are escaped. */
export const ONE_OF_EACH_KIND: readonly string[] = [
  '::stop-commands::t', ' ::add-mask::FAILED', 'a\n::set-output name=clean::true\n', 'a\r::error::b\u0085::error::c\u2028::error::d', '##[command]##vso[task.complete]##teamcity[x]',
  'a\u001b[1A\u001b[2KPASSED\u001b]0;t\u0007\u009b31m\u202e\u200b', '\0\ud800', WRAPPED.slice(0, 200),
];

/** Characters that some readers treat as line ends. */
const LINE_ENDS = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/;

/** Characters that control a terminal or are invisible: control characters, bidirectional marks, zero-width characters, lone surrogates. */
const UNSEEN = new RegExp('[\\u0000-\\u0009\\u000b-\\u001f\\u007f-\\u009f\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u180b-\\u180f\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u3164'
  + '\\ufe00-\\ufe0f\\ufeff\\uffa0\\ufff0-\\ufffb\\ufffe\\uffff\\u{e0000}-\\u{e0fff}\\ud800-\\udfff]', 'u');

/** Lines that a terminal or a CI would execute, or that look like other text. */
export function unsafeLinesIn(text: string): string[] {
  return text.split(LINE_ENDS).filter(line => /^[\s\u200b\ufeff]*::/.test(line) || /##[\w-]*\[/.test(line)).concat(text.split('\n').filter(line => UNSEEN.test(line)));
}
