import { DataPath } from '../../objects/data-path';
import { List } from '../../objects/kubernetes-types';

/** Where something stands in a pod. */
interface PodLocation {
  readonly path: DataPath;
  readonly text: string;
}

/** A field of a pod, or an item of a list, and where it stands. Few violate anything, so the path is put together when it is asked for. */
export class PodField<T> implements PodLocation {
  public readonly value: T | undefined;

  /**
   * @param step The field or the position of an item in what is around it; `spec` or `metadata` where nothing is
   * @param container The name of the container it belongs to, where it belongs to one
   */
  public constructor(
    value: T | null | undefined,
    private readonly step: string | number,
    private readonly outer?: PodLocation,
    public readonly container?: string,
  ) {
    this.value = value ?? undefined;
  }

  /** From the top of the pod. */
  public get path(): DataPath {
    return this.outer === undefined ? [this.step] : [...this.outer.path, this.step];
  }

  /** The path as messages have it, as in `spec.containers[0].securityContext`. */
  public get text(): string {
    const { step, outer } = this;
    if (outer === undefined) { return String(step); }
    if (typeof step === 'number') { return `${outer.text}[${step}]`; }
    return `${outer.text}${/^\w+$/.test(step) ? `.${step}` : `["${step}"]`}`;
  }

  /** A field of it, set or not. */
  public field<Name extends keyof T & string>(name: Name): PodField<NonNullable<T[Name]>> {
    return new PodField(this.value?.[name] as NonNullable<T[Name]> | undefined, name, this, this.container);
  }
}

/** The items of a list; none where it is not set. */
export function itemFields<Item>(list: PodField<List<Item>>): PodField<Item>[] {
  return (list.value ?? []).map((item, index) => new PodField(item, index, list, list.container));
}
