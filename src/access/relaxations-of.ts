import { posix } from 'path';
import { WorkloadRelaxation } from './access-snapshot';
import { BASELINE_CAPABILITIES, evaluatePodSecurityByVersion, POD_SECURITY_CONTROLS, PodSecurityViolation, relevantPart } from '../kubernetes/pod-security';
import { Workload } from '../model/workload';
import { valueAt } from '../objects/data-path';
import type * as k8s from '../objects/kubernetes-types';
import { items } from '../objects/lists';
import { isPlaceholder } from '../objects/placeholder';

/** Path segments that are left out of the name of a setting. */
const IGNORED_FIELDS: ReadonlySet<string | number> = new Set(['spec', 'containers', 'initContainers', 'ephemeralContainers', 'securityContext']);
const HOST_PATH = 'hostPathVolumes';
/** The capability that "restricted" lets a container add. */
const RESTRICTED_CAPABILITY = 'NET_BIND_SERVICE';

const LEVELS = new Map(POD_SECURITY_CONTROLS.map(({ id, level }) => [id, level]));

/** A setting that Pod Security rejects, without its workload. */
type Setting = Omit<WorkloadRelaxation, 'workload'>;

/** The settings in the pods of some workloads that Pod Security rejects. */
export function relaxationsOf(workloads: readonly Workload[], minors: readonly number[]): WorkloadRelaxation[] {
  const violationsOf = new Violations(minors);
  return workloads.flatMap(({ object: { kind, name }, namespace, pod }) => {
    const workload = { kind, ...namespace === undefined ? {} : { namespace }, name };
    return [...settingsOf(pod, violationsOf.of(pod)), ...hostPathsOf(pod)].map(setting => ({ workload, ...setting }));
  });
}

/** Cached, because most pods of an app are equal in the fields that Pod Security checks. */
class Violations {
  private readonly known = new Map<string, readonly PodSecurityViolation[]>();

  public constructor(private readonly minors: readonly number[]) {}

  public of(pod: k8s.PodTemplateSpec): readonly PodSecurityViolation[] {
    const key = JSON.stringify(relevantPart(pod));
    let violations = this.known.get(key);
    if (!violations) {
      violations = evaluatePodSecurityByVersion(pod, 'restricted').filter(({ minors }) => minors === undefined || minors.some(minor => this.minors.includes(minor)));
      this.known.set(key, violations);
    }
    return violations;
  }
}

function settingsOf(pod: k8s.PodTemplateSpec, violations: readonly PodSecurityViolation[]): Setting[] {
  const settings = violations.filter(({ control }) => control !== HOST_PATH).flatMap(violation => settingsAt(pod, violation));
  const atBaseline = new Set(settings.filter(({ level }) => level === 'baseline').map(({ container, setting }) => JSON.stringify([container, setting])));
  return settings.filter(({ level, container, setting }) => level === 'baseline' || !atBaseline.has(JSON.stringify([container, setting])));
}

function settingsAt(pod: k8s.PodTemplateSpec, { control, container, path }: PodSecurityViolation): Setting[] {
  const level = LEVELS.get(control)!;
  const value = valueAt(pod, path);
  const field = path.filter(step => typeof step === 'string' && !IGNORED_FIELDS.has(step)).join('.');
  const setting = (text: string, certainty: Setting['certainty'] = 'certain'): Setting => ({ certainty, ...container === undefined ? {} : { container }, control, level, setting: text });
  if (field === 'volumes.hostPath' || field === 'volumes' && valueAt(pod, [...path, 'hostPath']) !== undefined) { return []; }
  if (field === 'capabilities.drop') { return [setting(`${field} without ALL`)]; }
  if (Array.isArray(value)) {
    const fine: readonly unknown[] = level === 'baseline' ? BASELINE_CAPABILITIES : [RESTRICTED_CAPABILITY];
    return value.filter(item => field !== 'capabilities.add' || !fine.includes(item)).map(item => setting(`${field}: ${textOf(item)}`, certaintyOf(item)));
  }
  return [setting(value === undefined || value === null ? `${field} is not set` : `${field}: ${textOf(value)}`, certaintyOf(value))];
}

function certaintyOf(value: unknown): Setting['certainty'] {
  return typeof value === 'string' && isPlaceholder(value) ? 'possible' : 'certain';
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** The node directories in a pod, with the containers that mount them. */
function hostPathsOf({ spec }: k8s.PodTemplateSpec): Setting[] {
  const containers = [...items(spec?.initContainers), ...items(spec?.containers), ...items(spec?.ephemeralContainers)];
  return items(spec?.volumes).flatMap(({ name, hostPath }) => {
    if (!hostPath) { return []; }
    const path = hostPath.path ?? '';
    const mounts = containers.flatMap(container => items(container.volumeMounts).filter(mount => mount.name === name).map(mount => ({ container: container.name ?? '', mount })));
    const at = (inVolume: string, writable: boolean): Setting => {
      const whole = posix.join(path, inVolume);
      return { certainty: certaintyOf(whole), control: HOST_PATH, level: 'baseline', setting: `hostPath ${whole}${writable ? '' : ', read-only'}`, hostPath: { path: whole, writable } };
    };
    return mounts.length === 0 ? [at('', true)]
      : mounts.map(({ container, mount: { subPath, readOnly } }) => ({ ...at(subPath ?? '', readOnly !== true), container }));
  });
}
