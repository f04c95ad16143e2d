import { ApiObject } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { RuleAcceptance, writeAcceptancesLater } from './_accept';
import { PodParts, withDetails } from './_accepted-details';
import { addWorkload, KnownWorkload } from './_account-users';
import { annotationsOf } from './_annotations';
import { addApiConsumer } from './_api-consumers';
import { applyChartAfter, applyInOrder, ApplyRank } from './_apply-order';
import { HardenedPod } from './_hardened-pod';
import { hardenedPodSpec } from './_hardened-pod-spec';
import { annotationsBefore } from './_hooks';
import { MountedVolume } from './_mounted-volumes';
import { areDifferent, namespaceOfAccount } from './_namespace';
import { writeNewerFields } from './_newer-fields';
import { PodCredentials } from './_pod-credentials';
import { mountedIn, mountProblems } from './_pod-mounts';
import { checkPodSettings, contradictions, hasNewerFields, newerFields, podSettings } from './_pod-settings';
import { Relaxations } from './_relaxations';
import { unworkablePods } from './_unworkable-pods';
import { annotationWeakenings, containerWeakenings, emptyVolumes, podWeakenings, volumeWeakenings } from './_weakenings';
import { checkWritableDirectories, writableDirectories } from './_writable-directories';
import { ApiAccess } from './api-access';
import { BoundToken } from './bound-token';
import { resourcesWithDefaults } from './container-resources';
import { applyPatchesLast } from './patches-last';
import { Relaxation } from './relaxation';
import { resourceDefaultsAt } from './resource-defaults';
import { SecureServiceAccount } from './secure-service-account';
import { SecureWorkloadProps } from './secure-workload-props';
import { TokenMountOptions } from './token-mount-options';
import { TOKEN_PATH_VARIABLE, TokenMount, tokenMount, unmountedToken } from './token-mounts';
import { WritableDirectory } from './writable-directory';
import { DEFAULT_SERVICE_ACCOUNT } from '../kubernetes/service-account-token';
import { safeText } from '../text/safe-text';

/**
 * Hardens a workload of cdk8s-plus. All six hardened workloads share it and forward
 * their inherited methods to it.
 */
export class PodHardening {
  public readonly account: kplus.IServiceAccount;
  private readonly relaxations: Relaxations;
  private readonly directories: WritableDirectory[];
  private readonly tokens: TokenMount[] = [];
  private readonly accesses: ApiAccess[] = [];
  private readonly credentials: PodCredentials;
  private readonly workload: KnownWorkload;
  private readonly hasOwnAccount: boolean;

  /** @param claims The claims of a StatefulSet. */
  public constructor(
    private readonly pod: kplus.AbstractPod, private readonly props: SecureWorkloadProps, private readonly claims: readonly MountedVolume[] = [],
  ) {
    this.credentials = new PodCredentials(pod);
    this.relaxations = new Relaxations([...props.relaxations ?? []], () => pod.containers.map(container => container.name));
    this.directories = [...props.writableDirectories ?? []];
    checkWritableDirectories(this.directories);
    checkPodSettings(props);
    this.check();

    this.account = pod.serviceAccount ?? new SecureServiceAccount(pod, 'ServiceAccount', {
      metadata: { name: pod.name, namespace: pod.metadata.namespace, annotations: annotationsBefore(annotationsOf(pod.metadata)) },
    });
    this.hasOwnAccount = !pod.serviceAccount;
    this.checkAccount();
    if (!pod.serviceAccount) { Object.assign(pod, { serviceAccount: this.account }); }

    if (hasNewerFields(props)) { writeNewerFields(ApiObject.of(pod), () => newerFields(props, this.podResources)); }
    // All other changes of the written manifest come before.
    applyPatchesLast(pod);
    applyInOrder(pod, ApplyRank.WORKLOAD);
    applyChartAfter(pod, this.account);
    const { account, relaxations } = this;
    this.workload = {
      account,
      construct: pod,
      podMetadata: pod.podMetadata,
      get hostNetwork() { return Boolean(pod.hostNetwork) || relaxations.has('hostNetwork'); },
      containerNames: () => this.containers.map(container => container.name),
      addCredential: credential => this.credentials.add(credential),
    };
    addWorkload(this.workload);
    this.writeAcceptances();
    if (props.apiAccess) { this.allowApiAccess(props.apiAccess); }
    pod.node.addValidation({ validate: () => this.validate() });
  }

  /** Refuses a weakening in the call that causes it. */
  public check(): void {
    const [problem] = this.weakenings();
    if (problem) { throw new Error(safeText(problem)); }
  }

  public mountToken(token: BoundToken, options: TokenMountOptions): void {
    if (options.containers?.length === 0) {
      throw new Error("mountToken names no container; write { containers: ['app'] } with the containers that need the token, or addTokenVolume() for a webhook that mounts it");
    }
    this.addToken(tokenMount(token, options, this.tokenVolumes), token.audience === undefined);
  }

  public addTokenVolume(token: BoundToken, volumeName: string): void {
    this.addToken(unmountedToken(token, volumeName), token.audience === undefined);
  }

  public allowApiAccess(access: ApiAccess): void {
    const { _token: token, _options: options, _containers: containers } = access;
    this.addToken(tokenMount(token, { ...options, containers }, this.tokenVolumes, TOKEN_PATH_VARIABLE), access._callsApi);
    this.accesses.push(access);
    this.writeAcceptances();
  }

  public addRelaxation(relaxation: Relaxation): void {
    this.relaxations.add(relaxation);
    this.check();
    this.writeAcceptances();
  }

  public addWritableDirectory(directory: WritableDirectory): void {
    checkWritableDirectories([directory]);
    this.directories.push(directory);
  }

  private get tokenVolumes(): string[] {
    return this.tokens.map(({ volumeName }) => volumeName);
  }

  private addToken(mount: TokenMount, callsApi: boolean): void {
    if (this.tokenVolumes.includes(mount.volumeName)) {
      throw new Error(safeText(`the pod already has a token volume named '${mount.volumeName}'; name all its containers in one call, or set another volumeName`));
    }
    this.tokens.push(mount);
    if (callsApi) { addApiConsumer(this.workload); }
  }

  /** The only container is known only after all are added. */
  private writeAcceptances(): void {
    const accepted = this.accesses.flatMap(access => access._acceptedFor(this.account.name));
    const rules = [...this.relaxations.acceptedRules, ...accepted.map(({ rule }) => rule)];
    const ofRelaxations = (): RuleAcceptance[] => this.relaxations.accepted.flatMap(acceptance => withDetails(acceptance, this.parts));
    writeAcceptancesLater(this.pod.metadata, rules, () => [...ofRelaxations(), ...accepted]);
  }

  /** @param render Renders the spec of a pod as cdk8s-plus does. */
  public toPodSpec(render: (pod: kplus.AbstractPod) => kplus.k8s.PodSpec): kplus.k8s.PodSpec {
    return hardenedPodSpec(render(withoutResources(this.pod)), this.hardened());
  }

  /** The regular containers for an autoscaler, with the requests and limits that they get, individual or shared. */
  public scaledContainers(): kplus.Container[] {
    return this.pod.containers.map(container => withResources(container, this.podResources ?? this.resourcesOf(container)));
  }

  private resourcesOf({ name, resources = {} }: kplus.Container): kplus.ContainerResources {
    return this.props.podResources ? resources : this.withDefaults(resources, !this.relaxations.has('unlimitedMemory', name));
  }

  private get podResources(): kplus.ContainerResources | undefined {
    return this.props.podResources && this.withDefaults(this.props.podResources, true);
  }

  private withDefaults(resources: kplus.ContainerResources, limitMemory: boolean): kplus.ContainerResources {
    return resourcesWithDefaults(resources, resourceDefaultsAt(this.pod), limitMemory);
  }

  private get containers(): kplus.Container[] {
    return [...this.pod.initContainers, ...this.pod.containers];
  }

  /** The containers and all volumes, including those that only containers name. */
  private get parts(): PodParts {
    const { containers } = this;
    return { containers, volumes: [...new Set([...this.pod.volumes, ...containers.flatMap(({ mounts }) => mounts.map(({ volume }) => volume))])] };
  }

  private hardened(): HardenedPod {
    const { pod, props, relaxations, containers, claims } = this;
    const images = (props.imageVolumes ?? []).map(({ name, mountPaths }) => ({ name, mountPaths, readOnly: true }));
    return {
      pod,
      containers,
      relaxations,
      tokens: this.tokensWithContainers(),
      environment: this.credentials.environment,
      resourcesOf: container => this.resourcesOf(container),
      directories: writableDirectories(this.directories, containers, {
        withTemporary: name => !relaxations.has('writableRootFilesystem', name),
        othersIn: name => mountedIn(name, { claims, images }),
      }),
      claims,
      images,
      settings: podSettings(props, pod),
    };
  }

  private weakenings(): string[] {
    const { pod, containers, relaxations } = this;
    return [
      ...relaxations.withoutTarget().map(kind =>
        `Relaxation.${kind} names no container, but the pod has ${list(pod.containers.map(container => container.name))}; write containers: ['<name>'] in its options`),
      ...podWeakenings(pod, relaxations),
      ...duplicateNames(containers),
      ...containers.flatMap(container => containerWeakenings(container, relaxations)),
      ...volumeWeakenings(pod.volumes, relaxations),
    ];
  }

  private checkAccount(): void {
    const { name } = this.account;
    if (name === DEFAULT_SERVICE_ACCOUNT) {
      throw new Error("a hardened workload must not run as the ServiceAccount 'default', which every pod without an account shares; leave serviceAccount out to get a dedicated account, or give it a SecureServiceAccount");
    }
    const own = this.pod.metadata.namespace;
    const namespace = namespaceOfAccount(this.account);
    if (areDifferent(own, namespace)) {
      throw new Error(safeText(`the workload is in the namespace '${own}', but its ServiceAccount '${name}' is in '${namespace}', and a pod can only use an account of its own namespace; define one there`));
    }
  }

  /** The problems of the complete workload. */
  private validate(): string[] {
    const { pod, relaxations } = this;
    const hardened = this.hardened();
    const names = hardened.containers.map(container => container.name);
    const volumes = new Set(pod.volumes);
    const own = volumes.size;
    for (const { mounts } of hardened.containers) {
      for (const { volume } of mounts) { volumes.add(volume); }
    }
    const all = [...volumes];
    return [
      ...this.weakenings(),
      ...annotationWeakenings(pod),
      ...this.lateHooks(),
      ...volumeWeakenings(all.slice(own), relaxations),
      ...emptyVolumes(pod, all),
      ...relaxations.unknownTargets('container', names).map(({ kind, target }) =>
        `Relaxation.${kind} names the container '${target}', but the pod has ${list(names)}; write one of these`),
      ...relaxations.unknownTargets('volume', all.map(volume => volume.name)).map(({ kind, target }) =>
        `Relaxation.${kind} names the volume '${target}', but the pod has ${list(all.map(volume => volume.name))}; write one of these`),
      ...this.directories.flatMap(({ path, containers }) => unknown(containers ?? [], names).map(name =>
        `the writable directory '${path}' names the container '${name}', but the pod has ${list(names)}; write one of these`)),
      ...contradictions(this.props, relaxations),
      ...[...hardened.claims, ...hardened.images].flatMap(({ name: volume, mountPaths }) => unknown(Object.keys(mountPaths), names).map(name =>
        `the volume '${volume}' is for the container '${name}', but the pod has ${list(names)}; write one of these`)),
      ...[...this.tokens, ...this.credentialTokens].flatMap(mount => this.tokenProblems(mount, names)),
      ...this.credentials.problems,
      ...mountProblems(hardened, all),
      ...unworkablePods(pod),
    ];
  }

  /** Hooks that apply the workload before its dedicated account. */
  private lateHooks(): string[] {
    if (!this.hasOwnAccount) { return []; }
    const own = annotationsOf((this.account as SecureServiceAccount).metadata);
    const late = ([key, value]: [string, string]): boolean => own[key] === undefined || Number(own[key]) > Number(value);
    return Object.entries(annotationsBefore(annotationsOf(this.pod.metadata))).filter(late).map(([key, value]) =>
      `the workload is applied before its account, which lacks the annotation ${key}: ${value}; set all hook and wave annotations in the metadata property of the workload`);
  }

  private tokenProblems({ containers }: TokenMount, names: readonly string[]): string[] {
    if (!containers && this.pod.containers.length !== 1) {
      return [`the pod has ${this.pod.containers.length} regular containers (${list(this.pod.containers.map(container => container.name))}), but none is named as the one that calls the Kubernetes API; write apiAccess: ApiAccess.inContainers('<container>')`];
    }
    const problems = unknown(containers ?? [], names).map(name =>
      `a token is for the container '${name}', but the pod has ${list(names)}; write one of these`);
    if (this.relaxations.has('sharedProcessNamespace') && !this.relaxations.has('tokenInSharedProcessNamespace')) {
      problems.push("a container holds a token, but with Relaxation.sharedProcessNamespace every container of the pod can read it; remove one of the two, or add Relaxation.tokenInSharedProcessNamespace('<reason>')");
    }
    return problems;
  }

  private tokensWithContainers(): HardenedPod['tokens'] {
    const only = this.pod.containers.slice(0, 1).map(({ name }) => name);
    return [...this.tokens.map(mount => ({ ...mount, containers: mount.containers ?? only })), ...this.credentialTokens];
  }

  private get credentialTokens(): HardenedPod['tokens'] {
    return this.credentials.tokensBeside(this.tokenVolumes);
  }
}

/** The pod without resources: the renderer of cdk8s-plus throws on sizes that are not whole mebibytes or gibibytes. */
function withoutResources(pod: kplus.AbstractPod): kplus.AbstractPod {
  const views = (containers: readonly kplus.Container[]) => ({ value: containers.map(container => withResources(container, {})) });
  return Object.create(pod, { containers: views(pod.containers), initContainers: views(pod.initContainers) });
}

function withResources(container: kplus.Container, resources: kplus.ContainerResources): kplus.Container {
  return Object.create(container, { resources: { value: resources } });
}

function duplicateNames(containers: readonly kplus.Container[]): string[] {
  const twice = containers.find(({ name }, index) => containers.findIndex(other => other.name === name) !== index)?.name;
  if (twice === undefined) { return []; }
  return [twice === 'main'
    ? "two containers have no name, and both default to 'main'; give each container a name"
    : `two containers are named '${twice}'; give each container its own name`];
}

function unknown(names: readonly string[], known: readonly string[]): string[] {
  return names.filter(name => !known.includes(name));
}

function list(names: readonly string[]): string {
  return names.length === 0 ? 'none' : names.map(name => `'${name}'`).join(', ');
}
