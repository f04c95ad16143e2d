import { allowPrivilegeEscalation } from './allow-privilege-escalation';
import { appArmorProfile } from './app-armor-profile';
import { capabilitiesBaseline } from './capabilities-baseline';
import { capabilitiesRestricted } from './capabilities-restricted';
import { PodSecurityCheck, PodSecurityControl, PodSecurityLevel, PodSecurityViolation } from './control';
import { hostNamespaces } from './host-namespaces';
import { hostPathVolumes } from './host-path-volumes';
import { hostPorts } from './host-ports';
import { hostProbesAndHostLifecycle } from './host-probes-and-host-lifecycle';
import { hostProcess } from './host-process';
import { PodView } from './pod-view';
import { privileged } from './privileged';
import { procMount } from './proc-mount';
import { procMountRestricted } from './proc-mount-restricted';
import { restrictedVolumes } from './restricted-volumes';
import { runAsNonRoot } from './run-as-non-root';
import { runAsUser } from './run-as-user';
import { seLinuxOptions } from './se-linux-options';
import { seccompProfileBaseline } from './seccomp-profile-baseline';
import { seccompProfileRestricted } from './seccomp-profile-restricted';
import { sysctls } from './sysctls';
import type * as k8s from '../../objects/kubernetes-types';
import { KNOWN_MINORS } from '../kubernetes-version';

/** The newest minor version of Kubernetes with known policies. */
export const LATEST_POLICY_VERSION = KNOWN_MINORS[KNOWN_MINORS.length - 1];

/** All controls; those of "baseline" also apply at "restricted". */
export const POD_SECURITY_CONTROLS: readonly PodSecurityControl[] = [
  hostNamespaces, privileged, capabilitiesBaseline, hostPathVolumes, hostPorts, hostProbesAndHostLifecycle, appArmorProfile, seLinuxOptions,
  procMount, seccompProfileBaseline, sysctls, hostProcess,
  restrictedVolumes, allowPrivilegeEscalation, runAsNonRoot, runAsUser, seccompProfileRestricted, capabilitiesRestricted, procMountRestricted,
];

/** The policy a pod is checked against. */
export interface PodSecurityPolicy {
  readonly level: PodSecurityLevel;
  /** The minor version of Kubernetes whose policy applies; the newest when unset. */
  readonly version?: number | 'latest';
}

/** A check with the minor versions in which it applies. */
interface HeldCheck extends Pick<PodSecurityCheck, 'check'> {
  readonly control: string;
  readonly minors: readonly number[];
}

const IN_KNOWN_VERSIONS: { readonly [level in PodSecurityLevel]: readonly HeldCheck[] } = {
  baseline: checksOf('baseline', KNOWN_MINORS),
  restricted: checksOf('restricted', KNOWN_MINORS),
};

/**
 * The violations of the Pod Security Standards in a pod or pod template. Placeholders
 * of other tools are never considered safe.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */
export function evaluatePodSecurity(pod: k8s.PodTemplateSpec, { level, version = 'latest' }: PodSecurityPolicy): PodSecurityViolation[] {
  const minors = [version === 'latest' ? LATEST_POLICY_VERSION : version];
  return evaluate(pod, checksOf(level, minors), minors);
}

/** The violations in any known version of Kubernetes, with these versions. */
export function evaluatePodSecurityByVersion(pod: k8s.PodTemplateSpec, level: PodSecurityLevel): PodSecurityViolation[] {
  return evaluate(pod, IN_KNOWN_VERSIONS[level], KNOWN_MINORS);
}

/** The checks of a level in the given versions. */
function checksOf(level: PodSecurityLevel, minors: readonly number[]): HeldCheck[] {
  return POD_SECURITY_CONTROLS
    .filter(control => control.level === 'baseline' || level === 'restricted')
    .flatMap(({ id, checks }) => checks.map(({ since, check }, index) => {
      const { since: next = Infinity } = checks[index + 1] ?? {};
      return { control: id, check, minors: minors.filter(minor => since <= minor && minor < next) };
    }))
    .filter(held => held.minors.length > 0);
}

function evaluate(pod: k8s.PodTemplateSpec, checks: readonly HeldCheck[], minors: readonly number[]): PodSecurityViolation[] {
  const view = new PodView(pod);
  const found = checks.flatMap(({ control, check, minors: held }) =>
    check(view).map(violation => ({ control, ...violation, minors: held })));
  return oncePerControl(found, minors);
}

/** Merges what several versions of a control find in one field into one violation with all versions. */
function oncePerControl(violations: readonly PodSecurityViolation[], all: readonly number[]): PodSecurityViolation[] {
  const found = new Map<string, PodSecurityViolation>();
  for (const violation of violations) {
    const key = `${violation.control} ${String(violation.path)}`;
    const before = found.get(key);
    found.set(key, before ? { ...before, minors: [...before.minors!, ...violation.minors!] } : violation);
  }
  return [...found.values()].map(({ minors, ...violation }) => minors!.length === all.length ? violation : { ...violation, minors });
}
