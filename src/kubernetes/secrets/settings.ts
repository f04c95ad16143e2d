/** A named value in the configuration of a program. */
export interface Setting {
  readonly name: string;
  readonly value: string;
}

const FLAG = /^--?([A-Za-z][\w.-]*)$/;
const FLAG_WITH_VALUE = /^(?:-D|--?|\/)?([A-Za-z][\w.-]*)[=:]([\s\S]+)$/;
const VALUE = '("[^"\\n]*"|\'[^\'\\n]*\'|[^\\s;|&<>()`]+)';
const IN_SCRIPT = new RegExp(`(?<![\\w.-])(?:(?:-D)?([A-Za-z][\\w.-]{0,100})=|--?([A-Za-z][\\w.-]{0,100})(?:=| +(?![ -])))${VALUE}`, 'g');

/** The settings in the arguments of a program: `--name=value`, `--name value`, `name=value`, and those in shell commands. */
export function settingsOfArguments(list: readonly string[]): Setting[] {
  return list.flatMap((argument, index): Setting[] => {
    const [first, ...more] = argument.trim().split(/\s+/, 2);
    // A shell gets its commands as one argument.
    if (more.length > 0 && !FLAG_WITH_VALUE.test(first)) { return settingsOfScript(argument); }
    const [, flag] = FLAG.exec(argument) ?? [];
    const next = list[index + 1];
    if (flag !== undefined) { return next === undefined || next.startsWith('-') ? [] : [setting(flag, next)]; }
    const [, name, value] = FLAG_WITH_VALUE.exec(argument) ?? [];
    if (name === undefined) { return []; }
    return more.length > 0 && !/["']/.test(value[0]) ? settingsOfScript(argument) : [setting(name, unquoted(value))];
  });
}

function settingsOfScript(text: string): Setting[] {
  return [...text.matchAll(IN_SCRIPT)]
    .map(([, name, flag, value]) => setting(name ?? flag, unquoted(value)))
    .filter(({ value }) => !isShellExpression(value));
}

/** `curl -u name:password` */
function setting(name: string, value: string): Setting {
  const [, password] = name === 'u' || name === 'user' ? /^[^:\s]+:(.*\D.*)$/.exec(value) ?? [] : [];
  return password === undefined ? { name, value } : { name: 'password', value: password };
}

const LINE = /^(?:-\s+)?(?:(?:export|set|ENV)\s+)?["']?([A-Za-z_][\w.$/-]{0,150}?)["']?\s*(?:=>|:=|[:=])\s*(\S.*)$/;
const LONGEST_LINE = 2000;
const ELEMENT = /<([A-Za-z_][\w.:-]{0,100})>([^<>\n]{1,500})<\/\1>/g;
const ATTRIBUTES = /(?:key|name)="([^"\n]{1,150})"\s{1,20}value="([^"\n]{1,500})"/g;
/** JSON on one line, with several pairs. */
const PAIRS = /["']([A-Za-z_][\w.-]{0,150})["']\s{0,5}:\s{0,5}(?:["']([^"'\n]{1,500})["']|(\d{1,50})(?=\s{0,5}[,}]))/g;
const COMMENT = /^(?:#|\/\/|;|--|\*)/;
/** In these languages, a bare name on the right is a variable. */
const PROGRAM = /\.(?:c?js|mjs|tsx?|py|go|rb|lua|php|java|kt|groovy|rego|star|tpl|tmpl|jsonnet|libsonnet|nix|pl|ps1|tf|hcl|vcl|sql)$/i;

/** The settings in a configuration file, line by line: properties, INI, dotenv, YAML, JSON, TOML and XML. */
export function settingsOfFile(file: string, text: string): Setting[] {
  const lines = text.split('\n').map(line => line.trim()).filter(line => line.length <= LONGEST_LINE && !COMMENT.test(line)).flatMap(line => {
    const [, name, rest] = LINE.exec(line) ?? [];
    if (name === undefined) { return []; }
    const written = rest.replace(/(?<!\s)\s+#.*$/, '').replace(/\s*[,;]$/, '');
    const isQuoted = /^(["']).*\1$/.test(written);
    if (!isQuoted && (PROGRAM.test(file) || isExpression(written))) { return []; }
    return isProse(written) ? [] : [{ name: name.replace(/^.*\//, ''), value: unquoted(written) }];
  });
  const elements = [ELEMENT, ATTRIBUTES, PAIRS].flatMap(pattern => [...text.matchAll(pattern)])
    .map(([, name, value, number]) => ({ name, value: value ?? number }));
  return [...lines, ...elements.filter(({ value }) => !isProse(value))];
}

/** Whether a value is an expression of some language, and not a literal. */
function isExpression(value: string): boolean {
  return /^[[{(|>!&*]|\w\(|\s(?:\+|or|and|\|\|)\s/.test(value) || isShellExpression(value);
}

function isShellExpression(value: string): boolean {
  return /`|\$[\w({@*]/.test(value);
}

function isProse(value: string): boolean {
  return value.split(' ').length > 6 && !/[;=]/.test(value);
}

function unquoted(text: string): string {
  return /^(["'])[\s\S]*\1$/.test(text) ? text.slice(1, -1) : text;
}
