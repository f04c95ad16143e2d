import { workloadOnHardenedDefaultServiceAccount as rule } from '../../../src/rules/service-accounts/workload-on-hardened-default-service-account';
import { app, deployment, hardened, readerRole, serviceAccount } from '../_manifests';
import { check } from '../_violations';

const WEB = deployment('web', '{containers: [{name: app}]}');

test('a workload on a hardened account without permission', () => {
  expect(check(rule, app(WEB, hardened('default')))).toEqual(['Deployment/web spec.template.spec [serviceaccount default]']);
});

test.each([
  ['is not declared', WEB],
  ['is not hardened', app(WEB, serviceAccount('default'))],
  ['holds a permission', app(WEB, hardened('default'), readerRole('default'))],
  ['is another', app(deployment('web', '{serviceAccountName: web, containers: [{name: app}]}'), hardened('web'), hardened('default'))],
])('the account %s', (_, yaml) => {
  expect(check(rule, yaml)).toEqual([]);
});
