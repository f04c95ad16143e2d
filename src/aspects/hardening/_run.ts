import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import { HardeningContext } from './_context';
import { hardenManifests } from './_harden';
import { namesObject } from './_line-to-write';
import { printedReport } from './_print';
import { HardeningInput, HardeningRequest } from './_request';
import { Hardening } from './hardening';
import { HardenedWorkload, HardeningEntry, HardeningReport } from './hardening-report';
import { toQuantity } from '../../constructs/_container-resources';
import { resourceDefaultsAt } from '../../constructs/resource-defaults';
import { ManifestObject } from '../../kubernetes/workloads';
import { warn } from '../../text/warn';
import { RenderedObject } from '../_manifest-aspect';
import { Aspects } from '../aspects';

/** What came out of a run; renderings are new at every synth. */
const hardened = new WeakSet<object>();

/** Whether a run was here already in this synth. */
export function wasHardened(objects: readonly RenderedObject[]): boolean {
  return objects.some(({ manifest }) => hardened.has(manifest as object));
}

/** One pass over all manifests of a synth, for all `Hardening` aspects of the tree together. */
export class HardeningRun {
  public readonly replacements = new Map<ApiObject, any>();
  public readonly problems: readonly string[];
  private readonly found = new Map<IConstruct, readonly Hardening[]>();
  private readonly context: HardeningContext;

  public constructor(objects: readonly RenderedObject[]) {
    this.context = new HardeningContext(objects.flatMap(({ construct }) => contextOf(this.aspectsAt(construct))));
    const inputs = objects.map(({ construct, manifest }): HardeningInput => ({
      constructPath: construct.node.path, manifest, requestFor: object => this.requestFor(construct, object),
    }));
    const documents = hardenManifests(inputs, { isWholeApp: isWholeApp(objects), context: this.context.objects });
    this.problems = [...this.context.problems, ...documents.flatMap(({ problems }) => problems)];

    const reports = new Map<Hardening, { entries: HardeningEntry[]; workloads: HardenedWorkload[] }>();
    const printed: HardeningReport = { entries: [], workloads: [] };
    documents.forEach(({ manifest, entries, workloads }, index) => {
      const { construct, manifest: before } = objects[index];
      hardened.add(manifest as object);
      if (manifest !== before) { this.replacements.set(construct, manifest); }
      const aspects = this.aspectsAt(construct);
      for (const aspect of aspects) {
        const report = reports.get(aspect) ?? { entries: [], workloads: [] };
        reports.set(aspect, report);
        report.entries.push(...entries.filter(entry => isFor(aspect, entry)));
        report.workloads.push(...workloads.filter(workload => isFor(aspect, workload)));
      }
      const isLoud = (object: HardeningEntry | HardenedWorkload): boolean => aspects.some(aspect => !aspect._props.quiet && isFor(aspect, object));
      printed.entries.push(...entries.filter(isLoud));
      printed.workloads.push(...workloads.filter(isLoud));
    });
    for (const [aspect, report] of reports) { aspect._report = report; }
    const text = printedReport(printed.entries, printed.workloads);
    // What can't be done fails the synth, and nothing is written.
    if (text !== '' && this.problems.length === 0) { warn(text); }
  }

  private requestFor(construct: ApiObject, object: ManifestObject): HardeningRequest | undefined {
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
      },
      knownBindings: this.bindingsKnownTo(aspects),
    };
  }

  private bindingsKnownTo(aspects: readonly Hardening[]): HardeningRequest['knownBindings'] {
    if (aspects.some(({ _props: { complete } }) => complete)) { return 'all'; }
    return this.context.showsBindings(contextOf(aspects)) ? 'app and context' : 'app';
  }

  /** The aspects at and above a construct, the outermost first, each once. */
  private aspectsAt(construct: IConstruct): readonly Hardening[] {
    const known = this.found.get(construct);
    if (known) { return known; }
    const above = construct.node.scope ? this.aspectsAt(construct.node.scope) : [];
    const own = Aspects.of(construct).all.filter(aspect => aspect instanceof Hardening);
    const all = own.length === 0 ? above : [...new Set([...above, ...own])];
    this.found.set(construct, all);
    return all;
  }
}

function isFor(aspect: Hardening, object: Pick<ManifestObject, 'kind' | 'name' | 'namespace'>): boolean {
  const { objects } = aspect._props;
  return objects === undefined || objects.some(text => namesObject(text, object));
}

function contextOf(aspects: readonly Hardening[]): string[] {
  return aspects.flatMap(({ _props: { context } }) => context ?? []);
}

function isWholeApp(objects: readonly RenderedObject[]): boolean {
  const root = objects[0]?.construct.node.root;
  return root !== undefined && root.node.findAll().filter(construct => ApiObject.isApiObject(construct)).length === objects.length;
}
