import { RuleAcceptance } from './_accept';
import { checkReason, REASON_OPTIONS } from './_check-reason';
import { BoundToken } from './bound-token';
import { ReasonOptions } from './reason-options';
import { OptionNames, refuseUnknownOptions } from '../text/options';
import { safeText } from '../text/safe-text';

/** How containers find the token with which they call the Kubernetes API. */
export interface ApiAccessOptions {
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
   * @default - 'kubernetes-api-token', or one made of the audience; with a number after it for each additional token of the pod
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
  /** The word that stands before the reason in the manifest. */
  readonly permissions: 'external' | 'identity-only' | 'discovery-only';
  readonly reason: string;
}

/**
 * Which containers of a workload call the Kubernetes API. These, and no others,
 * get a bound token, the CA bundle, the namespace and the environment variable
 * `KUBERNETES_TOKEN_PATH`.
 *
 * Where the app declares the permissions of the account, `inContainers()` or
 * `inOnlyContainer()` is all. Where it does not, the other factories say why, and
 * the reason stands in the annotations of the workload.
 *
 * @example
 * new SecureDeployment(chart, 'controller', {
 *   containers: [{ name: 'app', image: 'registry.example.com/controller:v1.0.0' }, { name: 'proxy', image: 'registry.example.com/proxy:v2.1.0' }],
 *   apiAccess: ApiAccess.inContainers('app'),
 * });
 */
export class ApiAccess {
  /**
   * For the containers named, init containers included.
   *
   * @throws if no container is named
   */
  public static inContainers(...containers: string[]): ApiAccess {
    if (containers.length === 0) {
      throw new Error("ApiAccess.inContainers names no container; write ApiAccess.inContainers('app')");
    }
    return new ApiAccess(containers);
  }

  /** For the only regular container. A workload with several fails at synth. */
  public static inOnlyContainer(): ApiAccess {
    return new ApiAccess(undefined);
  }

  /**
   * With permissions that are granted elsewhere, in another repository for example.
   *
   * @param reason Where or by whom, in at least 10 characters.
   * @param options The containers, and what belongs to the reason.
   * @throws if the reason is shorter, or an option can't be one
   */
  public static grantedElsewhere(reason: string, options: ApiAccessReasonOptions = {}): ApiAccess {
    return ApiAccess.undeclared('grantedElsewhere', 'external', reason, options);
  }

  /**
   * Without permissions: the token only proves who the workload is, to a recipient
   * that asks the API server. The workload itself does not call it.
   *
   * @param reason To whom, in at least 10 characters.
   * @param options The containers, and what belongs to the reason.
   * @throws if the reason is shorter, or an option can't be one
   */
  public static identityOnly(reason: string, options: ApiAccessReasonOptions = {}): ApiAccess {
    return ApiAccess.undeclared('identityOnly', 'identity-only', reason, options);
  }

  /**
   * Without permissions: the workload only asks what every account may ask, which
   * is the version of the API, its groups and the account's own permissions.
   *
   * @param reason Why, in at least 10 characters.
   * @param options The containers, and what belongs to the reason.
   * @throws if the reason is shorter, or an option can't be one
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
   * The same access with another token, directory or volume name. What is not
   * named stays as it is.
   *
   * @throws if there is no such option
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
