import { areContainersByName, describesObjects, hasContainers, isContainer, isSecurityObject, isText, sharesNode } from './_shapes';
import { EmbeddedPod, graftedPod, keyOfPart, podAt } from './embedded-pod';
import { DataPath } from '../data-path';
import { structNamed } from '../field-type';
import { isObject } from '../plain-object';

type Fields = { readonly [name: string]: unknown };

/** Steps to what is merged with something else. */
const MERGED = /override|patch|overlay|default/i;
/** Fields that hold a pod, or the spec of one, which is all of it. */
const WHOLE_POD_FIELD = /spec$|template$|^pod/i;

/** Steps to the spec of a pod, whatever is in it. */
const POD_SPEC = /(?:template|pod)\.spec$|podSpec$/i;

/** What a custom resource holds that has the shape of pods. */
export interface Shapes {
  readonly pods: readonly EmbeddedPod[];
  /** Where containers stand that are part of nothing that looks like a pod. */
  readonly loose: readonly DataPath[];
  /** Where objects stand that hold or give credentials, or text that describes objects. */
  readonly objects: readonly DataPath[];
}

/** How a search treats some values. */
export interface SearchOptions {
  /** What is part of a pod that is known already. */
  readonly known: ReadonlySet<unknown>;
  /** What is around such parts. It may look like a container. */
  readonly around: ReadonlySet<unknown>;
  /** Whether a field is the input of another tool, in which nothing is a pod as it stands. */
  isValues(name: string): boolean;
}

/** What the steps to a value say of it. */
interface PathFacts {
  readonly isInValues: boolean;
  readonly isMerged: boolean;
}

/**
 * Looks for pods in a custom resource by their shape, at each value once for what
 * the steps to it say: YAML aliases can make circles.
 */
export function podsByShape(object: unknown, options: SearchOptions): Shapes {
  const search = new Search(object, options);
  // Controllers write the status, and no pod runs in metadata.
  if (isObject(object)) { search.visitFields(object, [], { isInValues: false, isMerged: false }, name => name === 'status' || name === 'metadata'); }
  return search;
}

class Search implements Shapes {
  public readonly pods: EmbeddedPod[] = [];
  public readonly loose: DataPath[] = [];
  public readonly objects: DataPath[] = [];
  private readonly seen = new Map<unknown, Set<number>>();

  public constructor(private readonly object: unknown, private readonly options: SearchOptions) {}

  public visitFields(value: Fields, path: DataPath, { isInValues, isMerged }: PathFacts, isLeftOut: (name: string) => boolean): void {
    for (const [name, inner] of Object.entries(value)) {
      if (isLeftOut(name)) { continue; }
      this.visit(inner, [...path, name], { isInValues: isInValues || this.options.isValues(name), isMerged: isMerged || MERGED.test(name) });
    }
  }

  private visit(value: unknown, path: DataPath, facts: PathFacts): void {
    if (typeof value === 'string' ? describesObjects(value, [path.at(-1), path.at(-2)]) : isSecurityObject(value)) {
      this.objects.push(path);
      return;
    }
    if (typeof value !== 'object' || value === null || !this.isNew(value, path, facts)) { return; }
    if (Array.isArray(value)) {
      value.forEach((item, index) => this.visit(item, [...path, index], facts));
    } else if (isObject(value)) {
      this.visitMapping(value, path, facts);
    }
  }

  private visitMapping(value: Fields, path: DataPath, facts: PathFacts): void {
    const found = this.options.around.has(value) ? undefined : this.shapeOf(value, path, facts);
    if (found === 'pod' && !facts.isInValues) {
      this.pods.push(this.pod(value, path, facts));
    } else if (found !== undefined) {
      this.loose.push(path);
    }
    // There may be other pods beside the containers.
    const own = found === 'pod' ? POD_FIELDS : found === 'container' && isContainer(value) ? CONTAINER_FIELDS : undefined;
    this.visitFields(value, path, facts, name => own?.has(name) ?? false);
  }

  private shapeOf(value: Fields, path: DataPath, { isInValues }: PathFacts): 'pod' | 'container' | undefined {
    if (hasContainers(value)) { return 'pod'; }
    if (isContainer(value) || areContainersByName(path.at(-1)!, value)) { return 'container'; }
    // Where pods are known, so is what they have; the values of a chart say it of any.
    if (this.options.known.size > 0 || isInValues || !sharesNode(value)) { return undefined; }
    return POD_SPEC.test(path.slice(-2).join('.')) ? 'pod' : 'container';
  }

  /** An alias may stand at places that mean different things. */
  private isNew(value: object, path: DataPath, { isInValues, isMerged }: PathFacts): boolean {
    if (this.options.known.has(value)) { return false; }
    const facts = (isInValues ? 1 : 0) + (isMerged ? 2 : 0) + (WHOLE_POD_FIELD.test(String(path.at(-1))) ? 4 : 0);
    const known = this.seen.get(value) ?? new Set();
    this.seen.set(value, known);
    return !known.has(facts) && known.add(facts).size > 0;
  }

  private pod(spec: Fields, path: DataPath, { isMerged }: PathFacts): EmbeddedPod {
    const isWhole = path.length > 1 && WHOLE_POD_FIELD.test(String(path.at(-1))) && !isMerged
      && Array.isArray(spec.containers) && spec.containers.every(container => isObject(container) && isText(container.image));
    const options = {
      key: keyOfPart(this.object, path), isDecoded: false, ...isWhole ? {} : { absent: 'unknown' as const, choosesAccount: true },
    };
    return path.at(-1) === 'spec' && path.length > 1
      ? podAt(this.object, path.slice(0, -1), options)
      : graftedPod(this.object, path, [{ to: ['spec'], from: [path] }], options);
  }
}

/** What is part of a pod or a container, and looked at with it. */
const POD_FIELDS: ReadonlySet<string> = new Set(structNamed('PodSpec')!.fields.keys());
const CONTAINER_FIELDS: ReadonlySet<string> = new Set(structNamed('Container')!.fields.keys());
