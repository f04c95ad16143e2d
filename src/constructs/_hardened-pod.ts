import * as kplus from 'cdk8s-plus-28';
import { MountedVolume } from './_mounted-volumes';
import { Relaxations } from './_relaxations';
import { ContainerDirectory } from './_writable-directories';
import { TokenMount } from './token-mounts';

/** A pod of cdk8s-plus with all that hardening adds to it, as it is at one moment. */
export interface HardenedPod {
  readonly pod: kplus.AbstractPod;
  /** Init and regular containers. */
  readonly containers: readonly kplus.Container[];
  readonly relaxations: Relaxations;
  readonly tokens: readonly (TokenMount & { readonly containers: readonly string[] })[];
  /** Variables that identities set in containers. */
  readonly environment: readonly { readonly variables: { readonly [name: string]: string }; readonly containers: readonly string[] }[];
  readonly directories: readonly ContainerDirectory[];
  /** Claims of a StatefulSet, which bring their volume along, and images, which need one. */
  readonly claims: readonly MountedVolume[];
  readonly images: readonly MountedVolume[];
  /** What its user sets for the whole pod. */
  readonly settings: Partial<kplus.k8s.PodSpec>;
  /** The requests and limits of a container, defaults included. */
  resourcesOf(container: kplus.Container): kplus.ContainerResources;
}
