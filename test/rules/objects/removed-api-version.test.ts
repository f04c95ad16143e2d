import { removedApiVersion } from '../../../src/rules/objects/removed-api-version';
import { testRule } from '../pods/_pods';

const object = (apiVersion: string, kind: string): string => `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: a }`;

testRule(removedApiVersion, {
  fires: [
    ['a version that another replaces', object('batch/v1beta1', 'CronJob'), ['CronJob/a apiVersion [batch/v1beta1 CronJob]'],
      'Kubernetes 1.25 removed CronJob from batch/v1beta1; use batch/v1'],
    ['a group that another replaces', object('extensions/v1beta1', 'Deployment'), ['Deployment/a apiVersion [extensions/v1beta1 Deployment]'], 'use apps/v1'],
    ['a kind that nothing replaces', object('policy/v1beta1', 'PodSecurityPolicy'), ['PodSecurityPolicy/a apiVersion [policy/v1beta1 PodSecurityPolicy]'],
      'nothing of this name replaces it'],
  ],
  silent: [
    ['a version that is served', object('batch/v1', 'CronJob')],
    ['a beta version that is served', object('storagemigration.k8s.io/v1beta1', 'StorageVersionMigration')],
    ['a custom resource', object('example.com/v1beta1', 'CronJob')],
    ['a kind that the version never had', object('batch/v1beta1', 'Task')],
  ],
});
