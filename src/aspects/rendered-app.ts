import { App } from 'cdk8s';
import { IConstruct } from 'constructs';
import { Aspects } from './aspects';
import { ManifestAspect, RenderedObjects } from './manifest-aspect';
import { AppState } from '../constructs/app-state';
import { safeText } from '../text/safe-text';

/**
 * The manifests of an app as a check added to a scope sees them. Synthesizes the
 * app without writing files.
 *
 * @param asker The name of the caller, for messages.
 * @throws if the scope is not in an app, or the app cannot be synthesized
 */
export function renderedApp(scope: IConstruct, asker: string): RenderedObjects {
  const app = scope.node.root as App;
  if (typeof app.synthYaml !== 'function') {
    throw new Error(safeText(`${asker}: '${scope.node.path}' is not in an App; make the chart with Testing.chart() or new Chart(Testing.app(), ...)`));
  }
  const observer = observerOf(scope);
  app.synthYaml();
  const seen = observer.take();
  if (!seen) { throw new Error(safeText(`${asker}: the app wrote no manifests`)); }
  return seen;
}

/** Keeps the manifests that a synth wrote at and below a scope. */
class Observer implements ManifestAspect {
  public readonly _manifestsOnly = true;
  public readonly _hidden = true;
  private seen?: RenderedObjects;

  public visit(): void {}

  /** Returns the manifests written since the last call. */
  public take(): RenderedObjects | undefined {
    const { seen } = this;
    this.seen = undefined;
    return seen;
  }

  public _check(objects: RenderedObjects): string[] {
    this.seen = objects;
    return [];
  }
}

/** Aspects cannot be removed, so a scope gets only one. */
function observerOf(scope: IConstruct): Observer {
  return AppState.of(scope).once('rendered-app-observer', () => {
    const observer = new Observer();
    Aspects.of(scope).add(observer);
    return observer;
  });
}
