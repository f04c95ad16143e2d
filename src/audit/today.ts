/** Today's date in the local time zone, as YYYY-MM-DD. An acceptance ends with its day. */
export function today(): string {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map(part => String(part).padStart(2, '0')).join('-');
}
