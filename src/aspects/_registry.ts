import { IConstruct } from 'constructs';
import { IAspect } from './aspect';
import { ManifestAspect } from './manifest-aspect';

/** An aspect together with the scope it was added to. */
export interface ScopedAspect<T extends IAspect = IAspect> {
  readonly aspect: T;
  readonly scope: IConstruct;
}

/** The aspects of a tree and their scopes. */
export class Registry {
  private readonly aspects = new Map<IConstruct, IAspect[]>();

  /** Grows with every aspect. */
  public get size(): number {
    return [...this.aspects.values()].flat().length;
  }

  public add(scope: IConstruct, aspects: readonly IAspect[]): void {
    this.aspects.set(scope, [...new Set([...this.of(scope), ...aspects])]);
  }

  /** The aspects of exactly this scope, in order of addition. */
  public of(scope: IConstruct): readonly IAspect[] {
    return this.aspects.get(scope) ?? [];
  }

  public some(predicate: (aspect: ManifestAspect) => boolean): boolean {
    return [...this.aspects.values()].flat().some(predicate);
  }

  /**
   * The aspects on manifests: first the hidden ones, then outer scopes first. An
   * aspect that an outer scope also has is not listed again.
   */
  public onManifests(): ScopedAspect<ManifestAspect>[] {
    return [...this.aspects]
      .map(([scope, aspects]) => ({ aspects, scopes: scope.node.scopes }))
      .sort((one, other) => one.scopes.length - other.scopes.length)
      .flatMap(({ aspects, scopes }) => {
        const outer = scopes.slice(0, -1).flatMap(scope => this.of(scope));
        return (aspects as ManifestAspect[])
          .filter(aspect => (aspect._rewrite || aspect._check) && !outer.includes(aspect))
          .map(aspect => ({ aspect, scope: scopes[scopes.length - 1] }));
      })
      // Acceptances must be written before other aspects check them, whenever they were added.
      .sort((one, other) => Number(other.aspect._hidden ?? false) - Number(one.aspect._hidden ?? false));
  }
}
