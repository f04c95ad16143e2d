/** Why a text cannot be read, and the offset of the problem. */
export class ReadFailure extends Error {
  public constructor(message: string, public readonly offset: number) {
    super(message);
  }
}
