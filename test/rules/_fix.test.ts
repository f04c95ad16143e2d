import { app, deployment, serviceAccount } from './_manifests';
import { run, violations } from './_violations';
import { AppModel } from '../../src/model/app-model';
import { RULES } from '../../src/rules/registry';
import { objects } from '../_objects';

const rule = (id: string) => RULES.find(each => each.id === id)!;
const fixes = (id: string, yaml: string): (string | undefined)[] => violations(rule(id), yaml).map(({ fix }) => fix);

const OWN = `apiVersion: v1
kind: ServiceAccount
metadata: {name: "web", namespace: "shop"}
automountServiceAccountToken: false`;

test('the fix for a missing account declares exactly that account', () => {
  expect(fixes('missing-service-account', deployment('api', '{serviceAccountName: web}'))).toEqual([OWN]);
  expect(fixes('workload-on-default-service-account', deployment('web', '{containers: []}'))).toEqual([`${OWN}
---
spec:
  template:
    spec:
      serviceAccountName: "web"
      automountServiceAccountToken: false`]);
});

test('an unknown name gets no fix', () => {
  const [object] = objects('{apiVersion: v1, kind: Pod, metadata: {generateName: web-}, spec: {}}');
  const [violation] = run(rule('workload-on-default-service-account'), new AppModel([{ ...object, name: 'web-*' }]));
  expect(violation.fix).toBeUndefined();
});

test('the fix for an account is one line', () => {
  expect(fixes('service-account-automount', app(serviceAccount('web')))).toEqual(['automountServiceAccountToken: false']);
  expect(fixes('default-service-account-automount', app(serviceAccount('default')))).toEqual(['automountServiceAccountToken: false']);
});
