import { DocumentModel, PodTemplate } from './_document-model';
import { ObjectName, objectsOfDocuments } from './_documents';
import { needForAccountToken } from './_harden-account';
import { hardenWorkload } from './_harden-workload';
import { withValue } from './_json';
import { KnownBindings } from './_known-bindings';
import { HardeningInput, HardeningRequest } from './_request';
import { HardeningMeasure } from './hardening-measure';
import { HardeningWorkload, HardeningEntry, HardeningOutcome } from './hardening-report';
import { ManifestObject } from '../../manifest/manifest-object';
import { Workload } from '../../model/workload';
import { valueAt } from '../../objects/data-path';

/** A hardened document. */
export interface HardenedDocument {
  /** The manifest; the original one if nothing changed. */
  readonly manifest: unknown;
  readonly objects: readonly ObjectName[];
  readonly entries: readonly HardeningEntry[];
  readonly workloads: readonly HardeningWorkload[];
  readonly problems: readonly string[];
}

/** Facts about the app outside the documents. */
export interface HardeningOptions {
  /** Whether these are all documents of the app. */
  readonly isWholeApp: boolean;
  /** Manifests that are not hardened, such as the bindings of another repository. */
  readonly context?: readonly ManifestObject[];
  /** The namespace of objects that do not set one. */
  readonly namespace?: string;
}

/**
 * Hardens the documents of an app. It needs all of them at once, because the accounts
 * and permissions of the workloads in one may be in another. It does not modify its
 * arguments, and does not change documents that it has already hardened.
 */
export function hardenManifests(
  inputs: readonly HardeningInput[], { isWholeApp, context = [], namespace: defaultNamespace }: HardeningOptions,
): HardenedDocument[] {
  const objects = objectsOfDocuments(inputs.map(({ manifest }) => manifest))
    .map(object => ({ ...object, ownLines: inputs[object.document].ownLines }));
  const documents = inputs.map(({ manifest }) => ({
    manifest,
    objects: [] as ObjectName[],
    entries: [] as HardeningEntry[],
    workloads: [] as HardeningWorkload[],
    problems: [] as string[],
  }));
  const asked = objects.flatMap(object => {
    documents[object.document].objects.push(object);
    const request = inputs[object.document].requestFor(object);
    return request ? [{ object, request }] : [];
  });
  const complete = isWholeApp && asked.some(({ request }) => request.knownBindings === 'all');
  const model = new DocumentModel(objects, { context, complete, namespace: defaultNamespace });
  const known = ({ knownBindings }: HardeningRequest): KnownBindings => isWholeApp ? knownBindings : 'part of the app';

  const withoutAutomount = new Set<Workload>();
  for (const { object, request } of asked) {
    const { constructPath } = inputs[object.document];
    const document = documents[object.document];
    let rendered = object;
    const restrictions: HardeningWorkload[] = [];
    const podTemplates = model.podTemplates(object);
    for (const podTemplate of podTemplates) {
      const requestForIt = requestForTemplate(request, podTemplate, podTemplates);
      const result = hardenWorkload({ ...podTemplate, rendered, constructPath, request: requestForIt, known: known(request) });
      if (valueAt(result.object, [...podTemplate.template, 'spec', 'automountServiceAccountToken']) === false) { withoutAutomount.add(podTemplate.workload); }
      rendered = { ...rendered, object: result.object };
      document.entries.push(...result.entries);
      restrictions.push(result.workload);
      document.problems.push(...result.problems);
    }
    if (restrictions.length === 0) { continue; }
    document.manifest = withValue(document.manifest, object.path, rendered.object);
    document.workloads.push({ ...restrictions[0], notRestricted: [...new Set(restrictions.flatMap(({ notRestricted }) => notRestricted))] });
  }

  for (const { object, request } of asked) {
    const document = documents[object.document];
    const { kind, name, namespace } = object;
    const identity = { kind, name, namespace, constructPath: inputs[object.document].constructPath };
    if (object.refusal !== undefined) {
      document.entries.push({ ...identity, measure: 'manifest', outcome: HardeningOutcome.KEPT, message: `Nothing was changed: it can't be read, because ${object.refusal}` });
      continue;
    }
    const account = model.serviceAccount(object);
    const verdict = account && needForAccountToken({
      rendered: object, account, withoutAutomount, isOfController: workload => model.isOfController(workload), request, known: known(request),
    });
    if (!verdict) { continue; }
    if (verdict.outcome === HardeningOutcome.CHANGED) {
      document.manifest = withValue(document.manifest, [...object.path, 'automountServiceAccountToken'], false);
    }
    document.entries.push({ ...identity, measure: HardeningMeasure.NO_AUTOMOUNT, ...verdict });
  }
  return documents;
}

/** If an object has several pod templates, those without any of the named containers get no token. */
function requestForTemplate(request: HardeningRequest, podTemplate: PodTemplate, all: readonly PodTemplate[]): HardeningRequest {
  const accessOf = ({ workload }: PodTemplate): HardeningRequest['apiAccess'] => request.apiAccess.filter(
    ({ _containers: containers }) => containers === undefined || workload.containers.some(({ name }) => containers.includes(name)),
  );
  if (request.apiAccess.length === 0 || all.length === 1 || all.every(other => accessOf(other).length === 0)) { return request; }
  const apiAccess = accessOf(podTemplate);
  return { ...request, apiAccess, ...apiAccess.length === 0 ? { measures: new Set([...request.measures, HardeningMeasure.NO_AUTOMOUNT]) } : {} };
}
