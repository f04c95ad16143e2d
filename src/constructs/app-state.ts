import { IConstruct } from 'constructs';
import { noteCopy } from './package-copies';
import { THIS_COPY } from '../text/package-copy';

/** The key of the state of a construct. Only copies of one version share it, because another may store other values under the same names. */
const STATE = Symbol.for(`cdk8s-least-privilege.state ${THIS_COPY.version}`);

/**
 * The state that this package keeps for a construct; at the root, that of the whole
 * app.
 */
export class AppState {
  /** The state of a construct, created on first use. */
  public static of(construct: IConstruct): AppState {
    const found = AppState.find(construct);
    if (found) { return found; }
    noteCopy(construct, THIS_COPY);
    const created = new AppState();
    Object.defineProperty(construct, STATE, { value: created });
    return created;
  }

  /** The state of a construct, if it has any. */
  public static find(construct: IConstruct): AppState | undefined {
    return (construct as { readonly [STATE]?: AppState })[STATE];
  }

  private readonly values = new Map<string, unknown>();

  private constructor() {}

  /** The value of a name, created on first use. */
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
