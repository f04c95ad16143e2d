import { isAccepted } from './_accepted';
import { DocumentObject } from './_documents';
import { allContainers } from './_pod';
import { AcceptedRule } from '../../acceptance';
import { KNOWN_MINORS, versionsText } from '../../kubernetes/kubernetes-version';
import { evaluatePodSecurityByVersion, PodSecurityViolation } from '../../kubernetes/pod-security';
import { nameText } from '../../kubernetes/rbac/name-text';
import { DataPath, valueAt } from '../../objects/data-path';
import type * as k8s from '../../objects/kubernetes-types';
import { items } from '../../objects/lists';

/** A setting that explicitly makes a pod weaker than the default. */
export interface Weakening {
  readonly container?: string;
  readonly control: string;
  /** What it is and why it is kept. */
  readonly message: string;
}

interface Explanation {
  readonly rules?: readonly AcceptedRule[];
  /** What could fail without it. */
  readonly why: string;
  /** The keys of its findings in an audit. If unset, the key of the container or the pod. */
  keys?(found: Found): string[];
  /** Whether it is set explicitly. If unset, always. */
  isExplicit?(value: unknown, path: DataPath): boolean;
}

interface Found {
  readonly spec: k8s.PodSpec;
  readonly violation: PodSecurityViolation;
  readonly value: unknown;
}

const CAPABILITIES: Explanation = {
  rules: ['added-capability'],
  why: 'a program that was given a capability usually needs it',
  isExplicit: (value, path) => Array.isArray(value) && path.at(-1) === 'add',
  keys: ({ violation, value }) => (value as unknown[]).filter(capability => capability !== 'NET_BIND_SERVICE')
    .map(capability => `container ${violation.container} ${capability}`),
};

const SECCOMP: Explanation = {
  rules: ['seccomp-unconfined'], why: 'the program may need system calls that a filter refuses', isExplicit: value => value !== undefined,
};

const EXPLANATIONS: { readonly [control: string]: Explanation } = {
  hostNamespaces: { rules: ['host-network', 'host-pid', 'host-ipc'], why: 'without it the pod sees another network, or other processes' },
  privileged: { rules: ['privileged-container'], why: 'a program that works on its node fails without it' },
  capabilities_baseline: CAPABILITIES,
  capabilities_restricted: CAPABILITIES,
  hostPathVolumes: { rules: ['host-path-volume'], why: 'the files of the node can come from nowhere else', keys: hostPathKeys },
  restrictedVolumes: { rules: ['restricted-volume-type'], why: 'the data can come from nowhere else', keys: volumeTypeKeys },
  hostPorts: { rules: ['host-port'], why: 'others may call the port of the node', keys: valueKeys },
  hostProbesAndHostLifecycle: { rules: ['host-probe'], why: 'the probe or hook would call the pod instead', keys: valueKeys },
  appArmorProfile: { why: 'the program may need what a profile forbids' },
  seLinuxOptions: { why: 'access to files depends on it' },
  procMount: { why: 'the program may need what is masked in /proc' },
  procMount_restricted: { why: 'the program may need what is masked in /proc' },
  windowsHostProcess: { why: 'a program that works on its node fails without it' },
  seccompProfile_baseline: SECCOMP,
  seccompProfile_restricted: SECCOMP,
  sysctls: {
    rules: ['unsafe-sysctl'],
    why: 'the program may need the kernel parameter',
    keys: ({ value }) => [`sysctl ${String(value)}`],
  },
  runAsUser: { rules: ['run-as-root'], why: 'the program was made to run as root', keys: containerKeys },
  runAsNonRoot: { rules: ['run-as-root'], why: 'the program was allowed to run as root', isExplicit: value => value === false, keys: containerKeys },
};

/** An audit reports the user of a pod for each container. */
function containerKeys({ spec, violation: { container } }: Found): string[] {
  return container === undefined ? allContainers(spec).map(({ name }) => `container ${name}`) : [`container ${container}`];
}

/**
 * The violations of Pod Security "restricted" in any known version of Kubernetes, one
 * per path: a hostPath volume, for example, violates two controls. Messages name the
 * versions if they differ.
 */
export function restrictedViolations(pod: k8s.PodTemplateSpec): PodSecurityViolation[] {
  return oncePerPath(evaluatePodSecurityByVersion(pod, 'restricted')).map(violation => {
    const versions = violation.minors && versionsText(violation.minors, KNOWN_MINORS);
    return versions === undefined ? violation : { ...violation, message: `${versions}, ${violation.message}` };
  });
}

/**
 * The settings of an object that explicitly weaken its pods, without those that its
 * annotations accept.
 *
 * @param violations The violations of "restricted" by its pods.
 */
export function explicitWeakenings(
  object: Pick<DocumentObject, 'object' | 'ownLines'>, pod: k8s.PodTemplateSpec, violations: readonly PodSecurityViolation[], part = '',
): Weakening[] {
  const spec = pod.spec ?? {};
  const all: (PodSecurityViolation & { readonly explanation?: Explanation })[] = [
    ...violations,
    ...spec.shareProcessNamespace === true ? [SHARED_PROCESSES] : [],
  ];
  return all.flatMap(violation => {
    const { control, container, message, path } = violation;
    const value = valueAt(pod, path);
    const explanation = violation.explanation ?? EXPLANATIONS[control];
    if (!explanation || explanation.isExplicit?.(value, path) === false) { return []; }
    const found = { spec, violation, value };
    const keys = explanation.keys?.(found) ?? [container === undefined ? 'pod' : `container ${container}`];
    const accepted = keys.length > 0 && keys.every(key => rulesFor(explanation, path).some(rule => isAccepted(object, rule, key, part)));
    return accepted ? [] : [{ control, ...container === undefined ? {} : { container }, message: `${message}. Kept: ${explanation.why}` }];
  });
}

const SHARED_PROCESSES = {
  control: 'shareProcessNamespace',
  path: ['spec', 'shareProcessNamespace'],
  message: 'spec.shareProcessNamespace is true, so every container can read the files and tokens of the others',
  explanation: { rules: ['shared-process-namespace'], why: 'containers may send each other signals' } as Explanation,
};

function oncePerPath(violations: readonly PodSecurityViolation[]): PodSecurityViolation[] {
  const byPath = new Map<string, PodSecurityViolation>();
  for (const violation of violations) {
    const key = String(violation.path.at(-1) === 'hostPath' ? violation.path.slice(0, -1) : violation.path);
    const before = byPath.get(key);
    byPath.set(key, before ? { ...before, minors: unionOf(before.minors, violation.minors) } : violation);
  }
  return [...byPath.values()];
}

/** The versions in either list; `undefined` stands for all. */
function unionOf(some: readonly number[] | undefined, others: readonly number[] | undefined): readonly number[] | undefined {
  return some && others && KNOWN_MINORS.filter(minor => some.includes(minor) || others.includes(minor));
}

/** A single control covers all three host namespaces. */
function rulesFor({ rules = [] }: Explanation, path: DataPath): readonly AcceptedRule[] {
  const wanted = { hostNetwork: 'host-network', hostPID: 'host-pid', hostIPC: 'host-ipc' }[String(path.at(-1))];
  return wanted === undefined ? rules : rules.filter(rule => rule === wanted);
}

function hostPathKeys(found: Found): string[] {
  const { name, hostPath } = volumeOf(found);
  return [`volume ${String(name)} ${nameText(hostPath?.path ?? '')}`];
}

function volumeTypeKeys(found: Found): string[] {
  const { name, ...types } = volumeOf(found);
  return [['volume', name, ...Object.entries(types).filter(([, source]) => source).map(([type]) => type)].join(' ')];
}

function volumeOf({ spec, violation }: Found): k8s.Volume {
  return items(spec.volumes)[Number(violation.path[2])] ?? {};
}

/** Ports and hosts are accepted individually. */
function valueKeys({ violation: { container }, value }: Found): string[] {
  return [`container ${container} ${typeof value === 'string' ? nameText(value) : String(value)}`];
}
