import { App, Chart, Testing, Yaml } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { rulesOf } from './_rules-of';
import { violations } from './_violations';
import { acceptanceAnnotation, parseAcceptances } from '../../src/acceptance';
import {
  ApiAccess, BoundToken, HardenedDefaultServiceAccount, MinimalRole, Permission, Relaxation, SecureDeployment, SecureJob,
  SecureServiceAccount,
} from '../../src/index';

const IMAGE = 'registry.example.com/app:v1';
const RULES = rulesOf('service-accounts', 'tokens');

function found(build: (chart: Chart) => void): { rule: string; key: string; accepted: boolean }[] {
  const chart = new Chart(new App(), 'shop', { namespace: 'shop', disableResourceNameHashes: true });
  build(chart);
  const yaml = Testing.synth(chart).map((manifest: unknown) => Yaml.stringify(manifest)).join('---\n');
  return RULES.flatMap(rule => violations(rule, yaml, { complete: true }).map(({ object, key }) => {
    const annotations = (object.manifest.metadata as { annotations?: { [name: string]: string } }).annotations ?? {};
    const acceptances = parseAcceptances(annotations[acceptanceAnnotation(rule.id)] ?? '');
    return { rule: rule.id, key, accepted: acceptances.some(acceptance => acceptance.key === key) };
  }));
}

test('an app of secure constructs has no findings', () => {
  expect(found(chart => {
    new HardenedDefaultServiceAccount(chart, 'default');
    const account = new SecureServiceAccount(chart, 'web');
    new MinimalRole(chart, 'reader', { permissions: [Permission.get(kplus.ApiResource.CONFIG_MAPS).named('web')] }).bind(account);
    new SecureDeployment(chart, 'app', { serviceAccount: account, apiAccess: ApiAccess.inContainers('app'), containers: [{ name: 'app', image: IMAGE }, { name: 'proxy', image: IMAGE }] });
    const job = new SecureJob(chart, 'job', { containers: [{ name: 'job', image: IMAGE }] });
    job.mountToken(BoundToken.forAudience('vault'), { containers: ['job'] });
  })).toEqual([]);
});

test.each(['grantedElsewhere', 'discoveryOnly', 'identityOnly'] as const)('a token with ApiAccess.%s is reported and accepted under the same key', factory => {
  expect(found(chart => {
    new SecureDeployment(chart, 'app', { apiAccess: ApiAccess[factory]('granted by another repository'), containers: [{ name: 'app', image: IMAGE }] });
  })).toEqual([{ rule: 'token-without-permission', key: 'serviceaccount shop-app', accepted: true }]);
});

test.each([
  ['in one of two containers', [{ name: 'app', image: IMAGE }, { name: 'proxy', image: IMAGE }]],
  ['in the only container', [{ name: 'app', image: IMAGE }]],
])('a token %s of a shared process namespace is reported and accepted under the same key', (_, containers) => {
  expect(found(chart => {
    const deployment = new SecureDeployment(chart, 'app', {
      relaxations: [
        Relaxation.sharedProcessNamespace('the proxy signals the app'), Relaxation.tokenInSharedProcessNamespace('the proxy may read the token'),
      ],
      containers,
    });
    deployment.mountToken(BoundToken.forAudience('vault'), { containers: ['app'] });
  })).toEqual([{ rule: 'token-in-shared-process-namespace', key: 'pod', accepted: true }]);
});

test('a volume for a webhook is too', () => {
  expect(found(chart => {
    const deployment = new SecureDeployment(chart, 'app', {
      relaxations: [
        Relaxation.sharedProcessNamespace('the proxy signals the app'), Relaxation.tokenInSharedProcessNamespace('the proxy may read the token'),
      ],
      containers: [{ name: 'app', image: IMAGE }],
    });
    deployment.addTokenVolume(BoundToken.forAudience('vault'), 'vault-token');
  })).toEqual([{ rule: 'token-in-shared-process-namespace', key: 'pod', accepted: true }]);
});
