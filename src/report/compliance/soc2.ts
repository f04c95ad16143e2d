import { Benchmark } from './control';

/** The Trust Services Criteria of a SOC 2 report for which manifests are evidence. */
export const soc2: Benchmark = {
  name: 'soc2',
  title: 'SOC 2, Trust Services Criteria 2017 (points of focus revised 2022)',
  sources: ['https://www.aicpa-cima.com/resources/download/2017-trust-services-criteria-with-revised-points-of-focus-2022'],
  scope: 'Only criteria for which manifests provide evidence are listed. Criteria are about an organization; its auditor decides whether they are met.',
  controls: [
    {
      id: 'CC6.1',
      title: 'Logical access is secured',
      coverage: 'part',
      gap: 'users, encryption, and access outside the input',
      categories: ['escalation', 'credential'],
    },
    { id: 'CC6.2', title: 'User access is granted and removed', coverage: 'none', gap: 'how users get and lose access' },
    {
      id: 'CC6.3',
      title: 'Access follows roles and least privilege',
      coverage: 'part',
      gap: 'reviews, and permissions outside the input',
      categories: ['escalation'],
    },
    {
      id: 'CC6.6',
      title: 'Protection against external threats',
      coverage: 'part',
      gap: 'the network boundaries',
      categories: ['network'],
      rules: ['binding-to-anonymous'],
    },
    { id: 'CC6.7', title: 'Transmission of information is restricted', coverage: 'none', gap: 'encryption and channels' },
    {
      id: 'CC6.8',
      title: 'Unauthorized software is prevented or detected',
      coverage: 'part',
      gap: 'image scans and signatures',
      categories: ['node'],
      rules: ['image-without-version', 'writable-root-filesystem', 'privilege-escalation', 'run-as-root'],
    },
    {
      id: 'CC7.1',
      title: 'Configuration changes that introduce vulnerabilities are detected',
      coverage: 'part',
      gap: 'the running cluster; the report shows the manifests at one time',
      categories: ['governance', 'hardening'],
    },
    { id: 'CC7.2', title: 'Systems are monitored', coverage: 'none', gap: 'monitoring' },
    { id: 'CC8.1', title: 'Changes are authorized, tested and approved', coverage: 'none', gap: 'the change process' },
  ],
};
