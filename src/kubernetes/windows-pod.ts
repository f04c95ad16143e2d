import type * as k8s from '../objects/kubernetes-types';
import { items, texts } from '../objects/lists';

const OS_LABELS = ['kubernetes.io/os', 'beta.kubernetes.io/os'];

/** Whether the pod runs on Windows, where fields for Linux are rejected or ignored. */
export function runsOnWindows({ os, nodeSelector, affinity }: k8s.PodSpec): boolean {
  const terms = items<k8s.NodeSelectorTerm>(affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms);
  return os?.name === 'windows' || OS_LABELS.some(label => nodeSelector?.[label] === 'windows')
    || (terms.length > 0 && terms.every(({ matchExpressions }) => items<k8s.NodeSelectorRequirement>(matchExpressions).some(demandsWindows)));
}

function demandsWindows({ key, operator, values }: k8s.NodeSelectorRequirement): boolean {
  const named = texts(values);
  return key !== undefined && key !== null && OS_LABELS.includes(key) && operator === 'In' && named.length > 0 && named.every(value => value === 'windows');
}
