import { Benchmark } from './control';

/** The requirements of PCI DSS about which manifests say something. */
export const pciDss: Benchmark = {
  name: 'pci-dss',
  title: 'PCI DSS v4.0.1',
  sources: ['https://www.pcisecuritystandards.org/document_library/'],
  scope: 'Only requirements that manifests are evidence about are listed; which systems are in scope, and whether a requirement is met, is for an assessor to say.',
  controls: [
    {
      id: '1.3.2',
      title: 'Outbound traffic is restricted to what is needed',
      coverage: 'part',
      gap: 'other traffic than that to the metadata service of the node',
      rules: ['metadata-endpoint-reachable'],
    },
    {
      id: '2.2.4',
      title: 'Only functions that are needed are enabled',
      coverage: 'part',
      gap: 'what runs in images and on nodes',
      categories: ['node'],
    },
    {
      id: '2.2.6',
      title: 'Security parameters prevent misuse',
      coverage: 'part',
      gap: 'the configuration of images and nodes',
      categories: ['node', 'hardening'],
    },
    { id: '6.5.1', title: 'Changes are documented and approved', coverage: 'none', gap: 'the process of changes' },
    {
      id: '7.2.1',
      title: 'An access model of least privilege',
      coverage: 'part',
      gap: 'the model itself, and other authorizers than RBAC',
      categories: ['escalation'],
    },
    {
      id: '7.2.5',
      title: 'Least privilege for accounts of applications and systems',
      coverage: 'part',
      gap: 'permissions outside of the input, and those in a cloud',
      categories: ['escalation', 'credential'],
    },
    { id: '7.2.4', title: 'Access of users is reviewed', coverage: 'none', gap: 'reviews' },
    { id: '7.2.5.1', title: 'Access of applications and systems is reviewed', coverage: 'none', gap: 'reviews' },
    {
      id: '7.3.3',
      title: 'Access is denied by default',
      coverage: 'part',
      gap: 'other authorizers than RBAC',
      rules: ['binding-to-anonymous', 'binding-to-all-authenticated-users', 'binding-to-all-service-accounts'],
    },
    {
      id: '8.2.2',
      title: 'Shared accounts only by exception',
      coverage: 'part',
      gap: 'accounts of people',
      rules: ['shared-service-account', 'workload-on-default-service-account', 'binding-to-default-service-account', 'cloud-identity-of-several-accounts', 'cloud-identity-on-default-service-account'],
    },
    {
      id: '8.6',
      title: 'Accounts of applications and systems, and what they authenticate with, are managed',
      coverage: 'part',
      gap: 'interactive use, and credentials outside of the cluster',
      categories: ['credential'],
    },
    {
      id: '8.6.2',
      title: 'No hard-coded passwords of accounts of applications and systems',
      coverage: 'part',
      gap: 'scripts and source code; what is found may be a password of an account that nobody logs in with',
      rules: ['literal-secret-in-environment', 'literal-secret-in-arguments', 'literal-secret-in-config-map'],
    },
    { id: '8.6.3', title: 'Such passwords are changed and strong', coverage: 'none', gap: 'rotation and strength' },
    { id: '10.2.1', title: 'Audit logs are active', coverage: 'none', gap: 'audit logs of the cluster' },
  ],
};
