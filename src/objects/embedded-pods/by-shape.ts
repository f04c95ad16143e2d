import { areContainersByName, describesObjects, hasContainers, isContainer, isSecurityObject, isText, sharesNode } from './_shapes';
import { EmbeddedPod, graftedPod, keyOfPart, podAt } from './embedded-pod';
import { DataPath } from '../data-path';
import { structNamed } from '../field-type';
import { isObject } from '../plain-object';

type Fields = { readonly [name: string]: unknown };

/** Fields whose content is merged with something else. */
const MERGED = /override|patch|overlay|default/i;
/** Fields that hold a complete pod or pod spec. */
const WHOLE_POD_FIELD = /spec$|template$|^pod/i;

/** Paths to a pod spec, whatever its content. */
const POD_SPEC = /(?:template|pod)\.spec$|podSpec$/i;

/** The content of a custom resource with the shape of pods. */
export interface Shapes {
  readonly pods: readonly EmbeddedPod[];
  /** The paths of containers outside of anything that looks like a pod. */
  readonly loose: readonly DataPath[];
  /** The paths of objects that hold or grant credentials, or of text that describes objects. */
  readonly objects: readonly DataPath[];
}

/** Exceptions in a search. */
export interface SearchOptions {
  /** Parts of pods that are already known. */
  readonly known: ReadonlySet<unknown>;
  /** Values around such parts, which may look like a container. */
  readonly around: ReadonlySet<unknown>;
  /** Whether a field is the input of another tool; no pod in it is used as it is. */
  isValues(name: string): boolean;
}

/** What the path of a value implies. */
interface PathFacts {
  readonly isInValues: boolean;
  readonly isMerged: boolean;
}

/**
 * Looks for pods in a custom resource by their shape. Each value is visited once per
 * implication of its path: YAML aliases can form cycles.
 */
export function podsByShape(object: unknown, options: SearchOptions): Shapes {
  const search = new Search(object, options);
  // Controllers write the status, and metadata contains no pods.
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
    // Other pods may exist next to the containers.
    const own = found === 'pod' ? POD_FIELDS : found === 'container' && isContainer(value) ? CONTAINER_FIELDS : undefined;
    this.visitFields(value, path, facts, name => own?.has(name) ?? false);
  }

  private shapeOf(value: Fields, path: DataPath, { isInValues }: PathFacts): 'pod' | 'container' | undefined {
    if (hasContainers(value)) { return 'pod'; }
    if (isContainer(value) || areContainersByName(path.at(-1)!, value)) { return 'container'; }
    // If pods are known, their node access is too; in the values of a chart it may concern any pod.
    if (this.options.known.size > 0 || isInValues || !sharesNode(value)) { return undefined; }
    return POD_SPEC.test(path.slice(-2).join('.')) ? 'pod' : 'container';
  }

  /** An alias may occur in places with different meanings. */
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

/** Fields of a pod or a container, which are evaluated with it. */
const POD_FIELDS: ReadonlySet<string> = new Set(structNamed('PodSpec')!.fields.keys());
const CONTAINER_FIELDS: ReadonlySet<string> = new Set(structNamed('Container')!.fields.keys());
