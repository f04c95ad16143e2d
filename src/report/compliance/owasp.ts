import { Benchmark, Control, Coverage } from './control';

const TOP_TEN = 'OWASP Kubernetes Top 10 2025';

function risk(id: string, title: string, coverage: Coverage, gap: string): Control {
  return { id, title, coverage, gap, ...coverage === 'none' ? {} : { cited: `${TOP_TEN}, ${id} ` } };
}

/** The Kubernetes Top 10: risks, not controls; none is ever covered in full. */
export const owaspTopTen: Benchmark = {
  name: 'owasp',
  title: TOP_TEN,
  sources: ['https://owasp.org/www-project-kubernetes-top-ten/', 'https://github.com/OWASP/www-project-kubernetes-top-ten/tree/main/2025/en/src'],
  scope: 'It lists risks, of which manifests show a part each.',
  controls: [
    risk('K01', 'Workloads configured insecurely', 'part', 'images and the configuration of nodes'),
    risk('K02', 'Too many permissions', 'part', 'other authorizers than RBAC, and objects outside of the input'),
    risk('K03', 'Secrets handled insecurely', 'part', 'encryption in etcd, rotation, and secrets in images'),
    risk('K04', 'No policies for the whole cluster', 'part', 'other mechanisms than Pod Security'),
    risk('K05', 'No segmentation of the network', 'part', 'other traffic than that to the metadata service, and Services that only some may reach'),
    risk('K06', 'Components exposed too far', 'none', 'what listens where in the cluster'),
    risk('K07', 'Components misconfigured or vulnerable', 'none', 'the configuration and versions of the cluster'),
    risk('K08', 'Ways from the cluster into the cloud', 'part', 'the permissions of identities in the cloud'),
    risk('K09', 'Broken authentication', 'part', 'users, certificates and the configuration of the API server'),
    risk('K10', 'Too little logging and monitoring', 'none', 'logs and alerts'),
  ],
};
