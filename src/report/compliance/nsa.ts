import { Benchmark, Control, Coverage } from './control';

const GUIDE = 'NSA/CISA Kubernetes Hardening Guidance';

function control(id: string, topic: string | undefined, title: string, coverage: Coverage, gap?: string): Control {
  return { id, title, coverage, ...gap === undefined ? {} : { gap }, ...topic === undefined ? {} : { cited: `${GUIDE}, ${topic}` } };
}

/** The Kubernetes Hardening Guidance. It has no numbers: these are from Trivy. */
export const nsaGuidance: Benchmark = {
  name: 'nsa',
  title: `${GUIDE} 1.2 (numbers of Trivy's k8s-nsa-1.0)`,
  sources: [
    'https://media.defense.gov/2022/Aug/29/2003066362/-1/-1/0/CTR_KUBERNETES_HARDENING_GUIDANCE_1.2_20220829.PDF',
    'https://github.com/aquasecurity/trivy-checks/blob/main/pkg/specs/compliance/k8s-nsa-1.0.yaml',
  ],
  scope: 'The guide also covers image scans, logging and upgrades, which manifests do not show.',
  controls: [
    control('1.0', '1.0 ', 'Containers run as non-root', 'part', 'the user of images'),
    control('1.1', '1.1 ', 'Root file systems of containers are read-only', 'manifests'),
    control('1.2', '1.2 ', 'No privileged containers', 'manifests'),
    control('1.3', '1.3 ', 'No host IPC namespace', 'manifests'),
    control('1.4', '1.4 ', 'No host process ID namespace', 'manifests'),
    control('1.5', '1.5 ', 'No host network namespace', 'manifests'),
    control('1.6', '1.6 ', 'No root group', 'part', 'the group of images; groups that pods set explicitly are found'),
    control('1.7', '1.7 ', 'No escalation to root', 'manifests'),
    control('1.8', '1.8 ', 'SELinux', 'part', 'whether nodes enforce it; options that weaken it are found'),
    control('1.9', '1.9 ', 'AppArmor', 'part', 'whether nodes enforce it; disabled profiles are found'),
    control('1.10', '1.10 ', 'seccomp', 'manifests'),
    control('1.11', '1.11 ', 'ServiceAccount tokens are protected', 'manifests'),
    control('1.12', undefined, 'No apps in kube-system', 'none', 'which workloads are apps'),
    control('2.0', '2.0 ', 'NetworkPolicies select pods and namespaces', 'part', 'traffic other than to the metadata service of the node'),
    control('3.0', undefined, 'The network plugin enforces NetworkPolicies', 'none', 'the network plugin of the cluster'),
    control('4.0', '4.0 ', 'Resource limits', 'part', 'ResourceQuotas; containers without limits or requests are found'),
    control('4.1', undefined, 'LimitRanges', 'none', 'LimitRanges of namespaces'),
    control('5.0 to 8.2', undefined, 'Control plane, encryption, authentication and audit logs', 'none', 'the configuration of the control plane'),
    control('RBAC', 'RBAC', 'Least privilege for users and ServiceAccounts', 'part', 'permissions granted by other authorizers or by objects outside the input'),
  ],
};
