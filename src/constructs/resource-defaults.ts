import { Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { IConstruct } from 'constructs';
import { AppState } from './app-state';

/** What a container gets that asks for nothing itself. */
export interface ResourceDefaultsOptions {
  /**
   * The share of a CPU that is reserved.
   *
   * @default Cpu.millis(100)
   */
  readonly cpuRequest?: kplus.Cpu;

  /**
   * The memory that is reserved.
   *
   * @default Size.mebibytes(128)
   */
  readonly memoryRequest?: Size;

  /**
   * The memory at which the container is ended. A container that requests more
   * gets its own request as limit.
   *
   * @default Size.mebibytes(512)
   */
  readonly memoryLimit?: Size;

  /**
   * The share of a CPU above which the container is slowed down. A container that
   * requests more gets its own request as limit. Set it for a namespace whose
   * ResourceQuota counts `limits.cpu`: it refuses pods without one.
   *
   * @default - no limit
   */
  readonly cpuLimit?: kplus.Cpu;
}

/** All defaults at a place; only a CPU limit may be missing. */
export type DefaultsInForce = Required<Omit<ResourceDefaultsOptions, 'cpuLimit'>> & Pick<ResourceDefaultsOptions, 'cpuLimit'>;

const STATE = 'resource-defaults';

/**
 * The requests and limits of containers that name none, for everything below a
 * construct. They fill in field by field: a container that only names a memory
 * limit still gets the requests. Without `cpuLimit` there is no CPU limit, which
 * would slow a container down while CPUs are idle.
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

  /** Sets defaults; those not named come from further up the tree. It may come before or after the workloads. */
  public set(options: ResourceDefaultsOptions): void {
    const state = AppState.of(this.scope);
    state.set(STATE, { ...state.get<ResourceDefaultsOptions>(STATE), ...options });
  }
}

/** The defaults in force at a construct: the nearest wins, field by field. */
export function resourceDefaultsAt(construct: IConstruct): DefaultsInForce {
  const found: ResourceDefaultsOptions = Object.assign({}, ...construct.node.scopes.map(scope => AppState.find(scope)?.get(STATE)));
  return {
    cpuRequest: found.cpuRequest ?? kplus.Cpu.millis(100),
    memoryRequest: found.memoryRequest ?? Size.mebibytes(128),
    memoryLimit: found.memoryLimit ?? Size.mebibytes(512),
    cpuLimit: found.cpuLimit,
  };
}
