import * as kplus from 'cdk8s-plus-28';
import { RuleAcceptance, writeAcceptancesLater } from './_accept';
import { addWorkload, KnownWorkload } from './_account-users';
import { addApiConsumer } from './_api-consumers';
import { applyChartAfter, applyInOrder, ApplyRank } from './_apply-order';
import { HardenedPod } from './_hardened-pod';
import { hardenedPodSpec } from './_hardened-pod-spec';
import { namespaceOfAccount } from './_namespace';
import { mountProblems } from './_pod-mounts';
import { Relaxations } from './_relaxations';
import { annotationWeakenings, containerWeakenings, podWeakenings, volumeWeakenings } from './_weakenings';
import { checkWritableDirectories, writableDirectories } from './_writable-directories';
import { ApiPermissions } from './api-access';
import { BoundToken } from './bound-token';
import { SecureServiceAccount } from './secure-service-account';
import { SecureWorkloadProps } from './secure-workload-props';
import { TokenMountOptions } from './token-mount-options';
import { TOKEN_PATH_VARIABLE, TokenMount, tokenMount, unmountedToken } from './token-mounts';
import { DEFAULT_SERVICE_ACCOUNT } from '../kubernetes/service-account-token';
import { safeText } from '../text/safe-text';

const DEFAULT_TOKEN = BoundToken.forKubernetesApi();

/**
 * What makes a workload of cdk8s-plus a hardened one. All six share it: each
 * only forwards what it inherits.
 */
export class PodHardening {
  public readonly account: kplus.IServiceAccount;
  private readonly relaxations: Relaxations;
  private readonly directories: SecureWorkloadProps['writable'] & object;
  private readonly tokens: TokenMount[];
  private readonly workload: KnownWorkload;

  public constructor(private readonly pod: kplus.AbstractPod, props: SecureWorkloadProps) {
    this.relaxations = new Relaxations(props.relaxations ?? [], () => pod.containers.map(container => container.name));
    this.directories = [...props.writable ?? []];
    checkWritableDirectories(this.directories);
    this.check();

    this.account = pod.serviceAccount ?? new SecureServiceAccount(pod, 'ServiceAccount', {
      metadata: { name: pod.name, namespace: pod.metadata.namespace },
    });
    this.checkAccount();
    if (!pod.serviceAccount) { Object.assign(pod, { serviceAccount: this.account }); }

    const access = props.apiAccess?._props;
    this.tokens = access ? [tokenMount(access.token ?? DEFAULT_TOKEN, access, TOKEN_PATH_VARIABLE)] : [];
    const settled = access && props.apiAccess?.permissions !== ApiPermissions.DECLARED;
    const ofAccess: RuleAcceptance[] = settled ? [{
      rule: 'token-without-permission',
      key: `serviceaccount ${this.account.name}`,
      reason: `(${access.permissions}) ${access.reason}`,
    }] : [];
    // Which container is the only one is known once all are added.
    const rules = [...this.relaxations.acceptedRules, ...ofAccess.map(({ rule }) => rule)];
    writeAcceptancesLater(pod.metadata, rules, () => [...this.relaxations.accepted, ...ofAccess]);

    applyInOrder(pod, ApplyRank.WORKLOAD);
    applyChartAfter(pod, this.account);
    this.workload = {
      account: this.account,
      construct: pod,
      podMetadata: pod.podMetadata,
      hostNetwork: Boolean(pod.hostNetwork) || this.relaxations.has('hostNetwork'),
      containerNames: () => this.containers.map(container => container.name),
    };
    addWorkload(this.workload);
    if (access && props.apiAccess?.permissions !== ApiPermissions.IDENTITY_ONLY) { addApiConsumer(this.workload); }
    pod.node.addValidation({ validate: () => this.validate() });
  }

  /** Refuses at once what a call made wrong. */
  public check(): void {
    const [problem] = this.weakenings();
    if (problem) { throw new Error(safeText(problem)); }
  }

  public mountToken(token: BoundToken, options: TokenMountOptions): void {
    this.addToken(tokenMount(token, options));
  }

  public addTokenVolume(token: BoundToken, volumeName: string): void {
    this.addToken(unmountedToken(token, volumeName));
  }

  private addToken(mount: TokenMount): void {
    if (this.tokens.some(other => other.volumeName === mount.volumeName)) {
      throw new Error(safeText(`the pod has a token volume named '${mount.volumeName}' already; name all its containers in one call, or set volumeName`));
    }
    this.tokens.push(mount);
    if (mount.token.audience === undefined) { addApiConsumer(this.workload); }
  }

  public toPodSpec(spec: kplus.k8s.PodSpec): kplus.k8s.PodSpec {
    return hardenedPodSpec(spec, this.hardened());
  }

  private get containers(): kplus.Container[] {
    return [...this.pod.initContainers, ...this.pod.containers];
  }

  private hardened(): HardenedPod {
    const { pod, relaxations, containers } = this;
    return {
      pod,
      containers,
      relaxations,
      tokens: this.tokensWithContainers(),
      directories: writableDirectories(this.directories, containers, name => !relaxations.has('writableRootFilesystem', name)),
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
      throw new Error("a hardened workload must not run as the ServiceAccount 'default', which every pod without an account shares; leave serviceAccount out to get an account of its own, or give it a SecureServiceAccount");
    }
    const own = this.pod.metadata.namespace;
    const namespace = namespaceOfAccount(this.account);
    if (own !== undefined && namespace !== undefined && own !== namespace) {
      throw new Error(safeText(`the workload is in the namespace '${own}', but its ServiceAccount '${name}' is in '${namespace}', and a pod can only use an account of its own namespace; define one there`));
    }
  }

  /** All that is wrong once everything is put together. */
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
      ...volumeWeakenings(all.slice(own), relaxations),
      ...relaxations.unknownTargets('container', names).map(({ kind, target }) =>
        `Relaxation.${kind} names the container '${target}', but the pod has ${list(names)}; write one of these`),
      ...relaxations.unknownTargets('volume', all.map(volume => volume.name)).map(({ kind, target }) =>
        `Relaxation.${kind} names the volume '${target}', but the pod has ${list(all.map(volume => volume.name))}; write one of these`),
      ...this.directories.flatMap(({ path, containers }) => unknown(containers ?? [], names).map(name =>
        `the writable directory '${path}' names the container '${name}', but the pod has ${list(names)}; write one of these`)),
      ...this.tokens.flatMap(mount => this.tokenProblems(mount, names)),
      ...mountProblems(hardened, all),
    ];
  }

  private tokenProblems({ containers }: TokenMount, names: readonly string[]): string[] {
    if (!containers && this.pod.containers.length !== 1) {
      return [`the pod has ${this.pod.containers.length} regular containers (${list(this.pod.containers.map(container => container.name))}), so it must be told which of them calls the Kubernetes API; write apiAccess: ApiAccess.inContainers('<container>')`];
    }
    const problems = unknown(containers ?? [], names).map(name =>
      `a token is for the container '${name}', but the pod has ${list(names)}; write one of these`);
    if (this.relaxations.has('sharedProcessNamespace') && !this.relaxations.has('tokenInSharedProcessNamespace')) {
      problems.push("a container holds a token, but with Relaxation.sharedProcessNamespace every container of the pod can read it; remove one of the two, or add Relaxation.tokenInSharedProcessNamespace('<reason>')");
    }
    return problems;
  }

  private tokensWithContainers(): HardenedPod['tokens'] {
    return this.tokens.map(mount => ({ ...mount, containers: mount.containers ?? this.pod.containers.slice(0, 1).map(({ name }) => name) }));
  }
}

function duplicateNames(containers: readonly kplus.Container[]): string[] {
  const twice = containers.find(({ name }, index) => containers.findIndex(other => other.name === name) !== index)?.name;
  if (twice === undefined) { return []; }
  return [twice === 'main'
    ? "two containers have no name, so that both are called 'main'; give each container a name"
    : `two containers are named '${twice}'; give each container its own name`];
}

function unknown(names: readonly string[], known: readonly string[]): string[] {
  return names.filter(name => !known.includes(name));
}

function list(names: readonly string[]): string {
  return names.length === 0 ? 'none' : names.map(name => `'${name}'`).join(', ');
}
