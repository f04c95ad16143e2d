import { PodTokens } from './_pod-tokens';
import { Container, SecretReference, Token } from './workload';
import { Path } from '../manifest/path';
import type * as k8s from '../objects/kubernetes-types';
import { items } from '../objects/lists';

const CONTAINER_LISTS = [['init', 'initContainers'], ['regular', 'containers'], ['ephemeral', 'ephemeralContainers']] as const;

/** The containers of a pod with the tokens that they get at runtime. */
export function containersOf(held: PodTokens): Container[] {
  const { spec, specPath } = held.pod;
  const found: Container[] = [];
  for (const [type, list] of CONTAINER_LISTS) {
    const manifests = items<k8s.Container>(spec?.[list]);
    for (let index = 0; index < manifests.length; index++) {
      const manifest = manifests[index];
      found.push(new PodContainer(manifest.name ?? '', type, [...specPath, list, index], manifest, held));
    }
  }
  return found;
}

/** A container. Its tokens are computed on request, because few rules need those of all containers. */
class PodContainer implements Container {
  private found: readonly Token[] | undefined;

  public constructor(
    public readonly name: string,
    public readonly type: Container['type'],
    public readonly path: Path,
    public readonly manifest: k8s.Container,
    private readonly held: PodTokens,
  ) {}

  public get tokens(): readonly Token[] {
    this.found ??= this.held.in(this);
    return this.found;
  }

  public get tokenSecrets(): readonly SecretReference[] {
    return this.held.secretsIn(this);
  }
}
