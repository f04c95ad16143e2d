import { allowPrivilegeEscalation } from './allow-privilege-escalation';
import { appArmorProfile } from './app-armor-profile';
import { capabilitiesBaseline } from './capabilities-baseline';
import { capabilitiesRestricted } from './capabilities-restricted';
import { PodSecurityControl, PodSecurityLevel, PodSecurityViolation } from './control';
import { hostNamespaces } from './host-namespaces';
import { hostPathVolumes } from './host-path-volumes';
import { hostPorts } from './host-ports';
import { hostProbesAndHostLifecycle } from './host-probes-and-host-lifecycle';
import { PodManifest } from './pod';
import { privileged } from './privileged';
import { procMount, procMountRestricted } from './proc-mount';
import { restrictedVolumes } from './restricted-volumes';
import { runAsNonRoot } from './run-as-non-root';
import { runAsUser } from './run-as-user';
import { seLinuxOptions } from './se-linux-options';
import { seccompProfileBaseline } from './seccomp-profile-baseline';
import { seccompProfileRestricted } from './seccomp-profile-restricted';
import { sysctls } from './sysctls';
import { windowsHostProcess } from './windows-host-process';

/** The newest minor version of Kubernetes whose policies are known here. */
export const LATEST_POLICY_VERSION = 37;

/** All controls; those of "baseline" hold at "restricted" too. */
export const POD_SECURITY_CONTROLS: readonly PodSecurityControl[] = [
  hostNamespaces, privileged, capabilitiesBaseline, hostPathVolumes, hostPorts, hostProbesAndHostLifecycle, appArmorProfile, seLinuxOptions,
  procMount, seccompProfileBaseline, sysctls, windowsHostProcess,
  restrictedVolumes, allowPrivilegeEscalation, runAsNonRoot, runAsUser, seccompProfileRestricted, capabilitiesRestricted, procMountRestricted,
];

/** What a pod is judged by. */
export interface PodSecurityPolicy {
  readonly level: PodSecurityLevel;
  /** The minor version of Kubernetes whose policy holds; the newest when unset. */
  readonly version?: number;
}

/**
 * What a pod, or a pod template, violates of the Pod Security Standards. Data of
 * any shape gets an answer.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */
export function evaluatePodSecurity(pod: PodManifest, { level, version = LATEST_POLICY_VERSION }: PodSecurityPolicy): PodSecurityViolation[] {
  return POD_SECURITY_CONTROLS
    .filter(control => control.level === 'baseline' || level === 'restricted')
    .flatMap(({ id, checks }) => {
      const current = checks.filter(({ since }) => since <= version).pop();
      return (current?.check(pod) ?? []).map(violation => ({ control: id, ...violation }));
    });
}
