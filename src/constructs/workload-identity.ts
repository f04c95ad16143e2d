import { ApiObjectMetadataDefinition, Lazy } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct, IConstruct } from 'constructs';
import { AccountWorkload, addListener, addWorkload } from './_account-users';
import { annotationsOf } from './_annotations';
import { failClosed } from './_fail-closed';
import { namespaceOfAccount } from './_namespace';
import { AppState } from './app-state';
import { IdentityProvider, TrustDocument } from './identity-provider';
import { adviseOnName } from '../kubernetes/cloud/over-privileged-names';
import { DEFAULT_SERVICE_ACCOUNT } from '../kubernetes/service-account-token';
import { safeText } from '../text/safe-text';
import { warn } from '../text/warn';

/** Options of `WorkloadIdentity`. */
export interface WorkloadIdentityProps {
  /** The account whose pods get the identity. */
  readonly serviceAccount: kplus.IServiceAccount;

  /** The cloud and what it gives. */
  readonly provider: IdentityProvider;

  /**
   * The only containers that get the cloud credential. AWS and Azure can leave
   * containers out; on GKE the metadata server answers every container of a pod.
   * The annotation is written with the separator that each webhook reads: commas
   * for AWS, semicolons for Azure. IRSA and EKS Pod Identity read the same one,
   * so on one account the containers of both get both.
   *
   * @default - all containers of the account's workloads
   */
  readonly containers?: string[];
}

/** What a workload of any version of cdk8s-plus shows. */
interface PlainWorkload extends IConstruct {
  readonly kind?: string;
  readonly metadata?: ApiObjectMetadataDefinition;
  readonly podMetadata?: ApiObjectMetadataDefinition;
  readonly hostNetwork?: boolean;
  readonly containers?: readonly { readonly name: string }[];
  readonly initContainers?: readonly { readonly name: string }[];
  readonly serviceAccount?: kplus.IServiceAccount;
}

/** What already stands on an account, so that a second identity does not overwrite it. */
function identitiesOf(account: kplus.IServiceAccount): WorkloadIdentity[] {
  return AppState.of(account).once<WorkloadIdentity[]>('workload-identities', () => []);
}

/** The identities that an account has in this app. */
export function identityProvidersOf(account: kplus.IServiceAccount): IdentityProvider[] {
  return identitiesOf(account).map(identity => identity._provider);
}

/**
 * Lets the workloads of an account act in a cloud without a static key. The
 * workloads may be made before or after it. Several clouds on one account are
 * fine.
 *
 * Automount stays off: no cloud reads the token of the Kubernetes API.
 */
@failClosed
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
    this.annotateAccount();
    others.push(this);
    this.advise();
    addListener(this.account, { workloadAdded: workload => this.join(workload) });
    this.node.addValidation({ validate: () => [...this.overwrittenAnnotations(), ...this.unknownContainers()] });
  }

  /**
   * What the names involved suggest, judged by nothing but the names: what a
   * cloud role may do can't be seen in a manifest. Each is also printed on
   * standard error once. Returns a copy.
   */
  public get advisories(): string[] {
    return [...this._advisories];
  }

  /**
   * Joins a workload of the account that is not hardened by this library, such
   * as one of any version of cdk8s-plus. Hardened workloads join by themselves.
   * One call is enough for all identities of the account.
   *
   * @throws if it does not show `containers` and `podMetadata` or, as a pod, `metadata`, or it runs as another account
   */
  public addWorkload(workload: IConstruct): void {
    const candidate = workload as PlainWorkload;
    const podMetadata = candidate.podMetadata ?? (candidate.kind === 'Pod' ? candidate.metadata : undefined);
    if (!podMetadata || !candidate.containers) {
      throw new Error(safeText(`'${workload.node.path}' does not show the metadata and the containers of its pods; pass a workload of cdk8s-plus, or write the labels and annotations of the provider into its pod template`));
    }
    // A workload of cdk8s-plus always has this property; what else there may be does not tell its account.
    if ('serviceAccount' in candidate) { this.checkRunsAs(candidate); }
    addWorkload({
      account: this.account,
      construct: workload,
      podMetadata,
      hostNetwork: candidate.hostNetwork ?? false,
      containerNames: () => [...candidate.initContainers ?? [], ...candidate.containers ?? []].map(({ name }) => name),
    });
  }

  /**
   * What the cloud's side needs: the trust policy, the IAM member or the
   * federated credential.
   *
   * @throws if the namespace of the account, or what the provider must know for it, is not known
   */
  public trustDocuments(): TrustDocument[] {
    const namespace = namespaceOfAccount(this.account);
    if (namespace === undefined) {
      throw new Error(safeText(`the cloud must know the namespace of the ServiceAccount '${this.account.name}'; give its chart a namespace`));
    }
    return this._provider._definition.trust({ namespace, name: this.account.name });
  }

  private checkRunsAs(workload: PlainWorkload): void {
    const name = workload.serviceAccount?.name ?? DEFAULT_SERVICE_ACCOUNT;
    if (name !== this.account.name) {
      throw new Error(safeText(`'${workload.node.path}' runs as the ServiceAccount '${name}', but the identity is that of '${this.account.name}'; give the workload serviceAccount: that account, or add it to the identity of its own`));
    }
    const [own, namespace] = [workload.metadata?.namespace, namespaceOfAccount(this.account)];
    if (own !== undefined && namespace !== undefined && own !== namespace) {
      throw new Error(safeText(`'${workload.node.path}' is in the namespace '${own}', but the ServiceAccount '${name}' of the identity is in '${namespace}', and a pod can only use an account of its own namespace; define one there`));
    }
  }

  private checkAccount(others: readonly WorkloadIdentity[]): void {
    if (this.account.name === DEFAULT_SERVICE_ACCOUNT) {
      throw new Error("a cloud identity must not be given to the ServiceAccount 'default', which every pod without an account shares; give it to a SecureServiceAccount");
    }
    const { annotations = {}, title } = this._provider._definition;
    for (const other of others) {
      const taken = Object.keys(other._provider._definition.annotations ?? {}).find(key => key in annotations);
      if (taken) {
        throw new Error(safeText(`the ServiceAccount '${this.account.name}' has an identity with the annotation ${taken} already, at '${other.node.path}'; give the second one to another account`));
      }
      const titles = [title, other._provider._definition.title];
      if (titles.every(name => name === 'EKS Pod Identity')) {
        throw new Error(safeText(`the ServiceAccount '${this.account.name}' has an EKS Pod Identity already, at '${other.node.path}', and EKS takes one association an account; give the second one to another account`));
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
    if (!this._provider._definition.skipContainers) {
      throw new Error(safeText(`on ${this._provider._definition.title} the metadata server answers every container of a pod, so an identity can't be limited to ${this.containers.join(', ')}; leave containers out, or give the others a pod and an account of their own`));
    }
  }

  private annotateAccount(): void {
    const annotations = Object.entries(this._provider._definition.annotations ?? {});
    if (annotations.length === 0) { return; }
    const { metadata } = this;
    if (!metadata) {
      throw new Error(safeText(`the ServiceAccount '${this.account.name}' is defined elsewhere, where it needs the annotation ${annotations[0].join('=')}; write it there, or define the account here with SecureServiceAccount`));
    }
    const [problem] = this.foreignAnnotations(metadata);
    if (problem) { throw new Error(safeText(problem)); }
    for (const [key, value] of annotations) { metadata.addAnnotation(key, value); }
  }

  /** The metadata of the account, where this app defines it. */
  private get metadata(): ApiObjectMetadataDefinition | undefined {
    return (this.account as kplus.IServiceAccount & { readonly metadata?: ApiObjectMetadataDefinition }).metadata;
  }

  /** What was written over the annotations of this identity after it. */
  private overwrittenAnnotations(): string[] {
    return this.metadata ? this.foreignAnnotations(this.metadata) : [];
  }

  private foreignAnnotations(metadata: ApiObjectMetadataDefinition): string[] {
    const present = annotationsOf(metadata);
    return Object.entries(this._provider._definition.annotations ?? {})
      .filter(([key, value]) => key in present && present[key] !== value)
      .map(([key, value]) => `the ServiceAccount '${this.account.name}' has the annotation ${key}=${present[key]}, but this identity writes ${key}=${value}; remove the annotation, or give the identity to another account`);
  }

  private advise(): void {
    const { grants } = this._provider._definition;
    const advice = grants === undefined ? undefined : adviseOnName(grants);
    if (advice) {
      this._advisories.push(`${advice}; this is judged by the name only, what it may do can't be seen in a manifest`);
    }
    for (const advisory of this._advisories) { warn(`Advisory [${this.node.path}]: ${advisory}.`); }
  }

  private join(workload: AccountWorkload): void {
    this.workloads.push(workload);
    const { podLabels = {}, skipContainers } = this._provider._definition;
    for (const [key, value] of Object.entries(podLabels)) { workload.podMetadata.addLabel(key, value); }
    if (!this.containers || !skipContainers) { return; }
    workload.podMetadata.addAnnotation(skipContainers.annotation, Lazy.any({
      produce: () => {
        const kept = this.keptContainers(skipContainers.annotation);
        return kept && (workload.containerNames().filter(name => !kept.includes(name)).join(skipContainers.separator) || undefined);
      },
    }));
  }

  /** The containers that any identity of the account needs, or `undefined` when one of them needs all. */
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
