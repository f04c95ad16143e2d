import { HardeningContext } from './_context';
import { hardenManifests } from './_harden';
import { HardeningRequest } from './_request';

/** What is known besides the documents. */
export interface KnownBesides {
  /** Whether the cluster holds nothing besides. */
  readonly complete: boolean;
  /** Paths of manifests that give facts. */
  readonly context: readonly string[];
}

/** Documents as `Hardening` leaves them that is asked for nothing: the very document where nothing changed. */
export function withHarmlessChanges(documents: readonly unknown[], { complete, context }: KnownBesides): readonly unknown[] {
  const known = new HardeningContext(context);
  const request: HardeningRequest = {
    measures: new Set(),
    apiAccess: [],
    // Of no measure that is not asked for.
    resources: { cpuRequest: '0', memoryRequest: '0', memoryLimit: '0' },
    knownBindings: complete ? 'all' : known.showsBindings(context) ? 'app and context' : 'app',
  };
  const inputs = documents.map(manifest => ({ constructPath: '', manifest, requestFor: () => request }));
  return hardenManifests(inputs, { isWholeApp: true, context: known.objects }).map(({ manifest }) => manifest);
}
