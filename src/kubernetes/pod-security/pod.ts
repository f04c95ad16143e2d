import { DataPath } from '../../objects/data-path';
import { field, isObject } from '../../objects/plain-object';

/** A pod or a pod template as plain data. Nothing about its shape can be relied on. */
export interface PodManifest {
  readonly metadata?: unknown;
  readonly spec?: unknown;
}

/** A value of a pod and where it stands. Many are made and few are told of: the path is put together when it is asked for. */
export class Place {
  /**
   * @param value The value; `undefined` when it is not set
   * @param step The field or the position of an item in what is around it; `spec` or `metadata` where nothing is
   * @param outer What is around it
   * @param container The name of the container it belongs to, where it belongs to one
   * @param expected What should stand here for the rest of the way to be readable; set only when something else does
   */
  public constructor(
    public readonly value: unknown,
    private readonly step: string | number,
    private readonly outer?: Place,
    public readonly container?: string,
    public readonly expected?: string,
  ) {}

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

  /** The same place, as one of a container. */
  public inContainer(name: string): Place {
    return new Place(this.value, this.step, this.outer, name);
  }

  /** The same place, said to hold another value. */
  public holding(value: unknown): Place {
    return new Place(value, this.step, this.outer, this.container, this.expected);
  }

  /** The same place, which must be something else. */
  public expecting(expected: string): Place {
    return new Place(this.value, this.step, this.outer, this.container, expected);
  }
}

/** A field below a place, or a field of that. Where something on the way is no object, it is that place with what is `expected` of it. */
export function fieldAt(start: Place, name: string, second?: string, third?: string): Place {
  const found = ownFieldAt(start, name);
  if (second === undefined) { return found; }
  const inner = ownFieldAt(found, second);
  return third === undefined ? inner : ownFieldAt(inner, third);
}

function ownFieldAt(place: Place, name: string): Place {
  const { value, container, expected } = place;
  if (expected !== undefined) { return place; }
  return value !== undefined && !isObject(value) ? place.expecting('an object') : new Place(field(value, name), name, place, container);
}

/** The items of a list; none where it is not set. What is no list is one place with what is `expected` of it. */
export function itemsAt(place: Place): Place[] {
  if (place.expected !== undefined) { return [place]; }
  if (Array.isArray(place.value)) {
    return Array.from<unknown, Place>(place.value, (value, index) => new Place(value ?? undefined, index, place, place.container));
  }
  return place.value === undefined ? [] : [place.expecting('a list')];
}

/** Containers have no access to Linux features on Windows, so some controls leave such pods out. */
export function isWindows({ spec }: PodManifest): boolean {
  return field(spec, 'os', 'name') === 'windows';
}

/** Whether the pod has users of its own, which are nobody on the node. */
export function hasUserNamespace({ spec }: PodManifest): boolean {
  return field(spec, 'hostUsers') === false;
}
