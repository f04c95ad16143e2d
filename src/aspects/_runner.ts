import { App, Chart } from 'cdk8s';
import { IConstruct } from 'constructs';
import { Registry } from './_registry';
import { synthError } from './_synth-error';
import { Synthesis } from './_synthesis';
import { Visits } from './_visits';
import { wrapApp, wrapMethod } from './_wrap-method';
import { IAspect } from './aspect';
import { refuseForeignAspects } from './foreign-aspects';
import { ManifestAspect } from './manifest-aspect';
import { noteCopy } from '../constructs/package-copies';
import { THIS_COPY } from '../text/package-copy';

/** The key of the runner at the root of a tree. All copies of this package share it: the wrappers of one also run the runner of another. */
const RUNNER = Symbol.for('cdk8s-least-privilege.aspects');

type Root = IConstruct & { readonly [RUNNER]?: Runner };

/**
 * Runs the aspects of one tree, once for each outermost call of `app.synth()`,
 * `app.synthYaml()` or `chart.toJson()`.
 */
export class Runner {
  /** The runner of the tree of a construct. */
  public static of(construct: IConstruct): Runner {
    noteCopy(construct, THIS_COPY);
    return Runner.find(construct) ?? new Runner(construct.node.root);
  }

  /** The runner of the tree of a construct, if it has aspects. */
  public static find(construct: IConstruct): Runner | undefined {
    return (construct.node.root as Root)[RUNNER];
  }

  /** Wraps the methods that write apps and charts, before any app has aspects of this library. */
  public static wrapClasses(): void {
    wrapMethod(Object.create(App.prototype), 'synth', runWithAspects);
    wrapMethod(Object.create(App.prototype), 'synthYaml', runWithAspects);
    wrapMethod(Object.create(Chart.prototype), 'toJson', runWithAspects);
  }

  private readonly registry = new Registry();
  private readonly visits: Visits;
  private synthesis?: Synthesis;

  private constructor(private readonly root: IConstruct) {
    this.visits = new Visits(root, this.registry);
    Object.defineProperty(root, RUNNER, { value: this });
    root.node.addValidation({ validate: () => this.validate() });
    if ('synth' in root) { wrapApp(root as App, runWithAspects); }
    wrapMethod(root, 'synth', runWithAspects);
    wrapMethod(root, 'synthYaml', runWithAspects);
    Runner.wrapClasses();
    this.wrapOtherCharts();
  }

  public add(scope: IConstruct, aspects: readonly IAspect[]): void {
    this.registry.add(scope, aspects);
  }

  public aspectsOf(scope: IConstruct): readonly ManifestAspect[] {
    return this.registry.of(scope);
  }

  /** Writes `target` and runs the aspects, unless an outer call already does. */
  public run<T>(target: IConstruct, write: () => T): T {
    if (this.synthesis) {
      this.synthesis.enter();
      return write();
    }
    const synthesis = new Synthesis(target, this.registry, this.visits);
    this.synthesis = synthesis;
    try {
      synthesis.enter();
      const written = write();
      synthesis.finish();
      return written;
    } catch (error) {
      throw synthError(error, synthesis.found);
    } finally {
      this.synthesis = undefined;
      synthesis.restore();
    }
  }

  private validate(): string[] {
    if (this.synthesis) { return this.synthesis.check(); }
    return this.wrapOtherCharts().map(chart =>
      `the chart '${chart.node.path}' comes from another copy of cdk8s, whose aspects were not ready until now; call it again, or load only one copy of cdk8s`);
  }

  /** Wraps charts from other copies of cdk8s. Returns one chart of each copy that was not known. */
  private wrapOtherCharts(): IConstruct[] {
    return this.root.node.findAll().filter(construct => Chart.isChart(construct) && wrapMethod(construct, 'toJson', runWithAspects));
  }
}

function runWithAspects<T>(target: IConstruct, call: () => T): T {
  refuseForeignAspects(target);
  const runner = Runner.find(target);
  return runner ? runner.run(target, call) : call();
}
