import { HardeningContext } from './_context';
import { hardenManifests } from './_harden';
import { HardeningRequest } from './_request';
import { IsExcluded } from '../../manifest/manifest-names';

/** Facts about the cluster outside the documents. */
export interface KnownBesides {
  /** Whether the documents and the context are the whole cluster. */
  readonly complete: boolean;
  /** Paths of additional manifests. */
  readonly context: readonly string[];
  /** The namespace of objects that do not set one. */
  readonly namespace?: string;
  /** The files that are skipped in directories of the context. */
  readonly isExcluded?: IsExcluded;
}

/** Applies `Hardening` without options to documents. Unchanged documents are returned as they are. */
export function withHarmlessChanges(documents: readonly unknown[], { complete, context, namespace, isExcluded }: KnownBesides): readonly unknown[] {
  const known = new HardeningContext(context, isExcluded);
  const request: HardeningRequest = {
    measures: new Set(),
    apiAccess: [],
    // Not used without the measure RESOURCE_DEFAULTS.
    resources: { cpuRequest: '0', memoryRequest: '0', memoryLimit: '0' },
    knownBindings: complete ? 'all' : known.showsBindings(context) ? 'app and context' : 'app',
  };
  const inputs = documents.map(manifest => ({ constructPath: '', manifest, requestFor: () => request }));
  return hardenManifests(inputs, { isWholeApp: true, context: known.objects, namespace }).map(({ manifest }) => manifest);
}
