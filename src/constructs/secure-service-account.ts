import { ApiObject } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { applyInOrder, ApplyRank } from './_apply-order';
import { failClosed } from './_fail-closed';
import { noteGivenNamespace } from './_namespace';
import { applyPatchesLast } from './patches-last';
import { explainDnsLabel, explainDnsSubdomain } from '../kubernetes/names';
import { DEFAULT_SERVICE_ACCOUNT } from '../kubernetes/service-account-token';
import { OptionNames } from '../text/options';
import { safeText } from '../text/safe-text';

const PROPERTIES: OptionNames<SecureServiceAccountProps> = { metadata: true, imagePullSecrets: true };

/** Options of `SecureServiceAccount`. */
export interface SecureServiceAccountProps extends kplus.ResourceProps {
  /**
   * The image pull Secrets for pods of this account. A pod that lists its own
   * does not inherit these.
   *
   * @default - none
   * @see https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#add-imagepullsecrets-to-a-service-account
   */
  readonly imagePullSecrets?: kplus.ISecret[];
}

/** Options for a ServiceAccount that this app does not define. */
export interface FromServiceAccountNameOptions {
  /**
   * The namespace of the account. Required: a guess could grant permissions to
   * the account of another team.
   */
  readonly namespaceName: string;
}

/**
 * A ServiceAccount that mounts no token unless a container requests one. Use a
 * dedicated one for each workload.
 *
 * Its `automountServiceAccountToken` is always false. It has no `secrets`,
 * which are for tokens that never expire.
 *
 * @example
 * const account = new SecureServiceAccount(chart, 'account', { metadata: { name: 'payments' } });
 * new SecureDeployment(chart, 'payments', {
 *   serviceAccount: account,
 *   containers: [{ name: 'app', image: 'registry.example.com/payments:v1.2.3' }],
 * });
 *
 * @see https://kubernetes.io/docs/concepts/security/service-accounts/
 */
@failClosed('SecureServiceAccount', PROPERTIES)
export class SecureServiceAccount extends kplus.Resource implements kplus.IServiceAccount {
  /**
   * Refers to an account that is defined elsewhere.
   *
   * @throws if the name is `default` or invalid, or the namespace is invalid
   */
  public static fromServiceAccountName(
    scope: Construct, id: string, name: string, options: FromServiceAccountNameOptions,
  ): kplus.IServiceAccount {
    checkName(name);
    const problem = explainDnsLabel(options.namespaceName);
    if (problem) {
      throw new Error(safeText(`the namespace of the ServiceAccount '${name}' is ${JSON.stringify(options.namespaceName)}, but ${problem}`));
    }
    const account = kplus.ServiceAccount.fromServiceAccountName(scope, id, name, options);
    noteGivenNamespace(account);
    return account;
  }

  /** The name of the resource type in the Kubernetes API. */
  public readonly resourceType = 'serviceaccounts';

  protected readonly apiObject: ApiObject;

  private readonly _imagePullSecrets: kplus.ISecret[];

  /** @throws if the name is `default` or invalid */
  public constructor(scope: Construct, id: string, props: SecureServiceAccountProps = {}) {
    super(scope, id);
    this._imagePullSecrets = [...props.imagePullSecrets ?? []];
    const secrets = this._imagePullSecrets.map(secret => ({ name: secret.name }));
    this.apiObject = new kplus.k8s.KubeServiceAccount(this, 'Resource', {
      metadata: props.metadata,
      automountServiceAccountToken: false,
      imagePullSecrets: secrets.length > 0 ? secrets : undefined,
    });
    checkName(this.name);
    applyPatchesLast(this);
    applyInOrder(this, ApplyRank.ACCOUNT);
  }

  /** The image pull Secrets for pods of this account. Returns a copy. */
  public get imagePullSecrets(): kplus.ISecret[] {
    return [...this._imagePullSecrets];
  }

  /** This account as the subject of a binding. */
  public toSubjectConfiguration(): kplus.SubjectConfiguration {
    return { kind: this.kind, name: this.name, apiGroup: '', namespace: this.metadata.namespace };
  }
}

function checkName(name: string): void {
  if (name === DEFAULT_SERVICE_ACCOUNT) {
    throw new Error("a ServiceAccount for a workload must not be named 'default', which every pod without an account shares; give it the name of its workload, and write HardenedDefaultServiceAccount to harden the default account");
  }
  const problem = explainDnsSubdomain(name);
  if (problem) { throw new Error(safeText(`the name of the ServiceAccount is ${JSON.stringify(name)}, but ${problem}`)); }
}
