import { IConstruct } from 'constructs';
import { noteCopy } from './package-copies';
import { THIS_COPY } from '../text/package-copy';

/** The key of the state of a construct. All copies of this version share it; another version may store something else under the same names. */
const STATE = Symbol.for(`cdk8s-least-privilege.state ${THIS_COPY.version}`);

/**
 * What this package keeps for a construct: for the root, what it knows about the
 * whole app.
 */
export class AppState {
  /** The state of a construct, made when it is first asked for. */
  public static of(construct: IConstruct): AppState {
    const found = AppState.find(construct);
    if (found) { return found; }
    noteCopy(construct, THIS_COPY);
    const created = new AppState();
    Object.defineProperty(construct, STATE, { value: created });
    return created;
  }

  /** The state of a construct, if anything is kept for it. */
  public static find(construct: IConstruct): AppState | undefined {
    return (construct as { readonly [STATE]?: AppState })[STATE];
  }

  private readonly values = new Map<string, unknown>();

  private constructor() {}

  /** The value of a name, made when it is first asked for. */
  public once<T>(name: string, create: () => T): T {
    if (!this.values.has(name)) { this.values.set(name, create()); }
    return this.values.get(name) as T;
  }

  public get<T>(name: string): T | undefined {
    return this.values.get(name) as T | undefined;
  }

  public set(name: string, value: unknown): void {
    this.values.set(name, value);
  }
}
