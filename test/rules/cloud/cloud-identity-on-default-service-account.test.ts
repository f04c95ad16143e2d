import { account, IDENTITY, ROLE } from './_apps';
import { cloudIdentityOnDefaultServiceAccount as rule } from '../../../src/rules/cloud/cloud-identity-on-default-service-account';
import { found as check } from '../_found';

test('the default account has an identity', () => {
  expect(check(rule, account(IDENTITY.aws, 'default'))).toEqual([{
    object: 'ServiceAccount production/default',
    path: "metadata.annotations['eks.amazonaws.com/role-arn']",
    key: ROLE,
    message: `it is the AWS role ${ROLE}, so that every pod of the namespace that names no ServiceAccount is too`,
  }]);
});

test('each cloud is one', () => {
  expect(check(rule, account(Object.values(IDENTITY).join(', '), 'default'))).toHaveLength(3);
});

test.each([
  ['another account', account(IDENTITY.aws)],
  ['no identity', account('', 'default')],
  ['an empty annotation', account('eks.amazonaws.com/role-arn: ""', 'default')],
])('%s is fine', (_, yaml) => {
  expect(check(rule, yaml)).toEqual([]);
});
