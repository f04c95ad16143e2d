import { Benchmark, Control, Coverage } from './control';

const TOP_TEN = 'OWASP Kubernetes Top 10 2025';

function risk(id: string, title: string, coverage: Coverage, gap: string): Control {
  return { id, title, coverage, gap, ...coverage === 'none' ? {} : { cited: `${TOP_TEN}, ${id} ` } };
}

/** The Kubernetes Top 10: risks, not controls; the rules cover none of them in full. */
export const owaspTopTen: Benchmark = {
  name: 'owasp',
  title: TOP_TEN,
  sources: ['https://owasp.org/www-project-kubernetes-top-ten/', 'https://github.com/OWASP/www-project-kubernetes-top-ten/tree/main/2025/en/src'],
  scope: 'It lists risks; manifests show only part of each.',
  controls: [
    risk('K01', 'Insecure workload configurations', 'part', 'images and the configuration of nodes'),
    risk('K02', 'Overly permissive authorization', 'part', 'authorizers other than RBAC, and objects outside the input'),
    risk('K03', 'Insecure handling of secrets', 'part', 'encryption in etcd, rotation, and secrets in images'),
    risk('K04', 'No cluster-wide policy enforcement', 'part', 'mechanisms other than Pod Security'),
    risk('K05', 'Missing network segmentation', 'part', 'traffic other than to the metadata service, and access between Services'),
    risk('K06', 'Overly exposed components', 'none', 'which components the cluster exposes'),
    risk('K07', 'Misconfigured or vulnerable components', 'none', 'the configuration and versions of the cluster'),
    risk('K08', 'Lateral movement from the cluster to the cloud', 'part', 'the permissions of cloud identities'),
    risk('K09', 'Broken authentication', 'part', 'users, certificates and the configuration of the API server'),
    risk('K10', 'Inadequate logging and monitoring', 'none', 'logs and alerts'),
  ],
};
