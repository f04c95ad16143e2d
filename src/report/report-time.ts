/**
 * The time for formats that demand one, to the second: SOURCE_DATE_EPOCH where it is
 * set, so that the same input gives the same bytes.
 *
 * @see https://reproducible-builds.org/specs/source-date-epoch/
 */
export function reportTime(): string {
  const { SOURCE_DATE_EPOCH: epoch = '' } = process.env;
  const now = /^\d{1,11}$/.test(epoch) ? new Date(Number(epoch) * 1000) : new Date();
  return now.toISOString().slice(0, 'yyyy-mm-ddThh:mm:ss'.length);
}

/** The same where a format wants the time zone. */
export function utcTime(): string {
  return `${reportTime()}Z`;
}
