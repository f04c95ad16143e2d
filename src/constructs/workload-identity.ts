import { ApiObject, ApiObjectMetadataDefinition, Include, Lazy } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct, IConstruct } from 'constructs';
import { AccountWorkload, addListener, addWorkload, ContainerCredential } from './_account-users';
import { annotationsOf } from './_annotations';
import { failClosed } from './_fail-closed';
import { areDifferent, checkNamespaceIsGiven, namespaceOfAccount } from './_namespace';
import { writtenAccountName, writtenWorkload } from './_written-workload';
import { AppState } from './app-state';
import { IdentityProvider, TrustDocument } from './identity-provider';
import { adviseOnName } from '../kubernetes/cloud/over-privileged-names';
import { DEFAULT_SERVICE_ACCOUNT } from '../kubernetes/service-account-token';
import { OptionNames } from '../text/options';
import { safeText } from '../text/safe-text';
import { warn } from '../text/warn';

const PROPERTIES: OptionNames<WorkloadIdentityProps> = { serviceAccount: true, provider: true, containers: true };

/** Options of `WorkloadIdentity`. */
export interface WorkloadIdentityProps {
  /** The account whose pods get the identity. */
  readonly serviceAccount: kplus.IServiceAccount;

  /** The cloud provider and the identity. */
  readonly provider: IdentityProvider;

  /**
   * The only containers that get the cloud credential. AWS and Azure support
   * this; on GKE the metadata server answers every container of a pod. The
   * annotation uses the separator of each webhook: commas for AWS, semicolons
   * for Azure. IRSA and EKS Pod Identity share one annotation: on one account,
   * the containers of both get both.
   *
   * @default - all containers of the account's workloads; for a token of `IdentityProvider.custom`, the only regular container of each
   */
  readonly containers?: string[];
}

/** The part of a workload that every version of cdk8s-plus exposes. */
interface PlainWorkload extends IConstruct {
  readonly kind?: string;
  readonly metadata?: ApiObjectMetadataDefinition;
  readonly podMetadata?: ApiObjectMetadataDefinition;
  readonly hostNetwork?: boolean;
  readonly containers?: readonly { readonly name: string }[];
  readonly initContainers?: readonly { readonly name: string }[];
  readonly serviceAccount?: kplus.IServiceAccount;
}

/** The metadata of the pods of a cdk8s-plus workload. In some versions, a Pod exposes only its own metadata. */
function podMetadataOf(construct: IConstruct): ApiObjectMetadataDefinition | undefined {
  const { podMetadata, kind, metadata, containers } = construct as PlainWorkload;
  return podMetadata ?? (kind === 'Pod' && containers ? metadata : undefined);
}

/** An annotation or a label. */
interface Mark {
  readonly kind: 'annotation' | 'label';
  readonly key: string;
  readonly value: string;
}

function marks(kind: Mark['kind'], values: { readonly [key: string]: string } = {}): Mark[] {
  return Object.entries(values).map(([key, value]) => ({ kind, key, value }));
}

function presentMark(metadata: ApiObjectMetadataDefinition, { kind, key }: Mark): unknown {
  return kind === 'label' ? metadata.getLabel(key) : annotationsOf(metadata)[key];
}

/** Messages for existing annotations and labels that differ from those of an identity. */
function foreignMarks(metadata: ApiObjectMetadataDefinition, all: readonly Mark[], whoHas: string): string[] {
  return all.map(mark => ({ ...mark, present: presentMark(metadata, mark) }))
    .filter(({ value, present }) => present !== undefined && present !== value)
    .map(({ kind, key, value, present }) => `${whoHas} the ${kind} ${key}=${present}, but this identity writes ${key}=${value}; remove the ${kind}, or give the identity to another account`);
}

function podText({ construct }: AccountWorkload): string {
  return `the pod template of '${construct.node.path}' has`;
}

function addMark(metadata: ApiObjectMetadataDefinition, { kind, key, value }: Mark): void {
  if (kind === 'label') { metadata.addLabel(key, value); } else { metadata.addAnnotation(key, value); }
}

/** The `WorkloadIdentity` constructs of an account. */
function identitiesOf(account: kplus.IServiceAccount): WorkloadIdentity[] {
  return AppState.of(account).once<WorkloadIdentity[]>('workload-identities', () => []);
}

/** The identity providers of an account in this app. */
export function identityProvidersOf(account: kplus.IServiceAccount): IdentityProvider[] {
  return identitiesOf(account).map(identity => identity._provider);
}

/**
 * Gives the workloads of a ServiceAccount a cloud identity without a static
 * key. Workloads may be created before or after it. One account can have
 * identities in several clouds.
 *
 * Token automount stays disabled: no cloud uses the Kubernetes API token.
 *
 * @example
 * new WorkloadIdentity(chart, 'aws', {
 *   serviceAccount: account,
 *   provider: IdentityProvider.awsIrsa({ roleArn: 'arn:aws:iam::123456789012:role/payments' }),
 * });
 */
@failClosed('WorkloadIdentity', PROPERTIES)
export class WorkloadIdentity extends Construct {
  /** @internal */
  public readonly _provider: IdentityProvider;

  private readonly account: kplus.IServiceAccount;
  private readonly containers?: readonly string[];
  private readonly workloads: AccountWorkload[] = [];
  private readonly _advisories: string[] = [];

  /**
   * @throws if the account is named `default`, is defined elsewhere although it needs an annotation, has that annotation with another value, has an identity of the same kind, or containers are named on GKE; at synth, if an annotation was overwritten or a container named is in no workload of the account
   */
  public constructor(scope: Construct, id: string, props: WorkloadIdentityProps) {
    super(scope, id);
    this.account = props.serviceAccount;
    this._provider = props.provider;
    this.containers = props.containers && [...props.containers];
    const others = identitiesOf(this.account);
    this.checkAccount(others);
    this.checkContainers();
    this.markAccount();
    others.push(this);
    this.advise();
    addListener(this.account, { workloadAdded: workload => this.join(workload) });
    this.node.addValidation({ validate: () => [...this.overwrittenMarks(), ...this.unknownContainers()] });
  }

  /**
   * Advice inferred from names only, because manifests do not show the
   * permissions of a cloud role. Each advisory is also printed to standard
   * error once. Returns a copy.
   */
  public get advisories(): string[] {
    return [...this._advisories];
  }

  /**
   * Adds a workload of the account that is not a hardened workload of this
   * library, such as a cdk8s-plus workload, an L1 object, or all workloads of
   * the account in an `Include` or `Helm` chart. Hardened workloads are added
   * automatically. One call is enough for all identities of the account.
   *
   * @param workload The workload, or the construct that includes it.
   * @throws if it creates no pods or does not expose their metadata and containers, it runs as another account, or nothing in it runs as this one
   */
  public addWorkload(workload: IConstruct): void {
    if (workload instanceof Include) { return this.addIncluded(workload); }
    const { scope } = workload.node;
    if (!ApiObject.isApiObject(workload)) {
      this.addPlain(workload);
    } else if (scope && podMetadataOf(scope)) {
      // Rendering the object of a cdk8s-plus workload would change its output.
      this.addPlain(scope);
    } else {
      this.addWritten(workload);
    }
  }

  private addIncluded(source: Include): void {
    const namespace = namespaceOfAccount(this.account);
    const own = source.apiObjects.filter(object => {
      const isNear = [undefined, namespace].includes(object.metadata.namespace) || namespace === undefined;
      return isNear && writtenAccountName(object) === this.account.name;
    });
    if (own.length === 0) {
      throw new Error(safeText(`'${source.node.path}' has no workload that runs as the ServiceAccount '${this.account.name}'; let its workloads name the account, or give the identity to the account that they name`));
    }
    own.forEach(object => this.addWritten(object));
  }

  private addWritten(object: ApiObject): void {
    const written = writtenWorkload(object);
    if (!written) { throw this.noWorkload(object); }
    this.checkRunsAs(object, writtenAccountName(object), object.metadata.namespace);
    addWorkload({ account: this.account, construct: object, ...written });
  }

  private addPlain(workload: PlainWorkload): void {
    const podMetadata = podMetadataOf(workload);
    if (!podMetadata || !workload.containers) { throw this.noWorkload(workload); }
    // A workload of cdk8s-plus always has this property; other constructs do not expose their account.
    if ('serviceAccount' in workload) { this.checkRunsAs(workload, workload.serviceAccount?.name, workload.metadata?.namespace); }
    addWorkload({
      account: this.account,
      construct: workload,
      podMetadata,
      hostNetwork: workload.hostNetwork ?? false,
      containerNames: () => [...workload.initContainers ?? [], ...workload.containers ?? []].map(({ name }) => name),
    });
  }

  private noWorkload({ node: { path } }: IConstruct): Error {
    return new Error(safeText(`'${path}' does not expose the metadata and the containers of its pods; pass a workload of cdk8s-plus, an included one, or write the labels and annotations of the provider into its pod template`));
  }

  /**
   * The configuration for the cloud side: the trust policy, the IAM member or
   * the federated credential.
   *
   * @throws if the namespace of the account, or an option of the provider that it requires, is missing
   */
  public trustDocuments(): TrustDocument[] {
    checkNamespaceIsGiven(this.account);
    const namespace = namespaceOfAccount(this.account);
    if (namespace === undefined) {
      throw new Error(safeText(`the cloud must know the namespace of the ServiceAccount '${this.account.name}'; give its chart a namespace`));
    }
    return this._provider._definition.trust({ namespace, name: this.account.name });
  }

  private checkRunsAs({ node: { path } }: IConstruct, name: string = DEFAULT_SERVICE_ACCOUNT, own?: string): void {
    if (areDifferent(name, this.account.name)) {
      throw new Error(safeText(`'${path}' runs as the ServiceAccount '${name}', but the identity is that of '${this.account.name}'; give the workload serviceAccount: that account, or add it to the identity of its own account`));
    }
    const namespace = namespaceOfAccount(this.account);
    if (areDifferent(own, namespace)) {
      throw new Error(safeText(`'${path}' is in the namespace '${own}', but the ServiceAccount '${name}' of the identity is in '${namespace}', and a pod can only use an account of its own namespace; define one there`));
    }
  }

  private checkAccount(others: readonly WorkloadIdentity[]): void {
    if (this.account.name === DEFAULT_SERVICE_ACCOUNT) {
      throw new Error("a cloud identity must not be given to the ServiceAccount 'default', which every pod without an account shares; give it to a SecureServiceAccount");
    }
    const { title } = this._provider._definition;
    for (const other of others) {
      const taken = this.accountMarks.find(({ kind, key }) => other.accountMarks.some(mark => mark.kind === kind && mark.key === key))
        ?? this.podMarks.find(({ kind, key, value }) => other.podMarks.some(mark => mark.kind === kind && mark.key === key && mark.value !== value));
      if (taken) {
        throw new Error(safeText(`the ServiceAccount '${this.account.name}' already has an identity with the ${taken.kind} ${taken.key}, at '${other.node.path}'; give the second one to another account`));
      }
      const titles = [title, other._provider._definition.title];
      if (titles.every(name => name === 'EKS Pod Identity')) {
        throw new Error(safeText(`the ServiceAccount '${this.account.name}' already has an EKS Pod Identity, at '${other.node.path}', and EKS allows one association per account; give the second one to another account`));
      }
      if (titles.includes('AWS IRSA') && titles.includes('EKS Pod Identity')) {
        this._advisories.push(`the ServiceAccount '${this.account.name}' has an identity through IRSA and one through EKS Pod Identity; the webhook of EKS uses Pod Identity`);
      }
    }
  }

  private checkContainers(): void {
    if (!this.containers) { return; }
    if (this.containers.length === 0) {
      throw new Error('the list of containers of a WorkloadIdentity is empty; name those that call the cloud, or leave it out for all');
    }
    const { everyContainer } = this._provider._definition;
    if (everyContainer !== undefined) {
      throw new Error(safeText(`${everyContainer}, so an identity can't be limited to ${this.containers.join(', ')}; leave containers out, or give the others a separate pod and account`));
    }
  }

  private markAccount(): void {
    const [first] = this.accountMarks;
    if (!first) { return; }
    const { metadata } = this;
    if (!metadata) {
      throw new Error(safeText(`the ServiceAccount '${this.account.name}' is defined elsewhere, where it needs the ${first.kind} ${first.key}=${first.value}; write it there, or define the account here with SecureServiceAccount`));
    }
    this.mark(metadata, this.accountMarks, this.accountText);
  }

  /** The labels and annotations of the account. */
  private get accountMarks(): Mark[] {
    const { annotations, labels } = this._provider._definition;
    return [...marks('annotation', annotations), ...marks('label', labels)];
  }

  /** The labels and annotations of its pods. */
  private get podMarks(): Mark[] {
    const { podAnnotations, podLabels } = this._provider._definition;
    return [...marks('annotation', podAnnotations), ...marks('label', podLabels)];
  }

  /** The metadata of the account, if this app defines it. */
  private get metadata(): ApiObjectMetadataDefinition | undefined {
    return (this.account as kplus.IServiceAccount & { readonly metadata?: ApiObjectMetadataDefinition }).metadata;
  }

  private get accountText(): string {
    return `the ServiceAccount '${this.account.name}' has`;
  }

  /** Writes annotations and labels, or throws and writes none. */
  private mark(metadata: ApiObjectMetadataDefinition, all: readonly Mark[], whoHas: string): void {
    const [problem] = foreignMarks(metadata, all, whoHas);
    if (problem) { throw new Error(safeText(problem)); }
    all.forEach(mark => addMark(metadata, mark));
  }

  /** Messages for annotations and labels of this identity that were overwritten later. */
  private overwrittenMarks(): string[] {
    return [
      ...this.metadata ? foreignMarks(this.metadata, this.accountMarks, this.accountText) : [],
      ...this.workloads.flatMap(workload => foreignMarks(workload.podMetadata, this.podMarks, podText(workload))),
    ];
  }

  private advise(): void {
    const { grants } = this._provider._definition;
    const advice = grants === undefined ? undefined : adviseOnName(grants);
    if (advice) {
      this._advisories.push(`${advice}; this is inferred from the name only, because manifests do not show its permissions`);
    }
    for (const advisory of this._advisories) { warn(`Advisory [${this.node.path}]: ${advisory}.`); }
  }

  private join(workload: AccountWorkload): void {
    const { credential, skipContainers } = this._provider._definition;
    if (credential) { this.addCredential(workload, credential); }
    this.workloads.push(workload);
    this.mark(workload.podMetadata, this.podMarks, podText(workload));
    if (!this.containers || !skipContainers) { return; }
    workload.podMetadata.addAnnotation(skipContainers.annotation, Lazy.any({
      produce: () => {
        const kept = this.keptContainers(skipContainers.annotation);
        return kept && (workload.containerNames().filter(name => !kept.includes(name)).join(skipContainers.separator) || undefined);
      },
    }));
  }

  private addCredential(workload: AccountWorkload, credential: Omit<ContainerCredential, 'title' | 'containers'>): void {
    const { title } = this._provider._definition;
    if (!workload.addCredential) {
      throw new Error(safeText(`'${workload.construct.node.path}' is not hardened by this library, so the identity ${title} can't put its token and variables into the containers; write the Secure... construct of its kind`));
    }
    workload.addCredential({ ...credential, title, containers: this.containers });
  }

  /** The containers of all identities with this annotation, or `undefined` if one of them is for all containers. */
  private keptContainers(annotation: string): string[] | undefined {
    const readers = identitiesOf(this.account).filter(other => other._provider._definition.skipContainers?.annotation === annotation);
    return readers.every(({ containers }) => containers) ? readers.flatMap(({ containers = [] }) => containers) : undefined;
  }

  private unknownContainers(): string[] {
    if (this.workloads.length === 0) { return []; }
    const names = this.workloads.flatMap(workload => workload.containerNames());
    return (this.containers ?? []).filter(name => !names.includes(name)).map(name =>
      `the identity is for the container '${name}', but the workloads of the ServiceAccount '${this.account.name}' have ${[...new Set(names)].map(known => `'${known}'`).join(', ')}; write one of these`);
  }
}
