import { ApiObject } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { applyInOrder, ApplyRank } from './_apply-order';
import { failClosed } from './_fail-closed';
import { applyPatchesLast } from './patches-last';
import { explainDnsLabel } from '../kubernetes/names';
import { DEFAULT_SERVICE_ACCOUNT } from '../kubernetes/service-account-token';
import { OptionNames } from '../text/options';
import { safeText } from '../text/safe-text';

const PROPERTIES: OptionNames<HardenedDefaultServiceAccountProps> = { namespace: true, labels: true, retain: true };

/** Options of `HardenedDefaultServiceAccount`. */
export interface HardenedDefaultServiceAccountProps {
  /**
   * The namespace of the `default` account.
   *
   * @default - the namespace of the chart
   */
  readonly namespace?: string;

  /**
   * Labels of the account.
   *
   * @default - none
   */
  readonly labels?: { [name: string]: string };

  /**
   * Whether annotations prevent Helm, Argo CD and Flux from deleting the
   * account when it is removed from the app. If it is deleted, Kubernetes
   * immediately creates a new one, and its pods get a token again.
   *
   * @default true
   */
  readonly retain?: boolean;
}

/**
 * Hardens the `default` ServiceAccount of a namespace: it mounts no token, and
 * a pod without a dedicated ServiceAccount gets no credential.
 *
 * Kubernetes creates this account with the namespace, so the manifest updates
 * an existing object: apply it with `kubectl apply --server-side`, and install
 * a Helm chart that contains it with `--take-ownership`. Running pods keep
 * their token until they restart.
 *
 * @example
 * new HardenedDefaultServiceAccount(chart, 'default', { namespace: 'production' });
 *
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#opt-out-of-api-credential-automounting
 */
@failClosed('HardenedDefaultServiceAccount', PROPERTIES)
export class HardenedDefaultServiceAccount extends kplus.Resource {
  /** The name of the resource type in the Kubernetes API. */
  public readonly resourceType = 'serviceaccounts';

  protected readonly apiObject: ApiObject;

  /** @throws if the namespace is not a valid name */
  public constructor(scope: Construct, id: string, props: HardenedDefaultServiceAccountProps = {}) {
    super(scope, id);
    const problem = props.namespace === undefined ? undefined : explainDnsLabel(props.namespace);
    if (problem) {
      throw new Error(safeText(`the namespace of the default ServiceAccount is ${JSON.stringify(props.namespace)}, but ${problem}`));
    }
    this.apiObject = new kplus.k8s.KubeServiceAccount(this, 'Resource', {
      metadata: {
        name: DEFAULT_SERVICE_ACCOUNT,
        namespace: props.namespace,
        labels: props.labels,
        annotations: props.retain ?? true ? {
          'helm.sh/resource-policy': 'keep',
          'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false',
          'kustomize.toolkit.fluxcd.io/prune': 'disabled',
        } : undefined,
      },
      automountServiceAccountToken: false,
    });
    applyPatchesLast(this);
    applyInOrder(this, ApplyRank.ACCOUNT);
  }
}
