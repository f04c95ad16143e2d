import { Benchmark, Control, Coverage } from './control';
import { CIS_BENCHMARK } from '../../rules/references';

const POLICIES = 'what the policies of the cluster admit';

function control(id: string, title: string, coverage: Coverage, gap?: string): Control {
  return { id, title, coverage, ...gap === undefined ? {} : { gap }, ...coverage === 'none' ? {} : { cited: `${CIS_BENCHMARK}, ${id}` } };
}

/** Section 5 of the CIS Kubernetes Benchmark; the other sections are about the nodes of a cluster. */
export const cisControls: Benchmark = {
  name: 'cis',
  title: CIS_BENCHMARK,
  sources: ['https://www.cisecurity.org/benchmark/kubernetes', 'https://github.com/aquasecurity/kube-bench/blob/main/cfg/cis-1.12/policies.yaml'],
  scope: 'Only section 5 is about manifests. From 5.2 on it is about what a cluster admits; manifests only show what they request.',
  controls: [
    control('1 to 4', 'Control plane, etcd and nodes', 'none', 'the configuration of the nodes and the API server'),
    control('5.1.1', 'cluster-admin is used only where required', 'manifests'),
    control('5.1.2', 'Access to Secrets is limited', 'manifests'),
    control('5.1.3', 'Wildcards in roles are limited', 'manifests'),
    control('5.1.4', 'Permission to create pods is limited', 'manifests'),
    control('5.1.5', 'The ServiceAccount default is not used', 'part', 'namespaces and accounts that the manifests do not show'),
    control('5.1.6', 'Tokens are mounted only where needed', 'manifests'),
    control('5.1.7', 'The group system:masters is not used', 'part', 'client certificates and users of the cluster'),
    control('5.1.8', 'Permissions bind, impersonate and escalate are limited', 'manifests'),
    control('5.1.9', 'Permission to create PersistentVolumes is limited', 'manifests'),
    control('5.1.10', 'Access to nodes/proxy is limited', 'manifests'),
    control('5.1.11', 'Permission to approve certificates is limited', 'manifests'),
    control('5.1.12', 'Access to webhook configurations is limited', 'manifests'),
    control('5.1.13', 'Permission to create tokens is limited', 'manifests'),
    control('5.2.1', 'A policy mechanism is active', 'part', 'mechanisms other than Pod Security, and namespaces that the manifests do not declare'),
    control('5.2.2', 'No privileged containers', 'part', POLICIES),
    control('5.2.3', 'No host process ID namespace', 'part', POLICIES),
    control('5.2.4', 'No host IPC namespace', 'part', POLICIES),
    control('5.2.5', 'No host network namespace', 'part', POLICIES),
    control('5.2.6', 'No privilege escalation', 'part', POLICIES),
    control('5.2.7', 'No containers as root', 'part', `${POLICIES}, and the user of images`),
    control('5.2.8', 'No NET_RAW', 'part', POLICIES),
    control('5.2.9', 'No capabilities', 'part', POLICIES),
    control('5.2.10', 'No HostProcess containers', 'part', POLICIES),
    control('5.2.11', 'No hostPath volumes', 'part', POLICIES),
    control('5.2.12', 'No host ports', 'part', POLICIES),
    control('5.3.1', 'The network plugin enforces NetworkPolicies', 'none', 'the network plugin of the cluster'),
    control('5.3.2', 'NetworkPolicies in all namespaces', 'part', 'traffic other than to the metadata service of the node'),
    control('5.4.1', 'Secrets as files, not as environment variables', 'manifests'),
    control('5.4.2', 'External storage for Secrets', 'none', 'where Secrets are kept'),
    control('5.5.1', 'Provenance of images', 'part', 'signatures and admission of images; images without a fixed version are found'),
    control('5.6.1', 'Namespaces separate resources', 'none', 'which resources belong together'),
    control('5.6.2', 'A seccomp profile in pods', 'manifests'),
    control('5.6.3', 'A security context for pods and containers', 'part', 'settings that other controls name and report'),
    control('5.6.4', 'The namespace default is not used', 'manifests'),
  ],
};
