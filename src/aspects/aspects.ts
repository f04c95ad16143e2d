import { IConstruct } from 'constructs';
import { Runner } from './_runner';
import { IAspect } from './aspect';
import { ManifestAspect } from './manifest-aspect';
import { noteCopy } from '../constructs/package-copies';
import { safeText } from '../text/safe-text';

/**
 * The aspects of a part of the tree, with the semantics of the AWS CDK.
 *
 * `app.synth()`, `app.synthYaml()` and `chart.toJson()` first visit every
 * construct: a construct before its children, and at each construct the aspects
 * of outer scopes before those of inner ones, in the order in which they were
 * added. Constructs and aspects added by a visit are visited in another round,
 * until nothing new appears. No aspect visits a construct twice, however often
 * the app is synthesized.
 *
 * Constructs that are created while cdk8s renders are not visited in that
 * synth.
 */
export class Aspects {
  /**
   * The aspects of a construct and everything below it.
   *
   * @param scope An app, a chart, or any other construct.
   */
  public static of(scope: IConstruct): Aspects {
    return new Aspects(scope);
  }

  /**
   * Makes every later synth fail if an aspect on manifests was added to the
   * aspects of another library. Called when such an aspect is created.
   *
   * @internal
   */
  public static _watch(): void {
    Runner.wrapClasses();
  }

  private constructor(private readonly scope: IConstruct) {}

  /** The aspects added directly to this scope. Returns a copy; to add one, use `add()`. */
  public get all(): IAspect[] {
    return Runner.find(this.scope)?.aspectsOf(this.scope).filter(aspect => !aspect._hidden) ?? [];
  }

  /**
   * Adds aspects. An aspect that the scope already has is not added again.
   *
   * @throws if one has no `visit()`, such as a class instead of an instance
   */
  public add(...aspects: IAspect[]): void {
    for (const aspect of aspects) {
      if (typeof aspect?.visit !== 'function') {
        const got = typeof aspect === 'function' ? `the class ${(aspect as { name: string }).name}; write new ${(aspect as { name: string }).name}()` : String(aspect);
        throw new Error(safeText(`an aspect needs a method visit(node), got ${got}`));
      }
    }
    if (aspects.length === 0) { return; }
    Runner.of(this.scope).add(this.scope, aspects);
    for (const { _copy } of aspects as ManifestAspect[]) {
      if (_copy) { noteCopy(this.scope, _copy); }
    }
  }
}
