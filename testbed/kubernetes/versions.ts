/** One version of each known minor, oldest first. */
export const VERSIONS: readonly string[] = ['v1.34.4', 'v1.35.4', 'v1.36.3', 'v1.37.2'];
