import { Reference } from './rule';

/** The OWASP Kubernetes Top 10, 2025. */
const OWASP_KUBERNETES = {
  K01: 'Insecure Workload Configurations',
  K02: 'Overly Permissive Authorization Configurations',
  K03: 'Secrets Management Failures',
  K04: 'Lack of Cluster Level Policy Enforcement',
  K05: 'Missing Network Segmentation Controls',
  K06: 'Overly Exposed Kubernetes Components',
  K07: 'Misconfigured and Vulnerable Cluster Components',
  K08: 'Cluster to Cloud Lateral Movement',
  K09: 'Broken Authentication Mechanisms',
  K10: 'Inadequate Logging and Monitoring',
} as const;

/** The techniques of MITRE ATT&CK that rules prevent. */
const MITRE_ATTACK = {
  'T1053.007': 'Container Orchestration Job',
  'T1078': 'Valid Accounts',
  'T1078.001': 'Default Accounts',
  'T1078.004': 'Cloud Accounts',
  'T1098.006': 'Additional Container Cluster Roles',
  'T1496': 'Resource Hijacking',
  'T1499': 'Endpoint Denial of Service',
  'T1525': 'Implant Internal Image',
  'T1528': 'Steal Application Access Token',
  'T1548.005': 'Temporary Elevated Cloud Access',
  'T1550.001': 'Application Access Token',
  'T1552.001': 'Credentials In Files',
  'T1552.005': 'Cloud Instance Metadata API',
  'T1552.007': 'Container API',
  'T1609': 'Container Administration Command',
  'T1610': 'Deploy Container',
  'T1611': 'Escape to Host',
  'T1613': 'Container and Resource Discovery',
} as const;

/** The recommendations of NSA and CISA. */
const NSA_CISA = {
  'non-root containers': '1.0',
  'immutable container file systems': '1.1',
  'privileged containers': '1.2',
  'hostIPC': '1.3',
  'hostPID': '1.4',
  'hostNetwork': '1.5',
  'root group': '1.6',
  'privilege escalation': '1.7',
  'SELinux': '1.8',
  'AppArmor': '1.9',
  'seccomp': '1.10',
  'protecting Pod service account tokens': '1.11',
  'network policies': '2.0',
  'resource policies': '4.0',
  'RBAC': undefined,
} as const;

/** The beginning of the title of each recommendation of the CIS benchmark. */
export const CIS_BENCHMARK = 'CIS Kubernetes Benchmark 1.12 (kube-bench numbering)';

/** A recommendation of the CIS Kubernetes Benchmark. Its numbers are those of kube-bench, because the versions in circulation differ. */
export function cis(number: string): Reference {
  return { title: `${CIS_BENCHMARK}, ${number}`, url: 'https://www.cisecurity.org/benchmark/kubernetes' };
}

/** A recommendation of the Kubernetes Hardening Guidance of NSA and CISA. */
export function nsa(topic: keyof typeof NSA_CISA): Reference {
  const number = NSA_CISA[topic];
  return {
    title: `NSA/CISA Kubernetes Hardening Guidance, ${number === undefined ? topic : `${number} ${topic}`}`,
    url: 'https://media.defense.gov/2022/Aug/29/2003066362/-1/-1/0/CTR_KUBERNETES_HARDENING_GUIDANCE_1.2_20220829.PDF',
  };
}

/** A risk of the OWASP Kubernetes Top 10. */
export function owaspKubernetes(id: keyof typeof OWASP_KUBERNETES): Reference {
  return { title: `OWASP Kubernetes Top 10 2025, ${id} ${OWASP_KUBERNETES[id]}`, url: 'https://owasp.org/www-project-kubernetes-top-ten/' };
}

/** A technique of MITRE ATT&CK. */
export function mitre(id: keyof typeof MITRE_ATTACK): Reference {
  return { title: `MITRE ATT&CK ${id}, ${MITRE_ATTACK[id]}`, url: `https://attack.mitre.org/techniques/${id.replace('.', '/')}/` };
}

/** A level of the Pod Security Standards. */
export function podSecurity(level: 'baseline' | 'restricted'): Reference {
  return { title: `Pod Security Standards, ${level}`, url: `https://kubernetes.io/docs/concepts/security/pod-security-standards/#${level}` };
}

/** A page of the Kubernetes documentation, as its path below `/docs/`. */
export function kubernetes(title: string, page: string): Reference {
  return { title: `Kubernetes, ${title}`, url: `https://kubernetes.io/docs/${page}` };
}
