import * as kplus from 'cdk8s-plus-28';

/**
 * The pod spec of a StatefulSet, with all volumes except those of claim templates.
 * cdk8s-plus 32 to 34 render no volumes without a claim template.
 */
export function statefulSetPodSpec(set: kplus.AbstractPod): kplus.k8s.PodSpec {
  const spec = kplus.Workload.prototype._toPodSpec.call(set);
  const templates = claimTemplateNames(set);
  return { ...spec, volumes: spec.volumes?.filter(({ name }) => !templates.includes(name)) };
}

/** The names of the claim templates, which cdk8s-plus has from 32 on. */
export function claimTemplateNames(pod: kplus.AbstractPod): string[] {
  return 'volumeClaimTemplates' in pod && Array.isArray(pod.volumeClaimTemplates) ? pod.volumeClaimTemplates.map(({ name }) => name) : [];
}
