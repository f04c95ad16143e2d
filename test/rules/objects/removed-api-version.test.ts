import { removedApiVersion } from '../../../src/rules/objects/removed-api-version';
import { testRule } from '../_test-rule';

const object = (apiVersion: string, kind: string): string => `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: a }`;

testRule(removedApiVersion, {
  invalid: [
    {
      name: 'a version that was replaced',
      yaml: object('batch/v1beta1', 'CronJob'),
      findings: ['CronJob/a apiVersion [batch/v1beta1 CronJob]'],
      message: 'Kubernetes 1.25 removed CronJob from batch/v1beta1; use batch/v1',
    },
    {
      name: 'a group that was replaced',
      yaml: object('extensions/v1beta1', 'Deployment'),
      findings: ['Deployment/a apiVersion [extensions/v1beta1 Deployment]'],
      message: 'use apps/v1',
    },
    {
      name: 'a kind without a replacement',
      yaml: object('policy/v1beta1', 'PodSecurityPolicy'),
      findings: ['PodSecurityPolicy/a apiVersion [policy/v1beta1 PodSecurityPolicy]'],
      message: 'no API of this name replaces it',
    },
  ],
  valid: [
    { name: 'a version that is served', yaml: object('batch/v1', 'CronJob') },
    { name: 'a beta version that is served', yaml: object('storagemigration.k8s.io/v1beta1', 'StorageVersionMigration') },
    { name: 'a custom resource', yaml: object('example.com/v1beta1', 'CronJob') },
    { name: 'a kind that the version never had', yaml: object('batch/v1beta1', 'Task') },
  ],
});
