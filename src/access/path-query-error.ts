/** An unknown start or target. */
export class PathQueryError extends Error {
  public override readonly name = 'PathQueryError';
}
