/**
 * The time for formats that require one, to the second: SOURCE_DATE_EPOCH if set,
 * which makes the output reproducible.
 *
 * @see https://reproducible-builds.org/specs/source-date-epoch/
 */
export function reportTime(): string {
  return now().toISOString().slice(0, 'yyyy-mm-ddThh:mm:ss'.length);
}

/** The same with a time zone. */
export function utcTime(): string {
  return `${reportTime()}Z`;
}

/** The same in seconds since 1970. */
export function reportSeconds(): number {
  return Math.floor(now().getTime() / 1000);
}

function now(): Date {
  const { SOURCE_DATE_EPOCH: epoch = '' } = process.env;
  return /^\d{1,11}$/.test(epoch) ? new Date(Number(epoch) * 1000) : new Date();
}
