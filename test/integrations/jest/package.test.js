require('cdk8s-least-privilege/testing');
const { Chart, Testing } = require('cdk8s');
const { SecurePod } = require('cdk8s-least-privilege');
const { essential, restricted } = require('cdk8s-least-privilege/rules');
const globals = require('@jest/globals');

const badRole = `
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: { name: reader }
rules: [{ apiGroups: [''], resources: [secrets], verbs: [get] }]
`;

test('the matcher exists in the global expect and in that of @jest/globals', () => {
  const chart = new Chart(Testing.app(), 'web', { namespace: 'web' });
  new SecurePod(chart, 'pod', { containers: [{ name: 'app', image: 'app:v1' }] });
  expect(chart).toHaveLeastPrivilege();
  globals.expect(chart).toHaveLeastPrivilege({ pack: 'restricted' });
  expect(chart).toGrantNoMoreThan(chart);
  globals.expect(chart).toGrantNoMoreThan(chart);
  expect(badRole).not.toHaveLeastPrivilege();
  expect(badRole).not.toHaveLeastPrivilege({ customPack: restricted });
  expect(badRole).toHaveLeastPrivilege({ customPack: { ...essential, severities: {} } });
  expect(() => globals.expect(badRole).toHaveLeastPrivilege()).toThrow('read-secrets [secrets get]');
});
