import { Benchmark } from './control';

/** The requirements of PCI DSS for which manifests are evidence. */
export const pciDss: Benchmark = {
  name: 'pci-dss',
  title: 'PCI DSS v4.0.1',
  sources: ['https://www.pcisecuritystandards.org/document_library/'],
  scope: 'Only requirements for which manifests provide evidence are listed. An assessor decides which systems are in scope and whether a requirement is met.',
  controls: [
    {
      id: '1.3.2',
      title: 'Outbound traffic is restricted to what is needed',
      coverage: 'part',
      gap: 'traffic other than to the metadata service of the node',
      rules: ['metadata-endpoint-reachable'],
    },
    {
      id: '2.2.4',
      title: 'Only necessary functions are enabled',
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
    { id: '6.5.1', title: 'Changes are documented and approved', coverage: 'none', gap: 'the change process' },
    {
      id: '7.2.1',
      title: 'A least-privilege access model',
      coverage: 'part',
      gap: 'the model itself, and authorizers other than RBAC',
      categories: ['escalation'],
    },
    {
      id: '7.2.5',
      title: 'Least privilege for application and system accounts',
      coverage: 'part',
      gap: 'permissions outside the input, and those in a cloud',
      categories: ['escalation', 'credential'],
    },
    { id: '7.2.4', title: 'User access is reviewed', coverage: 'none', gap: 'reviews' },
    { id: '7.2.5.1', title: 'Application and system access is reviewed', coverage: 'none', gap: 'reviews' },
    {
      id: '7.3.3',
      title: 'Access is denied by default',
      coverage: 'part',
      gap: 'authorizers other than RBAC',
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
      title: 'Application and system accounts and their credentials are managed',
      coverage: 'part',
      gap: 'interactive use, and credentials outside the cluster',
      categories: ['credential'],
    },
    {
      id: '8.6.2',
      title: 'No hard-coded passwords of application and system accounts',
      coverage: 'part',
      gap: 'scripts and source code; findings may include passwords of accounts without interactive login',
      rules: ['literal-secret-in-environment', 'literal-secret-in-arguments', 'literal-secret-in-config-map'],
    },
    { id: '8.6.3', title: 'Such passwords are changed and strong', coverage: 'none', gap: 'rotation and strength' },
    { id: '10.2.1', title: 'Audit logs are enabled', coverage: 'none', gap: 'audit logs of the cluster' },
  ],
};
