import { HardeningContext } from './_context';
import { hardenManifests } from './_harden';
import { HardeningRequest } from './_request';
import { IsExcluded } from '../../manifest/manifest-names';

/** What is known besides the documents. */
export interface KnownBesides {
  /** Whether the cluster holds nothing besides. */
  readonly complete: boolean;
  /** Paths of manifests that give facts. */
  readonly context: readonly string[];
  /** The namespace of objects that do not set one. */
  readonly namespace?: string;
  /** What is not read in directories of the context. */
  readonly isExcluded?: IsExcluded;
}

/** Documents as `Hardening` leaves them that is asked for nothing: the very document where nothing changed. */
export function withHarmlessChanges(documents: readonly unknown[], { complete, context, namespace, isExcluded }: KnownBesides): readonly unknown[] {
  const known = new HardeningContext(context, isExcluded);
  const request: HardeningRequest = {
    measures: new Set(),
    apiAccess: [],
    // Of no measure that is not asked for.
    resources: { cpuRequest: '0', memoryRequest: '0', memoryLimit: '0' },
    knownBindings: complete ? 'all' : known.showsBindings(context) ? 'app and context' : 'app',
  };
  const inputs = documents.map(manifest => ({ constructPath: '', manifest, requestFor: () => request }));
  return hardenManifests(inputs, { isWholeApp: true, context: known.objects, namespace }).map(({ manifest }) => manifest);
}
