const KEYWORDS: ReadonlyMap<string, boolean | number | null> = new Map<string, boolean | number | null>([
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'on', 'On', 'ON', 'true', 'True', 'TRUE'].map(word => [word, true] as const),
  ...['n', 'N', 'no', 'No', 'NO', 'off', 'Off', 'OFF', 'false', 'False', 'FALSE'].map(word => [word, false] as const),
  ...['', '~', 'null', 'Null', 'NULL'].map(word => [word, null] as const),
  ...['.nan', '.NaN', '.NAN'].map(word => [word, NaN] as const),
  ...['.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF'].map(word => [word, Infinity] as const),
  ...['-.inf', '-.Inf', '-.INF'].map(word => [word, -Infinity] as const),
]);
const LONGEST_WORD = 5;

/** The first characters of numbers. */
const NUMBER_HINTS = new Set('.+-0123456789');

const INTEGER = /^([-+]?)(?:0[bB]([01]+)|0[oO]([0-7]+)|0[xX]([0-9a-fA-F]+)|0([0-7]*))$/;
const DECIMAL_INTEGER = /^[-+]?(?:0|[1-9][0-9]*)$/;
/** A number that starts with a point may contain underscores, but only between digits. */
const FRACTION = /^\.[0-9]+(?:_[0-9]+)*(?:[eE][-+]?[0-9]+(?:_[0-9]+)*)?$/;
const DECIMAL = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;

/** A non-decimal integer; `undefined` if it needs more than 64 bits, where Go keeps the string. */
function integer(text: string): number | undefined {
  const match = INTEGER.exec(text);
  if (!match) { return undefined; }
  const [, sign, binary, octal, hexadecimal, oldOctal] = match;
  const digits = binary !== undefined ? `0b${binary}` : hexadecimal !== undefined ? `0x${hexadecimal}` : `0o${octal ?? (oldOctal || '0')}`;
  const value = BigInt(digits);
  const limit = sign === '-' ? 2n ** 63n : sign === '+' ? 2n ** 63n - 1n : 2n ** 64n - 1n;
  if (value > limit) { return undefined; }
  // Avoids -0: it is an integer.
  return sign === '-' && value > 0n ? -Number(value) : Number(value);
}

/**
 * The meaning of a plain scalar in Kubernetes: YAML 1.1 for booleans and octal numbers,
 * but without dates and base-60 numbers. Infinity and NaN are numbers here, which
 * Kubernetes then rejects.
 *
 * @see https://github.com/kubernetes-sigs/yaml/blob/master/goyaml.v2/resolve.go
 */
export function plainScalar(text: string): string | number | boolean | null {
  if (text.length <= LONGEST_WORD) {
    const word = KEYWORDS.get(text);
    if (word !== undefined) { return word; }
  }
  if (!NUMBER_HINTS.has(text[0])) { return text; }
  if (text[0] === '.' && !FRACTION.test(text)) { return text; }
  const digits = withoutUnderscores(text);
  const value = integer(digits) ?? (DECIMAL.test(digits) ? Number(digits) : NaN);
  return Number.isFinite(value) ? value : text;
}

function withoutUnderscores(text: string): string {
  return text.includes('_') ? text.replaceAll('_', '') : text;
}

/** Whether Go reads the text of a number as an integer, not a float. */
function isInteger(text: string): boolean {
  const digits = withoutUnderscores(text);
  if (!DECIMAL_INTEGER.test(digits)) { return integer(digits) !== undefined; }
  const value = BigInt(digits);
  return value < 2n ** 64n && value >= -(2n ** 63n);
}

/**
 * A number as the key of a mapping; `undefined` if the result is unexpected: Go has its
 * own format for floats that are tiny or have more than six digits, and JavaScript has
 * no larger integers.
 *
 * @see https://github.com/kubernetes-sigs/yaml/blob/v1.6.0/yaml.go
 */
export function numberAsKey(text: string, value: number): string | undefined {
  const key = String(value);
  const isShort = key.replace(/\D/g, '').length <= 6 && !key.includes('e') && (value === 0 || Math.abs(value) >= 1e-4);
  return (isInteger(text) ? Number.isSafeInteger(value) : isShort) ? key : undefined;
}

const TIMESTAMP = /^(\d{4})-(0?[1-9]|1[0-2])-(\d\d?)(?:[Tt ](?:[01]?\d|2[0-3]):[0-5]?\d:[0-5]?\d(?:\.\d+)?)?$/;
const TIME_ZONE = /(?<=[Tt].*)(?:Z|[-+]\d\d:\d\d)$/;

function isTimestamp(text: string): boolean {
  const [, year, month, day] = TIMESTAMP.exec(text.replace(TIME_ZONE, ''))?.map(Number) ?? [];
  return TIME_ZONE.test(text) === /[Tt]/.test(text) && new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day;
}

/** The value of a text with a tag of YAML's own types, `undefined` if it is not valid for the tag. */
export function taggedScalar(tag: string, text: string): string | number | boolean | null | undefined {
  const value = plainScalar(text);
  switch (tag) {
    case 'tag:yaml.org,2002:bool': return typeof value === 'boolean' ? value : undefined;
    case 'tag:yaml.org,2002:int': return typeof value === 'number' && isInteger(text) ? value : undefined;
    case 'tag:yaml.org,2002:float': return typeof value === 'number' && !(isInteger(text) && value >= 2 ** 63) ? value : undefined;
    case 'tag:yaml.org,2002:null': return value === null ? value : undefined;
    case 'tag:yaml.org,2002:timestamp': return isTimestamp(text) ? text : undefined;
    case 'tag:yaml.org,2002:binary': return /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text.replace(/[\r\n]/g, ''))
      ? Buffer.from(text, 'base64').toString('utf8') : undefined;
    // Go keeps the text of an unknown tag.
    default: return text;
  }
}
