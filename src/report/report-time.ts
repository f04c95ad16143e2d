/**
 * The time for formats that demand one, to the second: SOURCE_DATE_EPOCH where
 * it is set, to make the output reproducible.
 *
 * @see https://reproducible-builds.org/specs/source-date-epoch/
 */
export function reportTime(): string {
  return now().toISOString().slice(0, 'yyyy-mm-ddThh:mm:ss'.length);
}

/** The same where a format wants the time zone. */
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
