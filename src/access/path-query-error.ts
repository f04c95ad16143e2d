/** A start or a target that there is not. */
export class PathQueryError extends Error {
  public override readonly name = 'PathQueryError';
}
