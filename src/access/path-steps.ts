import { BuiltGraph } from './build-escalation-graph';
import { Edge, HeldRole, NodeContent } from './escalation-graph';
import { EscalationPath, PathGrant, PathNode, PathStep } from './escalation-path';
import { GrantsOf } from './path-grants';
import { pathNode } from './path-node';

const HOLDERS: readonly NodeContent['kind'][] = ['account', 'user', 'group', 'role'];
const UNKNOWN_NAMESPACE = 'the namespace of objects without one is the same (pass --namespace)';

/**
 * Describes the edges from a start to a target. Paths along the same edges share their
 * steps, because thousands of starts may have the same long way.
 */
export class PathSteps {
  private readonly grants: GrantsOf;
  private readonly nodes = new Map<number, PathNode>();
  /** By edge and holder of its permission. */
  private readonly steps = new Map<Edge, Map<string, PathStep>>();
  /** Steps extended by an edge that is not a step, by that edge. */
  private readonly continued = new Map<Edge, Map<PathStep, PathStep>>();

  public constructor(private readonly built: BuiltGraph) {
    this.grants = new GrantsOf(built.model);
  }

  public pathOf(start: number, edges: readonly Edge[]): EscalationPath {
    const { contents } = this.built.graph;
    const steps: PathStep[] = [];
    const from = this.nodeOf(start);
    let holders = this.isHolder(start) ? [start] : [];
    let isPerhapsHeld = false;
    // At a holder, at its groups or at what they hold in a scope.
    let isAtHolder = this.isHolder(start);
    for (const edge of edges) {
      const content = contents[edge.to];
      if (edge.info) {
        steps.push(this.stepOf(edge, holders, isPerhapsHeld));
        isPerhapsHeld = false;
        // An attacker who binds a role to itself keeps its own permissions.
        if (this.isHolder(edge.to)) { holders = content?.kind === 'role' ? [edge.to, ...holders] : [edge.to]; }
      } else if (content) {
        steps.push(this.continue(steps.pop()!, edge));
        if (this.isHolder(edge.to)) { holders = [edge.to]; }
      } else if (edge.unsure) {
        const last = steps[steps.length - 1];
        if (isAtHolder || !last) {
          isPerhapsHeld = true;
        } else {
          steps[steps.length - 1] = this.continue(last, edge);
        }
      }
      if (edge.info || content) { isAtHolder = this.isHolder(edge.to); }
    }
    const target: PathNode = steps[steps.length - 1].to;
    return { from, target, steps, certainty: steps.some(({ certainty }) => certainty === 'unknown') ? 'unknown' : 'yes' };
  }

  /** The role and the binding of a grant in its paths. */
  public sourceOf(grant: PathGrant): HeldRole {
    return this.grants.sourceOf(grant);
  }

  private isHolder(node: number): boolean {
    const content = this.built.graph.contents[node];
    return content !== undefined && HOLDERS.includes(content.kind);
  }

  private nodeOf(node: number): PathNode {
    return remembered(this.nodes, node, () => pathNode(this.built.graph.contents[node]!));
  }

  private stepOf(edge: Edge, holders: readonly number[], isPerhapsHeld: boolean): PathStep {
    const key = edge.info?.permission ? `${holders.join()}${isPerhapsHeld ? '?' : ''}` : '';
    return remembered(remembered(this.steps, edge, () => new Map<string, PathStep>()), key, () => this.newStep(edge, holders, isPerhapsHeld));
  }

  private continue(last: PathStep, edge: Edge): PathStep {
    return remembered(remembered(this.continued, edge, () => new Map<PathStep, PathStep>()), last, () => ({
      ...last,
      ...this.built.graph.contents[edge.to] ? { to: this.nodeOf(edge.to) } : {},
      ...edge.unsure ? unsure(last, UNKNOWN_NAMESPACE) : {},
    }));
  }

  private newStep({ to, info }: Edge, holders: readonly number[], isPerhapsHeld: boolean): PathStep {
    const { edge, how, permission, proof, source, dependsOn } = info!;
    const step = { edge, to: this.nodeOf(to), proof, source };
    if (!permission) {
      const condition = dependsOn === undefined ? { certainty: 'yes' as const } : { certainty: 'unknown' as const, dependsOn };
      return { ...step, how: how ?? '', grants: [], ...condition };
    }
    const { grants, operator, unsure: reasons } = this.grants.of(
      holders.flatMap(holder => this.built.heldIn(holder, permission.scope)), permission, isPerhapsHeld,
    );
    const condition = dependsOn === undefined ? undefined : `${operator === undefined ? '' : `${operator} `}${dependsOn}`;
    const all = [...reasons, ...condition === undefined ? [] : [condition]];
    const granted = grants.map(grant => grant.permission).join(' and ');
    return {
      ...step,
      how: how === undefined ? granted : `${granted} (${how})`,
      grants,
      certainty: all.length === 0 ? 'yes' : 'unknown',
      ...all.length === 0 ? {} : { dependsOn: all.join(', and ') },
    };
  }
}

function unsure({ dependsOn }: PathStep, reason: string): Pick<PathStep, 'certainty' | 'dependsOn'> {
  return { certainty: 'unknown', dependsOn: dependsOn === undefined || dependsOn === reason ? reason : `${dependsOn}, and ${reason}` };
}

function remembered<K, V>(known: Map<K, V>, key: K, make: () => V): V {
  let value = known.get(key);
  if (value === undefined) { known.set(key, value = make()); }
  return value;
}
