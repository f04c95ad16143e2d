import { account, CLIENT, IDENTITY, ROLE } from './_apps';
import { cloudIdentityOfSeveralAccounts as rule } from '../../../src/rules/cloud/cloud-identity-of-several-accounts';
import { found as check } from '../_found';

test('two accounts with one role', () => {
  const found = { path: "metadata.annotations['eks.amazonaws.com/role-arn']", key: ROLE };
  expect(check(rule, account(IDENTITY.aws) + account(IDENTITY.aws, 'reports'))).toEqual([
    { ...found, object: 'ServiceAccount production/payments', message: `it is the AWS role ${ROLE}, and so is reports` },
    { ...found, object: 'ServiceAccount production/reports', message: `it is the AWS role ${ROLE}, and so is payments` },
  ]);
});

test('accounts of two namespaces are two, whatever their names', () => {
  const [first] = check(rule, account(IDENTITY.google) + account(IDENTITY.google, 'payments', 'staging'));
  expect(first.message).toContain('and so is payments in staging');
  expect(first.unknown).toBeUndefined();
});

test('a message names three others', () => {
  const yaml = ['a', 'b', 'c', 'd', 'e'].map(name => account(IDENTITY.aws, name)).join('');
  expect(check(rule, yaml).map(({ message }) => message.replace(/.*and so /, ''))).toEqual([
    'are b, c, d and 1 more', 'are a, c, d and 1 more', 'are a, b, d and 1 more', 'are a, b, c and 1 more', 'are a, b, c and 1 more',
  ]);
});

test('a client id may be written in capitals', () => {
  const capitals = account(`azure.workload.identity/client-id: ${CLIENT.replace(/1/g, 'A')}`, 'reports');
  expect(check(rule, account(`azure.workload.identity/client-id: ${CLIENT.replace(/1/g, 'a')}`) + capitals)).toHaveLength(2);
});

test('an account given as context counts', () => {
  expect(check(rule, account(IDENTITY.aws), { context: account(IDENTITY.aws, 'reports') })
    .filter(({ object }) => object.endsWith('payments'))).toHaveLength(1);
});

test('two of one name may be one, where a namespace is not known', () => {
  const unplaced = account(IDENTITY.aws).replace('namespace: production, ', '');
  expect(check(rule, account(IDENTITY.aws) + unplaced)).toMatchObject([{ unknown: true }, { unknown: true }]);
});

test('what a Helm template hides may be two', () => {
  const hidden = 'eks.amazonaws.com/role-arn: "{{ .roleArn }}"';
  expect(check(rule, account(hidden) + account(hidden, 'reports'))).toMatchObject([{ unknown: true }, { unknown: true }]);
});

test.each([
  ['one account', account(IDENTITY.aws)],
  ['the same account twice', account(IDENTITY.aws) + account(IDENTITY.aws)],
  ['two roles', account(IDENTITY.aws) + account('eks.amazonaws.com/role-arn: "arn:aws:iam::123456789012:role/reports"', 'reports')],
  ['two clouds', account(IDENTITY.aws) + account(IDENTITY.google, 'reports')],
  ['two empty annotations', account('eks.amazonaws.com/role-arn: ""') + account('eks.amazonaws.com/role-arn: ""', 'reports')],
])('%s is fine', (_, yaml) => {
  expect(check(rule, yaml)).toEqual([]);
});
