import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import { namesObject } from './_line-to-write';
import { HardeningRun } from './_run';
import { HardeningProps } from './hardening-props';
import { HardeningReport } from './hardening-report';
import { OptionNames, refuseUnknownOptions } from '../../text/options';
import { THIS_COPY } from '../../text/package-copy';
import { safeText } from '../../text/safe-text';
import { IAspect } from '../aspect';
import { Aspects } from '../aspects';
import { refuseForeignAspect } from '../foreign-aspects';
import { RenderedObjects } from '../manifest-aspect';

const OPTIONS: OptionNames<HardeningProps> = { measures: true, apiAccess: true, complete: true, context: true, objects: true, quiet: true };

/**
 * An aspect that hardens the workloads and ServiceAccounts of an existing app
 * like the constructs of this library, whether they come from cdk8s-plus,
 * `Include` or `Helm`.
 *
 * By default it applies only measures that cannot break a working program, and
 * reports additional measures and explicit weakenings. It removes a token only
 * if no role is bound to the account of the workload. Because bindings are
 * often in another repository, this requires `complete` or `context`; otherwise
 * the token stays, and the line to write is reported. It cannot detect
 * recipients that use the token as proof of identity; name such containers with
 * `apiAccess`.
 *
 * Several are cumulative: an object gets all measures requested at and above
 * its construct. Settings accepted by an annotation
 * (`cdk8s-least-privilege/accept.*`) are not changed. In objects of `Include`
 * and `Helm`, only `Findings.of()` accepts, not the annotations of the chart.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */
export class Hardening implements IAspect {
  /** @internal */
  public readonly _hardens = true;

  /** @internal */
  public readonly _manifestsOnly = true;

  /** @internal */
  public readonly _copy = THIS_COPY;

  /** @internal */
  public readonly _props: HardeningProps;

  /** @internal */
  public _report: HardeningReport = { entries: [], workloads: [] };

  /** @throws if an option is unknown, or `objects` is empty or names an object in another form */
  public constructor(props: HardeningProps = {}) {
    refuseUnknownOptions('Hardening', props, OPTIONS);
    this._props = props;
    Aspects._watch();
    if (props.objects?.length === 0) {
      throw new Error("Hardening has an empty list of objects; write objects: ['Deployment/web'], or leave it out for all objects");
    }
    for (const object of props.objects ?? []) {
      const parts = object.split('/');
      if (parts.length < 2 || parts.length > 3 || parts.includes('')) {
        throw new Error(safeText(`an object of Hardening must be named as kind/name or kind/namespace/name, got ${JSON.stringify(object)}; write 'Deployment/web', for example`));
      }
    }
  }

  /** The report of the last synth; empty before. Returns a copy. */
  public get report(): HardeningReport {
    return { entries: [...this._report.entries], workloads: [...this._report.workloads] };
  }

  /**
   * Do not call it: the `Aspects` of this library pass it the manifests.
   *
   * @throws always, because the `Aspects` of another library would let the app pass unhardened
   */
  public visit(node: IConstruct): void {
    refuseForeignAspect(this, node);
  }

  /** @internal */
  public _rewrite(objects: RenderedObjects): ReadonlyMap<ApiObject, any> {
    const run = HardeningRun.of(objects, this);
    return run.first === this ? run.replacements : new Map();
  }

  /** @internal */
  public _check(objects: RenderedObjects): string[] {
    const run = HardeningRun.of(objects, this);
    return [...run.first === this ? run.problems : [], ...this.unknownObjects(objects, run)];
  }

  private unknownObjects({ inScope, scope }: RenderedObjects, run: HardeningRun): string[] {
    const present = inScope.flatMap(({ construct }) => run.objectsOf(construct));
    const unknown = (this._props.objects ?? []).filter(text => !present.some(object => namesObject(text, object)));
    // If one chart is rendered alone, others may contain the object.
    if (unknown.length === 0 || scope.node.findAll().filter(construct => ApiObject.isApiObject(construct)).length > inScope.length) { return []; }
    const place = scope.node.path === '' ? 'the app' : `'${scope.node.path}'`;
    return unknown.map(text => {
      const kind = text.slice(0, text.indexOf('/'));
      const names = present.filter(object => object.kind === kind && object.name !== undefined).map(({ name }) => `'${kind}/${name}'`);
      return `Hardening names the object '${text}', but ${place} has ${names.length === 0 ? `no ${kind}` : names.join(', ')}; name one that it has`;
    });
  }
}
