import { addedCapability } from './added-capability';
import { appArmorUnconfined } from './app-armor-unconfined';
import { capabilitiesNotDropped } from './capabilities-not-dropped';
import { capabilityAboveBaseline } from './capability-above-baseline';
import { containerRuntimeSocket } from './container-runtime-socket';
import { defaultNamespace } from './default-namespace';
import { hostIpc } from './host-ipc';
import { hostNetwork } from './host-network';
import { hostPathVolume } from './host-path-volume';
import { hostPid } from './host-pid';
import { hostPort } from './host-port';
import { hostProbe } from './host-probe';
import { imageWithoutVersion } from './image-without-version';
import { literalSecretInEnvironment } from './literal-secret-in-environment';
import { missingMemoryLimit } from './missing-memory-limit';
import { missingResourceRequests } from './missing-resource-requests';
import { missingSeccompProfile } from './missing-seccomp-profile';
import { namespaceWithoutPodSecurity } from './namespace-without-pod-security';
import { outdatedPodSecurityVersion } from './outdated-pod-security-version';
import { podSecurityBelowRestricted } from './pod-security-below-restricted';
import { privilegeEscalation } from './privilege-escalation';
import { privilegedContainer } from './privileged-container';
import { restrictedVolumeType } from './restricted-volume-type';
import { rootNotRefused } from './root-not-refused';
import { runAsRoot } from './run-as-root';
import { seccompUnconfined } from './seccomp-unconfined';
import { secretInEnvironment } from './secret-in-environment';
import { sensitiveHostPath } from './sensitive-host-path';
import { serviceLinks } from './service-links';
import { sharedProcessNamespace } from './shared-process-namespace';
import { unmaskedProcMount } from './unmasked-proc-mount';
import { unmaskedProcMountInUserNamespace } from './unmasked-proc-mount-in-user-namespace';
import { unsafeSelinuxOptions } from './unsafe-selinux-options';
import { unsafeSysctl } from './unsafe-sysctl';
import { windowsHostProcess } from './windows-host-process';
import { writableRootFilesystem } from './writable-root-filesystem';
import { Rule } from '../rule';

/** Rules on what pods may do, and on what a namespace lets in. */
export const POD_RULES: readonly Rule[] = [
  privilegedContainer,
  containerRuntimeSocket,
  sensitiveHostPath,
  hostPathVolume,
  hostNetwork,
  hostPid,
  hostIpc,
  hostPort,
  hostProbe,
  windowsHostProcess,
  runAsRoot,
  rootNotRefused,
  privilegeEscalation,
  addedCapability,
  capabilityAboveBaseline,
  capabilitiesNotDropped,
  seccompUnconfined,
  missingSeccompProfile,
  appArmorUnconfined,
  unsafeSelinuxOptions,
  unmaskedProcMount,
  unmaskedProcMountInUserNamespace,
  unsafeSysctl,
  restrictedVolumeType,
  writableRootFilesystem,
  sharedProcessNamespace,
  serviceLinks,
  literalSecretInEnvironment,
  secretInEnvironment,
  imageWithoutVersion,
  missingMemoryLimit,
  missingResourceRequests,
  defaultNamespace,
  namespaceWithoutPodSecurity,
  podSecurityBelowRestricted,
  outdatedPodSecurityVersion,
];
