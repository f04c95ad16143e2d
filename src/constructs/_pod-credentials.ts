import * as kplus from 'cdk8s-plus-28';
import { ContainerCredential } from './_account-users';
import { HardenedPod } from './_hardened-pod';
import { freeVolumeName } from '../kubernetes/free-volume-name';

/** The tokens and variables that the identities of an account add to the containers of a pod. */
export class PodCredentials {
  private readonly all: ContainerCredential[] = [];

  public constructor(private readonly pod: kplus.AbstractPod) {}

  public add(credential: ContainerCredential): void {
    this.all.push(credential);
  }

  /** @param taken The names of the other token volumes. */
  public tokensBeside(taken: readonly string[]): HardenedPod['tokens'] {
    const names = [...taken];
    return this.all.flatMap(credential => {
      const containers = this.readersOf(credential);
      if (!credential.token || containers.length === 0) { return []; }
      const volumeName = freeVolumeName(credential.token.volumeName, names);
      names.push(volumeName);
      return [{ ...credential.token, volumeName, containers }];
    });
  }

  public get environment(): HardenedPod['environment'] {
    return this.all.map(credential => ({ variables: credential.environment, containers: this.readersOf(credential) }));
  }

  public get problems(): string[] {
    return this.all.flatMap(credential => [...this.undecidedReaders(credential), ...this.otherValues(credential)]);
  }

  private undecidedReaders({ title, token, containers }: ContainerCredential): string[] {
    const { length } = this.pod.containers;
    return !token || containers || length === 1 ? []
      : [`the pod has ${length} regular containers (${this.pod.containers.map(({ name }) => `'${name}'`).join(', ')}), so the identity ${title} must name those that get its token; write containers: ['<container>'] on its WorkloadIdentity`];
  }

  /** Variables that a container itself sets to another value. */
  private otherValues(credential: ContainerCredential): string[] {
    const readers = this.readersOf(credential);
    return Object.entries(credential.environment).flatMap(([variable, value]) => this.containers
      .filter(({ name, env }) => readers.includes(name) && Object.hasOwn(env.variables, variable) && env.variables[variable].value !== value)
      .map(({ name }) => `the container '${name}' sets the variable ${variable}, which its identity sets to ${JSON.stringify(value)}; remove it from the container`));
  }

  private readersOf({ token, containers }: ContainerCredential): string[] {
    if (token && !containers) { return this.pod.containers.slice(0, 1).map(({ name }) => name); }
    const names = this.containers.map(({ name }) => name);
    return containers ? names.filter(name => containers.includes(name)) : names;
  }

  private get containers(): kplus.Container[] {
    return [...this.pod.initContainers, ...this.pod.containers];
  }
}
