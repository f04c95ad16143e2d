import { allowPrivilegeEscalation } from './allow-privilege-escalation';
import { appArmorProfile } from './app-armor-profile';
import { capabilitiesBaseline } from './capabilities-baseline';
import { capabilitiesRestricted } from './capabilities-restricted';
import { CleanContexts } from './clean-contexts';
import { PodSecurityCheck, PodSecurityControl, PodSecurityLevel, PodSecurityViolation } from './control';
import { hostNamespaces } from './host-namespaces';
import { hostPathVolumes } from './host-path-volumes';
import { hostPorts } from './host-ports';
import { hostProbesAndHostLifecycle } from './host-probes-and-host-lifecycle';
import { field, PodManifest } from './pod';
import { fieldsAmong, withPartsOf } from './pod-parts';
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
import { windowsHostProcess } from './windows-host-process';
import { KNOWN_MINORS } from '../kubernetes-version';

/** The newest minor version of Kubernetes whose policies are known here. */
export const LATEST_POLICY_VERSION = KNOWN_MINORS[KNOWN_MINORS.length - 1];

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
  readonly version?: number | 'latest';
}

/**
 * What a pod, or a pod template, violates of the Pod Security Standards. Data of
 * any shape gets an answer; a value that cannot be read is never taken for safe.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */
export function evaluatePodSecurity(pod: PodManifest, { level, version = 'latest' }: PodSecurityPolicy): PodSecurityViolation[] {
  return evaluate(pod, level, [version === 'latest' ? LATEST_POLICY_VERSION : version]);
}

/** What a pod violates in any known version of Kubernetes, and in which. */
export function evaluatePodSecurityByVersion(pod: PodManifest, level: PodSecurityLevel): PodSecurityViolation[] {
  return evaluate(pod, level, KNOWN_MINORS);
}

function evaluate(pod: PodManifest, level: PodSecurityLevel, minors: readonly number[]): PodSecurityViolation[] {
  const manifest = { metadata: field(pod, 'metadata'), spec: field(pod, 'spec') };
  return withPartsOf(manifest, () => policyOf(level, minors).judge(manifest));
}

interface Check extends Pick<PodSecurityControl, 'id' | 'needs'> {
  readonly check: PodSecurityCheck['check'];
  /** The versions that have it. */
  readonly minors: readonly number[];
  /** Whether it looks at nothing but security contexts, and at whether the pod is of Windows or has users of its own. */
  readonly isOfContexts: boolean;
}

/** The checks of a level at some versions. */
class Policy {
  private readonly checks: readonly Check[];
  /** The fields that checks need. */
  private readonly needed: ReadonlySet<string>;
  /** The checks for pods with the same of these fields: nearly all pods of an app are alike. */
  private readonly byFields = new Map<string, readonly Check[]>();
  /** Judging security contexts is most of the work. */
  private readonly cleanContexts = new CleanContexts();

  public constructor(level: PodSecurityLevel, private readonly minors: readonly number[]) {
    this.checks = POD_SECURITY_CONTROLS
      .filter(control => control.level === 'baseline' || level === 'restricted')
      .flatMap(({ id, needs, fields, checks }) => {
        const isOfContexts = fields.every(name => /^(spec|\*)\.securityContext\./.test(name));
        return checks.map(({ since, check }, index) => {
          const { since: next = Infinity } = checks[index + 1] ?? {};
          return { id, needs, check, isOfContexts, minors: minors.filter(minor => since <= minor && minor < next) };
        }).filter(check => check.minors.length > 0);
      });
    this.needed = new Set(this.checks.flatMap(({ needs = [] }) => needs));
  }

  /** What a pod violates. */
  public judge(pod: PodManifest): PodSecurityViolation[] {
    const names = fieldsAmong(pod, this.needed);
    const areClean = names !== undefined && this.cleanContexts.includes(pod);
    const found: PodSecurityViolation[] = [];
    let isClean = true;
    for (const { id, check, isOfContexts, minors } of names ? this.checksFor(names) : this.checks) {
      if (areClean && isOfContexts) { continue; }
      const violations = check(pod);
      if (violations.length === 0) { continue; }
      if (isOfContexts) { isClean = false; }
      found.push(...oncePerPath(violations.map(violation => ({ control: id, ...violation, minors }))));
    }
    if (names !== undefined && isClean && !areClean) { this.cleanContexts.add(pod); }
    return oncePerControl(found, this.minors);
  }

  /** The checks that a pod may fail which has these of the needed fields. */
  private checksFor(names: readonly string[]): readonly Check[] {
    const key = names.join();
    let due = this.byFields.get(key);
    if (!due) {
      due = this.checks.filter(({ needs }) => needs === undefined || needs.some(name => names.includes(name)));
      this.byFields.set(key, due);
    }
    return due;
  }
}

const policies = new Map<string, Policy>();

function policyOf(level: PodSecurityLevel, minors: readonly number[]): Policy {
  const key = `${level} ${minors.join()}`;
  let policy = policies.get(key);
  if (!policy) { policies.set(key, policy = new Policy(level, minors)); }
  return policy;
}

/** A value that is no object hides all the fields a control looks for below it. */
function oncePerPath(violations: readonly PodSecurityViolation[]): PodSecurityViolation[] {
  return [...new Map(violations.map(violation => [violation.path, violation])).values()];
}

/** What several versions of a control find at one place is one violation, in the versions of all. */
function oncePerControl(violations: readonly PodSecurityViolation[], all: readonly number[]): PodSecurityViolation[] {
  const found = new Map<string, PodSecurityViolation>();
  for (const violation of violations) {
    const key = `${violation.control} ${violation.path}`;
    const before = found.get(key);
    found.set(key, before ? { ...before, minors: [...before.minors!, ...violation.minors!] } : violation);
  }
  return [...found.values()].map(({ minors, ...violation }) => minors!.length === all.length ? violation : { ...violation, minors });
}
