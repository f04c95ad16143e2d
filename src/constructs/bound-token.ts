import { Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { CLUSTER_CA_CONFIG_MAP, explainProjectedPath, explainTokenLifetime, SERVICE_ACCOUNT_DIRECTORY } from '../kubernetes/service-account-token';
import { safeText } from '../text/safe-text';

/** Options of every bound token. */
export interface BoundTokenOptions {
  /**
   * The lifetime of the token, from 10 minutes to 24 hours. The kubelet rotates
   * the token after 80 % of its lifetime, or after 24 hours. Exactly 3607
   * seconds is refused, because the API server extends that lifetime to a year.
   *
   * @default Duration.hours(1)
   */
  readonly lifetime?: Duration;

  /**
   * The name of the token's file, relative to where it is mounted.
   *
   * @default 'token'
   */
  readonly fileName?: string;

  /**
   * The mode of the files, as in `0o440`. With the default, every user in the
   * named containers can read them. A stricter mode requires
   * `securityContext.fsGroup` on the pod; otherwise only root can read the CA
   * bundle.
   *
   * @default 0o644
   * @see https://kubernetes.io/docs/concepts/storage/projected-volumes/#securitycontext-interactions
   */
  readonly mode?: number;

  /**
   * Whether the CA bundle of the API server is mounted next to the token as
   * `ca.crt`.
   *
   * @default - true for the Kubernetes API, false for another audience
   */
  readonly caBundle?: boolean;

  /**
   * Whether the name of the pod's namespace is mounted next to the token in the
   * file `namespace`.
   *
   * @default - true for the Kubernetes API, false for another audience
   */
  readonly namespaceFile?: boolean;
}

/**
 * A short-lived ServiceAccount token that is bound to one pod. The kubelet
 * requests and renews it, and it becomes invalid with the pod. Mount it with
 * `mountToken()` of a workload, only into the containers that need it.
 *
 * @example
 * workload.mountToken(BoundToken.forAudience('vault', { lifetime: Duration.minutes(10) }), { containers: ['app'] });
 *
 * @see https://kubernetes.io/docs/concepts/storage/projected-volumes/#serviceaccounttoken
 */
export class BoundToken {
  /**
   * A token for the Kubernetes API. It sets no audience; the API server uses
   * its own, which differs between clusters. A token with the audience
   * `https://kubernetes.default.svc`, as in many tutorials, is refused with 401
   * by every API server with another issuer. If you need exactly that audience,
   * write `BoundToken.forAudience('https://kubernetes.default.svc', ...)`.
   *
   * @throws if the lifetime, the file name or the mode is invalid
   */
  public static forKubernetesApi(options: BoundTokenOptions = {}): BoundToken {
    return new BoundToken(undefined, { caBundle: true, namespaceFile: true, ...options });
  }

  /**
   * A token for another recipient, such as Vault, a cloud or your own service.
   * The Kubernetes API refuses it.
   *
   * @param audience The recipient, which must refuse tokens with another audience.
   * @throws if the audience is empty, or the lifetime, the file name or the mode is invalid
   */
  public static forAudience(audience: string, options: BoundTokenOptions = {}): BoundToken {
    if (audience.trim() === '') {
      throw new Error('the audience of a bound token must not be empty; write BoundToken.forKubernetesApi() for the Kubernetes API');
    }
    return new BoundToken(audience, { caBundle: false, namespaceFile: false, ...options });
  }

  /** The recipient; unset for the Kubernetes API. */
  public readonly audience?: string;

  /** How long a token is valid. */
  public readonly lifetime: Duration;

  /** The name of the token's file. */
  public readonly fileName: string;

  /** The mode of the files. */
  public readonly mode: number;

  /** Whether `ca.crt` is mounted next to the token. */
  public readonly caBundle: boolean;

  /** Whether the file `namespace` is mounted next to the token. */
  public readonly namespaceFile: boolean;

  private constructor(audience: string | undefined, options: BoundTokenOptions) {
    this.audience = audience;
    this.lifetime = options.lifetime ?? Duration.hours(1);
    this.fileName = options.fileName ?? 'token';
    this.mode = options.mode ?? 0o644;
    this.caBundle = options.caBundle ?? false;
    this.namespaceFile = options.namespaceFile ?? false;

    const problem = explainTokenLifetime(this.lifetime.toSeconds());
    if (problem) { throw new Error(safeText(problem)); }
    const pathProblem = explainProjectedPath(this.fileName);
    if (pathProblem) {
      throw new Error(safeText(`the file name of a bound token is ${JSON.stringify(this.fileName)}, but ${pathProblem}; write 'token', for example`));
    }
    for (const [taken, name] of [[this.caBundle, 'ca.crt'], [this.namespaceFile, 'namespace']] as const) {
      if (taken && this.fileName === name) {
        throw new Error(safeText(`the file name of a bound token is '${name}', which the volume already contains; write 'token', for example`));
      }
    }
    if (!Number.isInteger(this.mode) || this.mode < 0 || this.mode > 0o777) {
      throw new Error(safeText(`the mode of a bound token must be from 0 to 0o777 (511), got ${this.mode}; write 0o440 or 0o644`));
    }
  }

  /**
   * The default mount path.
   *
   * @internal
   */
  public get _defaultMountPath(): string {
    return this.audience === undefined ? SERVICE_ACCOUNT_DIRECTORY : '/var/run/secrets/tokens';
  }

  /** @internal */
  public get _defaultVolumeName(): string {
    if (this.audience === undefined) { return 'kubernetes-api-token'; }
    const words = this.audience.toLowerCase().replace(/[^a-z0-9]+/g, '-').slice(0, 57);
    return `token-${words}`.replace(/-+$/, '');
  }

  /** @internal */
  public _toVolume(name: string): kplus.k8s.Volume {
    const sources: kplus.k8s.VolumeProjection[] = [{
      serviceAccountToken: {
        audience: this.audience,
        expirationSeconds: this.lifetime.toSeconds(),
        path: this.fileName,
      },
    }];
    if (this.caBundle) {
      sources.push({ configMap: { name: CLUSTER_CA_CONFIG_MAP, items: [{ key: 'ca.crt', path: 'ca.crt' }] } });
    }
    if (this.namespaceFile) {
      sources.push({ downwardApi: { items: [{ path: 'namespace', fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.namespace' } }] } });
    }
    return { name, projected: { defaultMode: this.mode, sources } };
  }
}
