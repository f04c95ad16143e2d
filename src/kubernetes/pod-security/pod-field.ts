import { DataPath } from '../../objects/data-path';
import { List } from '../../objects/kubernetes-types';

/** A location in a pod. */
interface PodLocation {
  readonly path: DataPath;
  readonly text: string;
}

/** A field of a pod, or an item of a list, and its location. Violations are rare; the path is only built on request. */
export class PodField<T> implements PodLocation {
  public readonly value: T | undefined;

  /**
   * @param step The field or the index of an item in its parent; `spec` or `metadata` at the top
   * @param container The name of the container it belongs to, if any
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

  /** The path for messages, as in `spec.containers[0].securityContext`. */
  public get text(): string {
    const { step, outer } = this;
    if (outer === undefined) { return String(step); }
    if (typeof step === 'number') { return `${outer.text}[${step}]`; }
    return `${outer.text}${/^\w+$/.test(step) ? `.${step}` : `["${step}"]`}`;
  }

  /** One of its fields, set or not. */
  public field<Name extends keyof T & string>(name: Name): PodField<NonNullable<T[Name]>> {
    return new PodField(this.value?.[name] as NonNullable<T[Name]> | undefined, name, this, this.container);
  }
}

/** The items of a list; empty if it is not set. */
export function itemFields<Item>(list: PodField<List<Item>>): PodField<Item>[] {
  return (list.value ?? []).map((item, index) => new PodField(item, index, list, list.container));
}
