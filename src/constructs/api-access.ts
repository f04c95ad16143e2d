import { BoundToken } from './bound-token';
import { explainReason } from '../acceptance';
import { safeText } from '../text/safe-text';

/** Where the permissions of a workload that calls the Kubernetes API come from. */
export enum ApiPermissions {
  /** This app binds them. */
  DECLARED = 'declared',
  /** They are bound elsewhere, in another repository for example. */
  EXTERNAL = 'external',
  /** The workload only asks what every account may ask: the API's version, groups and its own rights. */
  DISCOVERY_ONLY = 'discovery-only',
  /** The token only proves who the workload is, to a recipient that asks the API server. */
  IDENTITY_ONLY = 'identity-only',
}

/** Options of `ApiAccess.of`. */
export interface ApiAccessProps {
  /**
   * The containers that call the API, init containers included.
   *
   * @default - the only regular container; with several, one must be named
   */
  readonly containers?: string[];

  /**
   * The token they get.
   *
   * @default BoundToken.forKubernetesApi()
   */
  readonly token?: BoundToken;

  /**
   * The directory in which they find it.
   *
   * @default - where official clients look for it: /var/run/secrets/kubernetes.io/serviceaccount
   */
  readonly mountPath?: string;

  /**
   * The name of the volume.
   *
   * @default - 'kubernetes-api-token', or one made of the audience
   */
  readonly volumeName?: string;

  /**
   * Where the permissions come from. Anything but `DECLARED` needs a reason.
   *
   * @default ApiPermissions.DECLARED
   */
  readonly permissions?: ApiPermissions;

  /**
   * Why this app declares no permissions, in at least 10 characters.
   *
   * @default - none, as long as the permissions are declared
   */
  readonly reason?: string;
}

/**
 * Which containers of a workload call the Kubernetes API. These, and no others,
 * get a bound token, the CA bundle, the namespace and the environment variable
 * `KUBERNETES_TOKEN_PATH`.
 */
export class ApiAccess {
  /**
   * Access with all defaults for the containers named.
   *
   * @throws if no container is named
   */
  public static inContainers(...containers: string[]): ApiAccess {
    if (containers.length === 0) {
      throw new Error("ApiAccess.inContainers names no container; write ApiAccess.inContainers('app')");
    }
    return new ApiAccess({ containers });
  }

  /**
   * Access with options.
   *
   * @throws if permissions that are not declared have no reason
   */
  public static of(props: ApiAccessProps): ApiAccess {
    return new ApiAccess(props);
  }

  /** Where the permissions come from. */
  public readonly permissions: ApiPermissions;

  /** @internal */
  public readonly _props: ApiAccessProps;

  private constructor(props: ApiAccessProps) {
    this.permissions = props.permissions ?? ApiPermissions.DECLARED;
    this._props = props;
    if (props.containers?.length === 0) {
      throw new Error("ApiAccess names an empty list of containers; write containers: ['app'], or leave it out for the only regular container");
    }
    if (this.permissions !== ApiPermissions.DECLARED) {
      const problem = explainReason(props.reason ?? '');
      if (problem) { throw new Error(safeText(`ApiAccess with permissions '${this.permissions}': ${problem}; write reason: '...'`)); }
    }
  }
}
