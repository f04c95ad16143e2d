import { ApiObject, Chart } from 'cdk8s';
import { IConstruct } from 'constructs';
import { aspectName } from './_construct-names';
import { Registry, ScopedAspect } from './_registry';
import { Renderings } from './_renderings';
import { Visits } from './_visits';
import { ManifestAspect, RenderedObject, RenderedObjects } from './manifest-aspect';
import { safeText } from '../text/safe-text';

/**
 * One outermost call of `app.synth()`, `app.synthYaml()` or `chart.toJson()`: its
 * manifests, and the results of the aspects on manifests.
 */
export class Synthesis {
  private renderings?: Renderings;
  private readonly results = new Map<unknown, unknown>();
  private messages?: string[];
  private failure?: { readonly error: unknown };

  /** @param target The construct to write: the root for the whole app, or one chart. */
  public constructor(private readonly target: IConstruct, private readonly registry: Registry, private readonly visits: Visits) {}

  /**
   * Called before cdk8s writes an app or a chart, at least once per synthesis.
   *
   * @throws if an object could not be rendered, in which case nothing was checked
   */
  public enter(): void {
    if (this.failure) { throw this.failure.error; }
    // Later visits could not change manifests that are already rendered.
    if (!this.messages) { this.visits.complete(); }
  }

  /** Renders, rewrites and checks, only once. Returns the problems. */
  public check(): string[] {
    if (!this.messages) {
      this.messages = [];
      this.messages = this.run().map(message => safeText(message));
    }
    return this.messages;
  }

  /** The problems found so far. */
  public get found(): readonly string[] {
    return this.messages ?? [];
  }

  /** @throws if an object was written that no aspect has seen */
  public finish(): void {
    if (this.failure) { throw this.failure.error; }
    const late = this.renderings && objectsOf(this.target).find(object => !this.renderings!.has(object));
    if (late) {
      throw new Error(safeText(`'${late.node.path}' was created while cdk8s was writing manifests, and no aspect has seen its manifest; create it earlier, or in visit() of an aspect`));
    }
  }

  public restore(): void {
    this.renderings?.restore();
  }

  private run(): string[] {
    if (this.registry.onManifests().length === 0) { return []; }
    // cdk8s renders after all validations, and some programs make their last changes in one.
    for (const construct of this.target.node.root.node.findAll()) { construct.node.validate(); }
    this.visits.complete();
    this.renderings = new Renderings(objectsOf(this.target));
    let objects: readonly RenderedObject[];
    try {
      objects = this.renderings.render();
    } catch (error) {
      // No message: cdk8s first reports the validation errors, which may be the cause.
      this.failure = { error };
      return [];
    }
    const aspects = this.registry.onManifests();
    for (const scoped of aspects) {
      try {
        objects = this.rewrite(scoped, objects);
      } catch (error) {
        return [explainFailure(scoped.aspect, error)];
      }
    }
    return [...new Set(aspects.flatMap(({ aspect, scope }) => {
      try {
        return aspect._check?.(this.viewOf(objects, scope)) ?? [];
      } catch (error) {
        return [explainFailure(aspect, error)];
      }
    }))];
  }

  private rewrite({ aspect, scope }: ScopedAspect<ManifestAspect>, objects: readonly RenderedObject[]): readonly RenderedObject[] {
    const replacements = aspect._rewrite?.(this.viewOf(objects, scope));
    if (!replacements?.size) { return objects; }
    return objects.map(object => {
      const manifest = replacements.get(object.construct);
      return manifest === undefined ? object : this.renderings!.replace(object.construct, manifest);
    });
  }

  private viewOf(all: readonly RenderedObject[], scope: IConstruct): RenderedObjects {
    return {
      all,
      scope,
      isWholeApp: this.target.node.scope === undefined,
      once: (key, compute) => {
        if (!this.results.has(key)) { this.results.set(key, compute()); }
        return this.results.get(key) as ReturnType<typeof compute>;
      },
      get inScope() {
        return scope.node.scope ? all.filter(({ construct }) => isWithin(construct, scope)) : all;
      },
    };
  }
}

function objectsOf(target: IConstruct): ApiObject[] {
  const objects = target.node.findAll().filter(construct => ApiObject.isApiObject(construct)) as ApiObject[];
  // A chart does not write the objects of charts within it.
  return Chart.isChart(target) ? objects.filter(object => Chart.of(object) === target) : objects;
}

function isWithin(construct: IConstruct, scope: IConstruct): boolean {
  for (let outer: IConstruct | undefined = construct; outer; outer = outer.node.scope) {
    if (outer === scope) { return true; }
  }
  return false;
}

/** A failed aspect is a problem: manifests that were not checked must not pass. */
function explainFailure(aspect: ManifestAspect, error: unknown): string {
  return `${aspectName(aspect)} failed: ${(error as Error)?.stack ?? String(error)}`;
}
