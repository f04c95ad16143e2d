import { Chart, Testing } from 'cdk8s';
import { SecurePod } from 'cdk8s-least-privilege';
import { restricted } from 'cdk8s-least-privilege/rules';
import { toGrantNoMoreThan, toHaveLeastPrivilege } from 'cdk8s-least-privilege/testing';
import { expect, test } from 'vitest';

expect.extend({ toGrantNoMoreThan, toHaveLeastPrivilege });

const BINDING = `
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: { name: reader }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: reader }
subjects: [{ kind: ServiceAccount, name: app }]
`;
const badRole = `
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: { name: reader }
rules: [{ apiGroups: [''], resources: [secrets], verbs: [get] }]
`;

test('the matcher works', () => {
  const chart = new Chart(Testing.app(), 'web', { namespace: 'web' });
  new SecurePod(chart, 'pod', { containers: [{ name: 'app', image: 'app:v1' }] });
  expect(chart).toHaveLeastPrivilege({ pack: 'restricted' });
  expect(chart).toGrantNoMoreThan(chart);
  expect(`${badRole}---${BINDING}`).not.toGrantNoMoreThan(chart);
  expect(badRole).not.toHaveLeastPrivilege();
  expect(badRole).not.toHaveLeastPrivilege({ customPack: restricted });
  expect(() => expect(badRole).toHaveLeastPrivilege()).toThrow('read-secrets [secrets get]');
  // @ts-expect-error There is no such option.
  expect(() => expect(badRole).toHaveLeastPrivilege({ packs: 'restricted' })).toThrow('did you mean pack?');
});
