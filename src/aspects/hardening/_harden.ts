import { DocumentModel } from './_document-model';
import { needForAccountToken } from './_harden-account';
import { hardenWorkload } from './_harden-workload';
import { withValue } from './_json';
import { KnownBindings } from './_known-bindings';
import { HardeningInput, HardeningRequest } from './_request';
import { HardeningMeasure } from './hardening-measure';
import { HardenedWorkload, HardeningEntry, HardeningOutcome } from './hardening-report';
import { ManifestObject, objectsOf, podTemplatePath } from '../../kubernetes/workloads';
import { ManifestObject as ContextObject } from '../../manifest/manifest-object';

/** A document, hardened. */
export interface HardenedDocument {
  /** The very manifest that was given, where nothing changed. */
  readonly manifest: unknown;
  readonly entries: readonly HardeningEntry[];
  readonly workloads: readonly HardenedWorkload[];
  readonly problems: readonly string[];
}

/** What is known about the app besides the documents. */
export interface HardeningOptions {
  /** Whether these are all documents of the app. */
  readonly isWholeApp: boolean;
  /** Manifests that are not hardened, such as the bindings of another repository. */
  readonly context?: readonly ContextObject[];
}

interface Place {
  readonly input: number;
  readonly object: ManifestObject;
  readonly request: HardeningRequest | undefined;
}

/**
 * Hardens the documents of an app, given together so that the accounts and the
 * permissions of one are known to the workloads of another. It never changes
 * what it is given, and changes nothing that it has hardened already.
 */
export function hardenManifests(inputs: readonly HardeningInput[], { isWholeApp, context = [] }: HardeningOptions): HardenedDocument[] {
  const documents = inputs.map(({ manifest }) => ({
    manifest, entries: [] as HardeningEntry[], workloads: [] as HardenedWorkload[], problems: [] as string[],
  }));
  const places = inputs.flatMap(({ manifest, requestFor }, input) => objectsOf(manifest).map(
    (object): Place => ({ input, object, request: requestFor(object) }),
  ));
  const complete = isWholeApp && places.some(({ request }) => request?.knownBindings === 'all');
  const modelOf = (): DocumentModel => new DocumentModel(documents.map(({ manifest }) => manifest), { context, complete });
  const known = ({ knownBindings }: HardeningRequest): KnownBindings => isWholeApp ? knownBindings : 'part of the app';

  const before = modelOf();
  for (const { input, object, request } of places) {
    const template = podTemplatePath(object);
    if (!template || !request) { continue; }
    const { constructPath } = inputs[input];
    const modelled = before.workloadAt(input, object.path);
    const result = hardenWorkload({ workload: object, template, constructPath, request, modelled, known: known(request) });
    const document = documents[input];
    document.manifest = withValue(document.manifest, object.path, result.object);
    document.entries.push(...result.entries);
    document.workloads.push(result.workload);
    document.problems.push(...result.problems);
  }

  const after = modelOf();
  for (const { input, object: account, request } of places) {
    if (!isServiceAccount(account) || !request) { continue; }
    const verdict = needForAccountToken({ account, modelled: after.serviceAccountAt(input, account.path), request, known: known(request) });
    if (!verdict) { continue; }
    const { constructPath } = inputs[input];
    const document = documents[input];
    if (verdict.outcome === HardeningOutcome.CHANGED) {
      document.manifest = withValue(document.manifest, [...account.path, 'automountServiceAccountToken'], false);
    }
    const { kind, name, namespace } = account;
    document.entries.push({ kind, name, namespace, constructPath, measure: HardeningMeasure.NO_AUTOMOUNT, ...verdict });
  }
  return documents;
}

function isServiceAccount({ kind, apiVersion }: ManifestObject): boolean {
  return kind === 'ServiceAccount' && apiVersion === 'v1';
}
