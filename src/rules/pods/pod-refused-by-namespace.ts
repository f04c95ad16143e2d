import { ForbiddenField, forbiddenField } from './_forbidden-field';
import { forbiddenFields } from './_pod-security';
import { podSecurityLabel } from './_pod-security-label';
import { INJECTED_CONTAINERS, InjectedContainer, Marks } from '../../kubernetes/injected-containers';
import { KNOWN_MINORS } from '../../kubernetes/kubernetes-version';
import { evaluatePodSecurity, POD_SECURITY_CONTROLS, PodSecurityLevel } from '../../kubernetes/pod-security';
import { POD_SECURITY_LABEL_PREFIX } from '../../kubernetes/pod-security/namespace-labels';
import { ManifestObject } from '../../manifest/manifest-object';
import { AppModel } from '../../model/app-model';
import { Workload } from '../../model/workload';
import type * as k8s from '../../objects/kubernetes-types';
import { isPlaceholder } from '../../objects/placeholder';
import { printable } from '../../text/printable';
import { listed } from '../_text';
import { minorsOf, Versioned } from '../_versions';
import { kubernetes, owaspKubernetes, podSecurity } from '../references';
import { ObjectViolation, Rule } from '../rule';

/** One reason for admission to reject the pod. */
interface Refusal extends Versioned {
  readonly text: string;
  /** Whether it is uncertain that the pod has it. */
  readonly unknown: boolean;
}

export const podRefusedByNamespace: Rule = {
  id: 'pod-refused-by-namespace',
  summary: 'The Pod Security level of a namespace rejects the pods of a workload',
  remedy: 'harden the pods, or label another namespace',
  why: 'Pod Security admission rejects each pod that does not meet the level its namespace enforces. A Pod is rejected immediately; a Deployment or a Job is created but its pods are not, and only an event reports it.',
  fix: {
    construct: [
      "new SecureNamespace(chart, 'payments', { podSecurity: PodSecurity.baseline('the vendor runs as root') });",
      '// or harden the workload:',
      "new SecureDeployment(chart, 'web', {",
      "  containers: [{ name: 'app', image: 'registry.example.com/web:v1' }],",
      '});',
    ].join('\n'),
    yaml: 'spec:\n  securityContext: {runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}}\n  # or, on the Namespace:\n'
      + `  # ${POD_SECURITY_LABEL_PREFIX}enforce: <the level that the pods meet>`,
  },
  references: [
    podSecurity('restricted'), owaspKubernetes('K04'), kubernetes('Pod Security Admission', 'concepts/security/pod-security-admission/'),
  ],
  subject: 'workload',
  *check(workload, model) {
    const namespace = workload.namespace === undefined ? undefined : model.namespace(workload.namespace);
    const found = new Map<string, ObjectViolation>();
    for (const object of namespace?.objects ?? []) {
      const level = podSecurityLabel(object, 'enforce');
      if (level !== 'baseline' && level !== 'restricted') { continue; }
      const refusals = [...ofPod(workload, level, podSecurityLabel(object, 'enforce-version'), model), ...ofInjected(workload, object, level)];
      if (refusals.length === 0) { continue; }
      const violated = violation(workload, level, refusals);
      // Several definitions with one level are one finding, which is certain if one of them is.
      if (found.get(violated.key)?.unknown !== undefined || !found.has(violated.key)) { found.set(violated.key, violated); }
    }
    yield* found.values();
  },
};

function ofPod(workload: Workload, level: PodSecurityLevel, version: string | undefined, model: AppModel): Refusal[] {
  const pinned = Number(/^v1\.(\d+)$/.exec(version ?? '')?.[1] ?? Infinity);
  if (pinned < KNOWN_MINORS[0]) {
    return evaluatePodSecurity(workload.pod, { level, version: pinned })
      .map(found => refusalOf({ ...forbiddenField(workload, found), minors: undefined }));
  }
  const controls = POD_SECURITY_CONTROLS.filter(control => level === 'restricted' || control.level === 'baseline').map(({ id }) => id);
  // A server that does not know the version yet uses its newest one.
  const minors = model.minors.map(minor => Math.min(minor, pinned));
  return forbiddenFields(workload, controls, model)
    .filter(field => field.minors === undefined || minors.some(minor => field.minors!.includes(minor)))
    .map(field => refusalOf(pinned === Infinity ? field : { ...field, minors: undefined }));
}

function refusalOf({ message, value, minors }: ForbiddenField): Refusal {
  return { text: message.split('; ')[0], unknown: isPlaceholder(value), ...minors === undefined ? {} : { minors } };
}

function ofInjected(workload: Workload, { manifest }: ManifestObject<k8s.Namespace>, level: PodSecurityLevel): Refusal[] {
  const [pod, namespace] = [marksOf(workload.pod.metadata), marksOf(manifest.metadata)];
  const isThere = (injected: InjectedContainer): boolean => workload.containers.some(({ name }) => name === injected.container.name);
  const isRefused = ({ container }: InjectedContainer): boolean =>
    evaluatePodSecurity({ spec: { initContainers: [container] } }, { level }).length > 0;
  return INJECTED_CONTAINERS
    .filter(injected => injected.isAskedFor(pod, namespace) && !isThere(injected) && isRefused(injected))
    .map(({ by, container, always }) => ({ text: `${by} adds the init container '${container.name}'${always ? '' : ', unless it runs with a CNI plugin'}`, unknown: !always }));
}

function marksOf(metadata: k8s.ObjectMeta | null | undefined): Marks {
  return { labels: metadata?.labels ?? {}, annotations: metadata?.annotations ?? {} };
}

function violation({ object, namespace, podPath }: Workload, level: PodSecurityLevel, refusals: readonly Refusal[]): ObjectViolation {
  const certain = refusals.filter(({ unknown }) => !unknown);
  const reported = certain.length > 0 ? certain : refusals;
  const minors = minorsOf(reported);
  return {
    path: [...podPath, 'spec'],
    key: `enforce ${level}`,
    message: `its namespace '${printable(namespace ?? '')}' enforces Pod Security "${level}", which ${consequence(object.kind, certain.length > 0)}: ${listed(reported.map(({ text }) => text))}`,
    fix: `change what is rejected, or set ${POD_SECURITY_LABEL_PREFIX}enforce of the namespace to the level of its pods`,
    ...certain.length > 0 ? {} : { unknown: true },
    ...minors ? { minors } : {},
  };
}

function consequence(kind: string, isCertain: boolean): string {
  if (!isCertain) { return `may reject ${kind === 'Pod' ? 'it' : 'its pods'}`; }
  return kind === 'Pod' ? 'rejects it' : 'rejects its pods, so none of them runs';
}
