/** Why a text can't be read, and where in it. */
export class ReadFailure extends Error {
  public constructor(message: string, public readonly offset: number) {
    super(message);
  }
}
