const WORDS: ReadonlyMap<string, boolean | number | null> = new Map<string, boolean | number | null>([
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'on', 'On', 'ON', 'true', 'True', 'TRUE'].map(word => [word, true] as const),
  ...['n', 'N', 'no', 'No', 'NO', 'off', 'Off', 'OFF', 'false', 'False', 'FALSE'].map(word => [word, false] as const),
  ...['', '~', 'null', 'Null', 'NULL'].map(word => [word, null] as const),
  ...['.nan', '.NaN', '.NAN'].map(word => [word, NaN] as const),
  ...['.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF'].map(word => [word, Infinity] as const),
  ...['-.inf', '-.Inf', '-.INF'].map(word => [word, -Infinity] as const),
]);
const LONGEST_WORD = 5;

/** What a scalar may begin with and not be a string. */
const HINTS = new Set('yYnNtTfFoO~.+-0123456789');

const INTEGER = /^([-+]?)(?:0[bB]([01]+)|0[oO]([0-7]+)|0[xX]([0-9a-fA-F]+)|0([0-7]*))$/;
const DECIMAL = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;

/** An integer that isn't decimal; a string where it needs more than 64 bits, as in Go. */
function integer(text: string): number | undefined {
  const match = INTEGER.exec(text);
  if (!match) { return undefined; }
  const [, sign, binary, octal, hexadecimal, oldOctal] = match;
  const digits = binary !== undefined ? `0b${binary}` : hexadecimal !== undefined ? `0x${hexadecimal}` : `0o${octal ?? (oldOctal || '0')}`;
  const value = BigInt(digits);
  const limit = sign === '-' ? 2n ** 63n : sign === '+' ? 2n ** 63n - 1n : 2n ** 64n - 1n;
  if (value > limit) { return undefined; }
  // No minus before zero: it is an integer.
  return sign === '-' && value > 0n ? -Number(value) : Number(value);
}

/**
 * What a plain scalar means to Kubernetes: YAML 1.1 for booleans and octal
 * numbers, but neither dates nor numbers to the base of 60. Infinite and NaN are
 * numbers here, which Kubernetes then refuses.
 *
 * @see https://github.com/kubernetes-sigs/yaml/blob/master/goyaml.v2/resolve.go
 */
export function plainScalar(text: string): string | number | boolean | null {
  if (text.length <= LONGEST_WORD) {
    const word = WORDS.get(text);
    if (word !== undefined) { return word; }
  }
  if (!HINTS.has(text[0])) { return text; }
  const digits = text[0] !== '.' && text.includes('_') ? text.replaceAll('_', '') : text;
  const value = integer(digits) ?? (DECIMAL.test(digits) ? Number(digits) : NaN);
  return Number.isFinite(value) ? value : text;
}

/** What the tag of YAML's own types makes of a text, `undefined` where it is none of them. */
export function taggedScalar(tag: string, text: string): string | number | boolean | null | undefined {
  const value = plainScalar(text);
  switch (tag) {
    case 'tag:yaml.org,2002:bool': return typeof value === 'boolean' ? value : undefined;
    case 'tag:yaml.org,2002:int': return Number.isInteger(value) && !/[.eE]/.test(text.replace(/^[-+]?0[xX].*/, '')) ? value : undefined;
    case 'tag:yaml.org,2002:float': return typeof value === 'number' ? value : undefined;
    case 'tag:yaml.org,2002:null': return value === null ? value : undefined;
    case 'tag:yaml.org,2002:timestamp': return /^\d{4}-\d\d?-\d\d?(?:[Tt ].*)?$/.test(text) ? text : undefined;
    case 'tag:yaml.org,2002:binary': return /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text.replace(/[\r\n]/g, ''))
      ? Buffer.from(text, 'base64').toString('utf8') : undefined;
    // Go keeps the text of a tag it doesn't know.
    default: return text;
  }
}
