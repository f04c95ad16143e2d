import { Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { IConstruct } from 'constructs';
import { AppState } from './app-state';

/** Default resources for containers that set none. */
export interface ResourceDefaultsOptions {
  /**
   * The CPU request.
   *
   * @default Cpu.millis(100)
   */
  readonly cpuRequest?: kplus.Cpu;

  /**
   * The memory request.
   *
   * @default Size.mebibytes(128)
   */
  readonly memoryRequest?: Size;

  /**
   * The memory limit, at which the container is killed. A container that
   * requests more gets its own request as limit.
   *
   * @default Size.mebibytes(512)
   */
  readonly memoryLimit?: Size;

  /**
   * The CPU limit, above which the container is throttled. A container that
   * requests more gets its own request as limit. Set it for a namespace whose
   * ResourceQuota includes `limits.cpu`, which refuses pods without one.
   *
   * @default - no limit
   */
  readonly cpuLimit?: kplus.Cpu;
}

/** All defaults that apply to a construct; only the CPU limit may be unset. */
export type DefaultsInForce = Required<Omit<ResourceDefaultsOptions, 'cpuLimit'>> & Pick<ResourceDefaultsOptions, 'cpuLimit'>;

const STATE = 'resource-defaults';

/**
 * Sets default requests and limits for all containers below a construct. They
 * apply field by field: a container that sets only a memory limit still gets
 * the requests. By default there is no CPU limit, which would throttle a
 * container while CPUs are idle.
 *
 * @example
 * ResourceDefaults.of(chart).set({ cpuRequest: Cpu.millis(50), memoryLimit: Size.mebibytes(256) });
 */
export class ResourceDefaults {
  /** The defaults of everything below `scope`. */
  public static of(scope: IConstruct): ResourceDefaults {
    return new ResourceDefaults(scope);
  }

  private constructor(private readonly scope: IConstruct) {}

  /** Sets defaults; unset ones are inherited from the parent constructs. Call it before or after creating the workloads. */
  public set(options: ResourceDefaultsOptions): void {
    const state = AppState.of(this.scope);
    state.set(STATE, { ...state.get<ResourceDefaultsOptions>(STATE), ...options });
  }
}

/** The defaults that apply to a construct: for each field, those of the nearest scope. */
export function resourceDefaultsAt(construct: IConstruct): DefaultsInForce {
  const found: ResourceDefaultsOptions = Object.assign({}, ...construct.node.scopes.map(scope => AppState.find(scope)?.get(STATE)));
  return {
    cpuRequest: found.cpuRequest ?? kplus.Cpu.millis(100),
    memoryRequest: found.memoryRequest ?? Size.mebibytes(128),
    memoryLimit: found.memoryLimit ?? Size.mebibytes(512),
    cpuLimit: found.cpuLimit,
  };
}
