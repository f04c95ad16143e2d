import * as kplus from 'cdk8s-plus-28';
import { MountedVolume } from './_mounted-volumes';
import { Relaxations } from './_relaxations';
import { ContainerDirectory } from './_writable-directories';
import { TokenMount } from './token-mounts';

/** A snapshot of a pod of cdk8s-plus with everything that hardening adds. */
export interface HardenedPod {
  readonly pod: kplus.AbstractPod;
  /** Init and regular containers. */
  readonly containers: readonly kplus.Container[];
  readonly relaxations: Relaxations;
  readonly tokens: readonly (TokenMount & { readonly containers: readonly string[] })[];
  /** Variables that identities set in containers. */
  readonly environment: readonly { readonly variables: { readonly [name: string]: string }; readonly containers: readonly string[] }[];
  readonly directories: readonly ContainerDirectory[];
  /** Claims of a StatefulSet, which create their own volumes, and images, which need one. */
  readonly claims: readonly MountedVolume[];
  readonly images: readonly MountedVolume[];
  /** The settings of the user for the whole pod. */
  readonly settings: Partial<kplus.k8s.PodSpec>;
  /** The requests and limits of a container, defaults included. */
  resourcesOf(container: kplus.Container): kplus.ContainerResources;
}
