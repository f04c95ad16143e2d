import { Edge, HeldRole, NodeContent } from './escalation-graph';
import { EscalationPath, PathGrant } from './escalation-path';
import { NearestTargets } from './nearest-targets';
import { pathParts } from './path-parts';
import { permissionMasks } from './permission-masks';
import { tokenHolders } from './token-holders';
import { Answer } from '../model/answer';
import { AppModel } from '../model/app-model';
import { Role } from '../model/service-account';
import { ServiceAccount, Workload } from '../model/workload';

/** An account that containers of the app act as. */
export interface PathStart {
  readonly account: ServiceAccount;
  /** The workloads of the app that get its token. */
  readonly workloads: readonly Workload[];
  /** `unknown` if it is not certain that a container gets a token that the API server accepts. */
  readonly certainty: Exclude<Answer, 'no'>;
}

/** The best path from an account to one target. */
export interface AccountPath extends PathStart {
  readonly path: EscalationPath;
}

/** Targets of accounts that rules report. */
export type ReportedTarget = 'cluster-admin' | 'node' | 'secrets' | 'cloud-identity';

/** The maximum number of Secrets of namespaces, or cloud identities, per account: one more than reported, because its own do not count. */
const MAX_TARGETS = 4;

/**
 * Escalations that depend on the actions of others and are legitimate for their usual
 * holders: admission webhooks, schedulers, storage drivers. Only the list of paths has them.
 */
const ONLY_LISTED: ReadonlySet<string> = new Set(['bind-pods-to-nodes', 'modify-csi-drivers', 'modify-mutating-policies', 'modify-mutating-webhooks', 'pods-of-node']);

/** Finds the paths from accounts whose tokens the containers of the app hold. */
export class AccountPaths {
  private readonly starts: readonly PathStart[];
  private readonly found = new Map<ReportedTarget, readonly AccountPath[]>();

  public constructor(private readonly model: AppModel) {
    this.starts = startsOf(model).filter(({ account }) => holdsSomething(account, model));
  }

  /**
   * The paths to each target of a kind, except an account's own. Paths do not go through
   * cluster-admin, and an account that certainly gets cluster-admin has no other paths.
   */
  public to(target: ReportedTarget): readonly AccountPath[] {
    // Most apps grant nothing that leads anywhere, and this check is cheaper than a search.
    if (this.starts.length === 0) { return []; }
    let found = this.found.get(target);
    if (!found) { this.found.set(target, found = this.search(target)); }
    return found;
  }

  /** The role and the binding of a grant in its paths. */
  public sourceOf(grant: PathGrant): HeldRole {
    return this.model.once(pathParts).steps.sourceOf(grant);
  }

  private search(target: ReportedTarget): readonly AccountPath[] {
    const { built: { graph, namespaces } } = this.model.once(pathParts);
    if (target === 'cluster-admin') { return this.nearest(this.starts, [graph.single(target)]); }
    const administrators = new Set(this.to('cluster-admin').filter(({ certainty, path }) => certainty === 'yes' && path.certainty === 'yes').map(({ account }) => account));
    const others = this.starts.filter(({ account }) => !administrators.has(account));
    switch (target) {
      case 'secrets': {
        const all = this.nearest(others, [graph.classNode('secrets', 'everywhere')]);
        const hasAll = new Set(all.filter(({ path }) => path.certainty === 'yes').map(({ account }) => account));
        const some = others.filter(({ account }) => !hasAll.has(account));
        return [...all, ...this.nearest(some, namespaces.map(namespace => graph.classNode('secrets', { namespace })), MAX_TARGETS)];
      }
      case 'cloud-identity': return this.nearest(others, graph.contents.flatMap((content, node) => isCloudRole(content) ? [node] : []), MAX_TARGETS);
      default: return this.nearest(others, [graph.single(target)]);
    }
  }

  private nearest(starts: readonly PathStart[], nodes: readonly number[], atMost = 1): AccountPath[] {
    if (starts.length === 0 || nodes.length === 0) { return []; }
    const { built: { graph }, steps } = this.model.once(pathParts);
    const administrator = graph.single('cluster-admin');
    const without = ({ from, info }: Edge): boolean => from === administrator || (info !== undefined && ONLY_LISTED.has(info.edge));
    const targets = new NearestTargets(graph, nodes, { atMost, without });
    return starts.flatMap(start => {
      const node = graph.account(start.account.namespace, start.account.name);
      return targets.from(node).filter(way => !isOwn(start.account, graph.contents[way.target]))
        .map(({ edges }) => ({ ...start, path: steps.pathOf(node, edges) }));
    });
  }
}

/** The accounts of the app whose tokens its workloads get, and those of custom resources that may run pods. */
function startsOf(model: AppModel): PathStart[] {
  const holders = tokenHolders(model);
  return model.serviceAccounts.flatMap((account): PathStart[] => {
    const own = (holders.get(account) ?? []).filter(({ workload }) => !model.isContext(workload.object));
    if (own.length > 0) {
      const isCertain = own.some(({ containers }) => containers.some(({ certainty }) => certainty === 'yes'));
      return [{ account, workloads: own.map(({ workload }) => workload), certainty: isCertain ? 'yes' : 'unknown' }];
    }
    return account.customResources.some(object => !model.isContext(object)) ? [{ account, workloads: [], certainty: 'unknown' }] : [];
  });
}

/** Whether any role of an account can be part of an escalation. */
function holdsSomething(account: ServiceAccount, model: AppModel): boolean {
  return account.grants.some(({ role }) => role !== undefined && leadsToEscalation(role, model))
    || model.builtInGrantsOf(account).some(({ role }) => leadsToEscalation(role, model));
}

function leadsToEscalation({ rules }: Role, model: AppModel): boolean {
  return model.once(permissionMasks).canEscalate(rules);
}

/** Whether an annotation names the identity. Excludes that of the node, and identities of choice, which rules report at the permission. */
function isCloudRole(content: NodeContent | undefined): boolean {
  return content?.kind === 'cloud-identity' && content.name !== undefined && content.name !== 'the node';
}

/** Whether an account has a target without any path. */
function isOwn({ namespace, cloudIdentities }: ServiceAccount, content: NodeContent | undefined): boolean {
  switch (content?.kind) {
    case 'secrets': return content.namespace === namespace && (namespace !== undefined || content.inUnknownNamespace === true);
    case 'cloud-identity': return cloudIdentities.some(({ provider, value }) => content.name === `${provider} ${value}`);
    default: return false;
  }
}

/** The paths of an app, for `model.once()`. */
export function accountPaths(model: AppModel): AccountPaths {
  return new AccountPaths(model);
}
