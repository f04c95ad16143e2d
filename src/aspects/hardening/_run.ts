import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import { HardeningAspect, isHardening } from './_aspect';
import { HardeningContext } from './_context';
import { ObjectName } from './_documents';
import { hardenManifests } from './_harden';
import { namesObject } from './_line-to-write';
import { printedReport } from './_print';
import { HardeningInput, HardeningRequest } from './_request';
import { HardeningWorkload, HardeningEntry, HardeningReport } from './hardening-report';
import { toQuantity } from '../../constructs/container-resources';
import { resourceDefaultsAt } from '../../constructs/resource-defaults';
import { warn } from '../../text/warn';
import { Aspects } from '../aspects';
import { Findings } from '../findings';
import { isIncluded } from '../included';
import { RenderedObject, RenderedObjects } from '../manifest-aspect';

/** One pass over all manifests of a synth, for all `Hardening` aspects of the tree. */
export class HardeningRun {
  /** The run of a synth: the first aspect of an app starts it for all of them, because they are cumulative. */
  public static of(objects: RenderedObjects, aspect: HardeningAspect): HardeningRun {
    return objects.once('hardening', () => new HardeningRun(objects.all, aspect));
  }

  public readonly replacements = new Map<ApiObject, any>();
  public readonly problems: readonly string[];
  private readonly objectsByConstruct = new Map<IConstruct, readonly ObjectName[]>();
  private readonly found = new Map<IConstruct, readonly HardeningAspect[]>();
  private readonly context: HardeningContext;

  private constructor(objects: readonly RenderedObject[], public readonly first: HardeningAspect) {
    this.context = new HardeningContext(objects.flatMap(({ construct }) => contextOf(this.aspectsAt(construct))));
    const inputs = objects.map(({ construct, manifest }): HardeningInput => ({
      constructPath: construct.node.path,
      manifest,
      ...isIncluded(construct) ? { ownLines: rule => Findings._linesAt(construct, rule) } : {},
      requestFor: object => this.requestFor(construct, object),
    }));
    const documents = hardenManifests(inputs, { isWholeApp: isWholeApp(objects), context: this.context.objects });
    this.problems = [...this.context.problems, ...documents.flatMap(({ problems }) => problems)];

    const reports = new Map<HardeningAspect, { entries: HardeningEntry[]; workloads: HardeningWorkload[] }>();
    const printed: HardeningReport = { entries: [], workloads: [] };
    documents.forEach(({ manifest, objects: within, entries, workloads }, index) => {
      const { construct, manifest: before } = objects[index];
      this.objectsByConstruct.set(construct, within);
      if (manifest !== before) { this.replacements.set(construct, manifest); }
      const aspects = this.aspectsAt(construct);
      for (const aspect of aspects) {
        const report = reports.get(aspect) ?? { entries: [], workloads: [] };
        reports.set(aspect, report);
        report.entries.push(...entries.filter(entry => isFor(aspect, entry)));
        report.workloads.push(...workloads.filter(workload => isFor(aspect, workload)));
      }
      const isLoud = (object: HardeningEntry | HardeningWorkload): boolean => aspects.some(aspect => !aspect._props.quiet && isFor(aspect, object));
      printed.entries.push(...entries.filter(isLoud));
      printed.workloads.push(...workloads.filter(isLoud));
    });
    for (const [aspect, report] of reports) { aspect._report = report; }
    const text = printedReport(printed.entries, printed.workloads);
    // Problems fail the synth, and nothing is written.
    if (text !== '' && this.problems.length === 0) { warn(text); }
  }

  /** The objects that a construct rendered. */
  public objectsOf(construct: IConstruct): readonly ObjectName[] {
    return this.objectsByConstruct.get(construct) ?? [];
  }

  private requestFor(construct: ApiObject, object: ObjectName): HardeningRequest | undefined {
    const aspects = this.aspectsAt(construct).filter(aspect => isFor(aspect, object));
    if (aspects.length === 0) { return undefined; }
    const defaults = resourceDefaultsAt(construct);
    return {
      measures: new Set(aspects.flatMap(({ _props: { measures } }) => measures ?? [])),
      apiAccess: aspects.flatMap(({ _props: { apiAccess } }) => apiAccess ?? []),
      resources: {
        cpuRequest: defaults.cpuRequest.amount,
        memoryRequest: String(toQuantity(defaults.memoryRequest).value),
        memoryLimit: String(toQuantity(defaults.memoryLimit).value),
        cpuLimit: defaults.cpuLimit?.amount,
      },
      knownBindings: this.bindingsKnownTo(aspects),
    };
  }

  private bindingsKnownTo(aspects: readonly HardeningAspect[]): HardeningRequest['knownBindings'] {
    if (aspects.some(({ _props: { complete } }) => complete)) { return 'all'; }
    return this.context.showsBindings(contextOf(aspects)) ? 'app and context' : 'app';
  }

  /** The aspects at and above a construct, outermost first, without duplicates. */
  private aspectsAt(construct: IConstruct): readonly HardeningAspect[] {
    const known = this.found.get(construct);
    if (known) { return known; }
    const above = construct.node.scope ? this.aspectsAt(construct.node.scope) : [];
    const own = Aspects.of(construct).all.filter(isHardening);
    const all = own.length === 0 ? above : [...new Set([...above, ...own])];
    this.found.set(construct, all);
    return all;
  }
}

function isFor(aspect: HardeningAspect, object: ObjectName): boolean {
  const { objects } = aspect._props;
  return objects === undefined || objects.some(text => namesObject(text, object));
}

function contextOf(aspects: readonly HardeningAspect[]): string[] {
  return aspects.flatMap(({ _props: { context } }) => context ?? []);
}

function isWholeApp(objects: readonly RenderedObject[]): boolean {
  const root = objects[0]?.construct.node.root;
  return root !== undefined && root.node.findAll().filter(construct => ApiObject.isApiObject(construct)).length === objects.length;
}
