import { ComparedObject, PodSecurityChange } from './access-change';
import { AccessSnapshot, WorkloadRelaxation, SnapshotNamespace } from './access-snapshot';

const LEVELS = ['', 'baseline', 'restricted'];
const PRIVILEGED = 'privileged: true';
const ALL_CAPABILITIES = 'capabilities.add: ALL';
/** Controls that a privileged container does not implicitly violate. */
const BESIDE_PRIVILEGED: ReadonlySet<string> = new Set(['hostPathVolumes', 'hostPorts', 'hostNamespaces', 'runAsNonRoot', 'runAsUser', 'hostProbesAndHostLifecycle']);

/** Namespaces that admit more pods, and new settings that Pod Security rejects. */
export function podSecurityChanges(before: AccessSnapshot, after: AccessSnapshot): PodSecurityChange[] {
  return [...namespaceChanges(before, after), ...relaxationChanges(before, after)];
}

function namespaceChanges(before: AccessSnapshot, after: AccessSnapshot): PodSecurityChange[] {
  const known = new Map(before.namespaces.map(namespace => [namespace.name, namespace]));
  return after.namespaces.flatMap(namespace => {
    const certainty = lowered(known.get(namespace.name), namespace);
    if (certainty === undefined) { return []; }
    const { name, enforce } = namespace;
    return [{
      kind: 'pod-security',
      certainty,
      sensitive: [],
      namespace: name,
      control: 'enforce',
      level: enforce !== undefined && rankOf(enforce.level) === 1 ? 'restricted' : 'baseline',
      setting: `enforces ${enforce === undefined ? 'what the input no longer shows' : textOf(enforce)}${beforeText(known.get(namespace.name))}`,
    }];
  });
}

/** Whether a namespace admits pods that it did not admit before; undefined if not. */
function lowered(before: SnapshotNamespace | undefined, { enforce }: SnapshotNamespace): PodSecurityChange['certainty'] | undefined {
  const old = before?.enforce;
  if (enforce === undefined) { return old !== undefined && rankOf(old.level) > 0 ? 'possible' : undefined; }
  const rank = rankOf(enforce.level);
  // A new namespace is reported only if it admits everything.
  if (old === undefined) { return rank > 0 ? undefined : before === undefined ? 'certain' : 'possible'; }
  const isLower = rank < rankOf(old.level) || rank > 0 && rank === rankOf(old.level) && versionOf(enforce.version) < versionOf(old.version);
  return isLower ? 'certain' : undefined;
}

/** `privileged` and invalid levels admit everything. */
function rankOf(level: string): number {
  return Math.max(LEVELS.indexOf(level), 0);
}

/** The newest version is the strictest, and the default. */
function versionOf(version: string): number {
  return Number(/^v1\.(\d+)$/.exec(version)?.[1] ?? Infinity);
}

function textOf({ level, version }: NonNullable<SnapshotNamespace['enforce']>): string {
  return level === '' ? 'no level' : `${level}${version === '' || rankOf(level) === 0 ? '' : ` of ${version}`}`;
}

function beforeText(before: SnapshotNamespace | undefined): string {
  return before?.enforce === undefined ? '' : ` instead of ${textOf(before.enforce)}`;
}

function relaxationChanges(before: AccessSnapshot, after: AccessSnapshot): PodSecurityChange[] {
  const workloads = new Set(before.workloads.map(keyOf));
  const known = new Map<string, WorkloadRelaxation[]>();
  for (const relaxation of before.relaxations) {
    const key = keyOf(relaxation.workload);
    const same = known.get(key);
    if (same) { same.push(relaxation); } else { known.set(key, [relaxation]); }
  }
  const added = after.relaxations.filter(relaxation => {
    const key = keyOf(relaxation.workload);
    // The audit reports violations of "restricted" in a new workload: they do not relax an existing pod.
    return (workloads.has(key) || relaxation.level === 'baseline') && !known.get(key)?.some(other => covers(other, relaxation));
  });
  return distinct(added.filter(relaxation => !added.some(other => other !== relaxation && keyOf(other.workload) === keyOf(relaxation.workload)
    && covers(other, relaxation) && !covers(relaxation, other))).map(({ hostPath: _, ...relaxation }) => ({ kind: 'pod-security', sensitive: [], ...relaxation })));
}

/** Whether one setting of a workload allows everything that another does. */
function covers(one: WorkloadRelaxation, other: WorkloadRelaxation): boolean {
  if (one.container !== undefined && one.container !== other.container) { return false; }
  if (one.certainty === 'possible' && other.certainty === 'certain') { return false; }
  if (one.setting === PRIVILEGED && !BESIDE_PRIVILEGED.has(other.control)) { return true; }
  if (one.hostPath && other.hostPath) {
    return (one.hostPath.writable || !other.hostPath.writable) && isIn(other.hostPath.path, one.hostPath.path);
  }
  if (one.setting === other.setting) { return true; }
  if (one.control !== other.control) { return false; }
  if (one.setting === ALL_CAPABILITIES) { return true; }
  // "restricted" requires one value, so all other values are equivalent.
  return one.level === 'restricted' && !other.setting.startsWith('capabilities.add') && !one.setting.startsWith('capabilities.add');
}

function isIn(path: string, directory: string): boolean {
  return path === directory || path.startsWith(directory.endsWith('/') ? directory : `${directory}/`);
}

function keyOf({ kind, namespace, name }: ComparedObject): string {
  return JSON.stringify([kind, namespace, name]);
}

function distinct(changes: readonly PodSecurityChange[]): PodSecurityChange[] {
  return [...new Map(changes.map(change => [JSON.stringify(change), change])).values()];
}
