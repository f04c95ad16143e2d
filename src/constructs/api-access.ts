import { RuleAcceptance } from './_accept';
import { checkReason, REASON_OPTIONS } from './_check-reason';
import { BoundToken } from './bound-token';
import { ReasonOptions } from './reason-options';
import { OptionNames, refuseUnknownOptions } from '../text/options';
import { safeText } from '../text/safe-text';

/** Options for the token with which containers call the Kubernetes API. */
export interface ApiAccessOptions {
  /**
   * The token to mount.
   *
   * @default BoundToken.forKubernetesApi()
   */
  readonly token?: BoundToken;

  /**
   * The directory where it is mounted.
   *
   * @default - the path that official clients use: /var/run/secrets/kubernetes.io/serviceaccount
   */
  readonly mountPath?: string;

  /**
   * The name of the volume.
   *
   * @default - 'kubernetes-api-token', or a name derived from the audience, with a number for each additional token of the pod
   */
  readonly volumeName?: string;
}

/** Options of access for which this app declares no permissions. */
export interface ApiAccessReasonOptions extends ReasonOptions {
  /**
   * The names of the containers that call the API, init containers included.
   *
   * @default - the only regular container; with several, one must be named
   */
  readonly containers?: string[];
}

const OPTIONS: OptionNames<ApiAccessOptions> = { token: true, mountPath: true, volumeName: true };
const OPTIONS_OF_REASON: OptionNames<ApiAccessReasonOptions> = { ...REASON_OPTIONS, containers: true };
const DEFAULT_TOKEN = BoundToken.forKubernetesApi();

/** Why this app declares no permissions for a token. */
interface Undeclared extends ReasonOptions {
  /** The word before the reason in the manifest. */
  readonly permissions: 'external' | 'identity-only' | 'discovery-only';
  readonly reason: string;
}

/**
 * Declares which containers of a workload call the Kubernetes API. Only these
 * get a bound token, the CA bundle, the namespace and the environment variable
 * `KUBERNETES_TOKEN_PATH`.
 *
 * If the app declares the permissions of the account, use `inContainers()` or
 * `inOnlyContainer()`. Otherwise use one of the other factories and give a
 * reason, which is written to the annotations of the workload.
 *
 * @example
 * new SecureDeployment(chart, 'controller', {
 *   containers: [{ name: 'app', image: 'registry.example.com/controller:v1.0.0' }, { name: 'proxy', image: 'registry.example.com/proxy:v2.1.0' }],
 *   apiAccess: ApiAccess.inContainers('app'),
 * });
 */
export class ApiAccess {
  /**
   * Access for the named containers, including init containers.
   *
   * @throws if no container is named
   */
  public static inContainers(...containers: string[]): ApiAccess {
    if (containers.length === 0) {
      throw new Error("ApiAccess.inContainers names no container; write ApiAccess.inContainers('app')");
    }
    return new ApiAccess(containers);
  }

  /** Access for the only regular container. A workload with several fails at synth. */
  public static inOnlyContainer(): ApiAccess {
    return new ApiAccess(undefined);
  }

  /**
   * Access with permissions that are granted elsewhere, for example in another
   * repository.
   *
   * @param reason Where or by whom they are granted, in at least 10 characters.
   * @param options The containers, and the end, owner and ticket of the reason.
   * @throws if the reason is shorter, or an option is invalid
   */
  public static grantedElsewhere(reason: string, options: ApiAccessReasonOptions = {}): ApiAccess {
    return ApiAccess.undeclared('grantedElsewhere', 'external', reason, options);
  }

  /**
   * Access without permissions: the token only proves the identity of the
   * workload to a recipient that verifies it with the API server. The workload
   * itself does not call the API.
   *
   * @param reason The recipient, in at least 10 characters.
   * @param options The containers, and the end, owner and ticket of the reason.
   * @throws if the reason is shorter, or an option is invalid
   */
  public static identityOnly(reason: string, options: ApiAccessReasonOptions = {}): ApiAccess {
    return ApiAccess.undeclared('identityOnly', 'identity-only', reason, options);
  }

  /**
   * Access without permissions: the workload only reads what every account may
   * read, which is the version of the API, its groups and the account's own
   * permissions.
   *
   * @param reason Why it is needed, in at least 10 characters.
   * @param options The containers, and the end, owner and ticket of the reason.
   * @throws if the reason is shorter, or an option is invalid
   */
  public static discoveryOnly(reason: string, options: ApiAccessReasonOptions = {}): ApiAccess {
    return ApiAccess.undeclared('discoveryOnly', 'discovery-only', reason, options);
  }

  private static undeclared(factory: string, permissions: Undeclared['permissions'], reason: string, options: ApiAccessReasonOptions): ApiAccess {
    const settings = checkReason(`ApiAccess.${factory}`, reason, options, OPTIONS_OF_REASON);
    if (options.containers?.length === 0) {
      throw new Error(safeText(`ApiAccess.${factory} names an empty list of containers; write containers: ['app'], or leave it out for the only regular container`));
    }
    return new ApiAccess(options.containers, {}, { permissions, reason, ...settings });
  }

  /**
   * The containers it is for; unset for the only regular container.
   *
   * @internal
   */
  public readonly _containers?: string[];

  /** @internal */
  public readonly _options: ApiAccessOptions;

  private readonly why?: Undeclared;

  private constructor(containers: string[] | undefined, options: ApiAccessOptions = {}, why?: Undeclared) {
    this._containers = containers && [...containers];
    this._options = options;
    this.why = why;
  }

  /**
   * Returns the same access with another token, directory or volume name. Unset
   * options stay unchanged.
   *
   * @throws if an option is unknown
   */
  public with(options: ApiAccessOptions): ApiAccess {
    refuseUnknownOptions('ApiAccess.with()', options, OPTIONS);
    return new ApiAccess(this._containers, { ...this._options, ...options }, this.why);
  }

  /** @internal */
  public get _token(): BoundToken {
    return this._options.token ?? DEFAULT_TOKEN;
  }

  /**
   * Whether the workload itself calls the API server.
   *
   * @internal
   */
  public get _callsApi(): boolean {
    return this.why?.permissions !== 'identity-only';
  }

  /**
   * The finding that it accepts, if it is not one of an account with permissions.
   *
   * @internal
   */
  public _acceptedFor(account: string): RuleAcceptance[] {
    if (!this.why) { return []; }
    const { permissions, reason, ...settings } = this.why;
    return [{ rule: 'token-without-permission', key: `serviceaccount ${account}`, reason: `(${permissions}) ${reason}`, ...settings }];
  }
}
