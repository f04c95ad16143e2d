import { numberOf } from './number-of';
import { PagePath, PagePathGrant, PagePathNode, PagePaths, PagePathStep } from './page-paths';
import { pathStart, pathStarts } from './path-start';
import { cutLines, noPathText, pathSummary, PROOF_TEXTS } from './path-summary';
import { grantedRoleText, grantLocation, howFrom, startsText } from './path-text';
import { pathGroups } from './paths-groups';
import { EscalationPath, PathGrant, PathNode, PathStep } from '../access/escalation-path';
import { EscalationPaths } from '../access/escalation-paths';

/** The maximum number of paths in a file; `paths` lists all. */
const MAXIMUM_PATHS = 500;

const NOT_SHOWN = 'what the input does not show';

const KINDS: { readonly [kind in PathNode['kind']]: readonly [PagePathNode['shape'], string] } = {
  'container': ['set', 'Container'],
  'account': ['identity', 'ServiceAccount'],
  'user': ['identity', 'User'],
  'group': ['identity', 'Group'],
  'role': ['set', 'Role'],
  'accounts': ['set', 'ServiceAccounts'],
  'pods': ['set', 'Pods'],
  'own-pod': ['set', 'Pod'],
  'secrets': ['set', 'Secrets'],
  'written-secrets': ['set', 'Secrets'],
  'administrator': ['identity', 'Administrator'],
  'node': ['set', 'Node'],
  'nodes': ['set', 'Nodes'],
  'cluster-admin': ['identity', 'Cluster'],
  'cloud-identity': ['identity', 'Cloud'],
};

/** The prefix of a node's text that repeats its kind, which the box shows above it. */
const KIND_IN_TEXT = /^(?:account|user|group|container) (?=\S)/;

/** The escalation paths of an app for the HTML report. */
export function pagePathsOf(found: EscalationPaths): PagePaths {
  const { paths, cuts } = found;
  const lines = pathGroups(paths).flatMap(group => group.lines);
  const shown = lines.slice(0, MAXIMUM_PATHS);
  const tables = new PathTables(paths);
  return {
    paths: shown.map(({ starts, path }) => tables.path(starts, path)),
    summary: paths.length === 0 ? capitalized(noPathText({ ...found, certainOnly: false })) : pathSummary(found),
    total: paths.length,
    cuts: cutLines({ cuts, paths }).map(capitalized),
    nodes: tables.nodes,
    grants: tables.grants,
    steps: tables.steps,
    omitted: lines.length - shown.length,
  };
}

/** Tables of values that paths share, each stored once. */
class PathTables {
  public readonly nodes: PagePathNode[] = [];
  public readonly grants: PagePathGrant[] = [];
  public readonly steps: PagePathStep[] = [];
  private readonly nodeNumbers = new Map<string, number>();
  private readonly grantNumbers = new Map<string, number>();
  private readonly stepNumbers = new Map<string, number>();
  private readonly starts: ReadonlyMap<string, readonly PathNode[]>;
  private readonly targets: ReadonlySet<string>;

  public constructor(paths: readonly EscalationPath[]) {
    this.starts = pathStarts(paths);
    this.targets = new Set(paths.map(({ target }) => target.text));
  }

  public path(starts: readonly PathNode[], path: EscalationPath): PagePath {
    const start = this.start(path);
    let from = start;
    const steps = path.steps.map(step => {
      const to = this.node(step.to);
      const number = this.step(from, to, { ...step, how: howFrom(step, path.from) });
      from = to;
      return number;
    });
    return { starts: startsText(starts), number: starts.length, start, target: from, steps, ...path.certainty === 'unknown' ? { unsure: true } : {} };
  }

  private start(path: EscalationPath): number {
    const key = pathStart(path);
    return numberOf(this.nodeNumbers, `start ${key}`, () => this.nodes.push(startNode(this.starts.get(key)!)));
  }

  private node({ kind, text }: PathNode): number {
    return numberOf(this.nodeNumbers, `node ${text}`, () => {
      const [shape, noun] = KINDS[kind];
      this.nodes.push({
        shape: this.targets.has(text) ? 'target' : shape,
        kind: noun,
        title: text.replace(KIND_IN_TEXT, ''),
        ...kind === 'written-secrets' ? { passing: true } : {},
      });
    });
  }

  private step(from: number, to: number, { edge, how, grants, certainty, dependsOn = NOT_SHOWN, proof, source }: PathStep): number {
    const own = [...new Set(grants.map(grant => this.grant(grant)))];
    const unsure = certainty === 'unknown' ? dependsOn : undefined;
    return numberOf(this.stepNumbers, JSON.stringify([from, to, edge, how, own, unsure]), () => this.steps.push({
      from, to, how, grants: own, ...unsure === undefined ? {} : { unsure }, ...edge === 'part' ? { part: true } : {}, proof: PROOF_TEXTS[proof], source,
    }));
  }

  private grant(grant: PathGrant): number {
    const { permission, at } = grant;
    const role = grantedRoleText(grant);
    return numberOf(this.grantNumbers, JSON.stringify([role, permission, at]), () =>
      this.grants.push({ role, permission, ...at === undefined ? {} : { at: grantLocation(at) } }));
  }
}

/** The containers of one workload, or of several with the same account. */
function startNode(nodes: readonly PathNode[]): PagePathNode {
  const [{ kind, namespace, workload, text }] = nodes;
  if (workload === undefined) { return { shape: 'start', kind: KINDS[kind][1], title: text.replace(KIND_IN_TEXT, '') }; }
  const workloads = new Set(nodes.map(node => JSON.stringify([node.namespace, node.workload])));
  return workloads.size === 1
    ? { shape: 'start', kind: workload.kind, title: `${namespace === undefined ? '' : `${namespace}/`}${workload.name}`, detail: nodes.map(({ name }) => name).join(', ') }
    : { shape: 'start', kind: 'Workloads', title: `${workloads.size} workloads`, detail: startsText(nodes) };
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
