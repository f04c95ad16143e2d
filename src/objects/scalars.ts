/** A type without parts. */
export interface Scalar {
  /** The expected type, for messages. */
  readonly expected: string;
  /** Whether the API server decodes it. Null is always decoded and never passed. */
  accepts(value: unknown): boolean;
}

const MAX_INT32 = 2 ** 31 - 1;
const MAX_INT64 = 2 ** 63;

const QUANTITY = /^ *(?=[^ ])[+-]?\d*(?:\.\d*)?(?:[eE][+-]?\d+|[numkMGTPE]|[KMGTPE]i)? *$/;
// Go accepts an hour of one digit, and a comma before the fraction.
const TIME = /^(\d{4})-(\d\d)-(\d\d)T(\d{1,2}):(\d\d):(\d\d)(?:[.,]\d+)?(?:Z|[+-](\d\d):(\d\d))$/;
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

function isInt32(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) <= MAX_INT32 && (value as number) >= -MAX_INT32 - 1;
}

// The largest 64-bit numbers are rounded up by one.
function isInt64(value: unknown): boolean {
  return Number.isInteger(value) && Math.abs(value as number) <= MAX_INT64;
}

function isTime(value: unknown): boolean {
  const match = typeof value === 'string' ? TIME.exec(value) : null;
  if (!match) { return false; }
  const [year, month, day, hour, minute, second, offsetHours = 0, offsetMinutes = 0] = match.slice(1).map(digits => Number(digits ?? 0));
  const days = month >= 1 && month <= 12 ? new Date(Date.UTC(2000, month, 0)).getUTCDate() - (month === 2 && !isLeap(year) ? 1 : 0) : 0;
  return day >= 1 && day <= days && hour < 24 && minute < 60 && second < 60 && offsetHours <= 24 && offsetMinutes <= 60;
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

function isBase64(value: unknown): boolean {
  if (typeof value !== 'string') { return false; }
  const text = value.replace(/[\r\n]/g, '');
  return text.length % 4 === 0 && BASE64.test(text);
}

/**
 * By the letter in the type table: how the API server decodes JSON into field types.
 *
 * @see https://pkg.go.dev/k8s.io/apimachinery/pkg/util/json
 */
export const SCALARS: ReadonlyMap<string, Scalar> = new Map([
  ['s', { expected: 'a string', accepts: (value: unknown) => typeof value === 'string' }],
  ['b', { expected: 'true or false', accepts: (value: unknown) => typeof value === 'boolean' }],
  ['i', { expected: 'a 32-bit integer', accepts: isInt32 }],
  ['l', { expected: 'an integer', accepts: isInt64 }],
  ['n', { expected: 'a number', accepts: (value: unknown) => typeof value === 'number' }],
  ['q', {
    expected: 'a quantity, such as 250m or 1Gi',
    accepts: (value: unknown) => typeof value === 'number' || (typeof value === 'string' && QUANTITY.test(value)),
  }],
  ['x', { expected: 'a 32-bit integer or a string', accepts: (value: unknown) => typeof value === 'string' || isInt32(value) }],
  ['t', { expected: 'a time, such as 2030-01-31T12:00:00Z', accepts: isTime }],
  ['y', { expected: 'a base64-encoded string', accepts: isBase64 }],
]);
