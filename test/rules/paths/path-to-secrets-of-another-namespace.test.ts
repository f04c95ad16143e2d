import { account, boundEverywhere, CREATE_PODS, ENTER_PODS, granted, grantedEverywhere, rule, used, workload } from './_world';
import { pathToSecretsOfAnotherNamespace } from '../../../src/rules/paths/path-to-secrets-of-another-namespace';
import { app } from '../_manifests';
import { testRule } from '../_test-rule';

const READ_SECRETS = rule('secrets', 'get, list');
const FOUND = 'ServiceAccount/web metadata.name [secrets bank]';

testRule(pathToSecretsOfAnotherNamespace, {
  invalid: [
    {
      name: 'a pod whose account reads the Secrets of another namespace',
      yaml: app(used('web'), granted('entering', ENTER_PODS, 'web'), used('reader'), granted('reader', READ_SECRETS, 'reader', 'bank', 'shop')),
      findings: [FOUND],
      message: 'leads to Secrets of bank: pods/exec create [Role entering] > any pod of shop > container app of Deployment shop/reader > token in app > account shop/reader > '
        + 'secrets get,list [Role reader] > Secrets of bank',
    },
    {
      name: 'all Secrets, once',
      yaml: app(used('web'), granted('runner', CREATE_PODS, 'web'), account('reader'), grantedEverywhere('reader', READ_SECRETS, 'reader'), used('other', 'bank')),
      findings: ['ServiceAccount/web metadata.name [secrets *]'],
    },
  ],
  valid: [
    { name: 'a single permission, which another rule reports', yaml: app(used('web'), granted('reader', READ_SECRETS, 'web', 'bank', 'shop')) },
    { name: 'all Secrets by a single permission', yaml: app(used('web'), used('other', 'bank'), grantedEverywhere('reader', READ_SECRETS, 'web')) },
    { name: 'the Secrets of its own namespace', yaml: app(used('web'), granted('entering', ENTER_PODS, 'web'), used('reader'), granted('reader', READ_SECRETS, 'reader')) },
    { name: 'an account that is already cluster-admin', yaml: app(used('web'), boundEverywhere('cluster-admin', 'web'), used('other', 'bank')) },
    {
      name: 'commands in a pod without a token',
      yaml: app(used('web'), granted('entering', ENTER_PODS, 'web'), account('reader'), workload('reader', 'shop', ', automountServiceAccountToken: false'), granted('reader', READ_SECRETS, 'reader', 'bank', 'shop')),
    },
  ],
});
