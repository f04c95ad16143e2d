import { account, ROLE } from './_apps';
import { testMalformed } from './_malformed';
import { malformedAwsRoleArn as rule } from '../../../src/rules/cloud/malformed-aws-role-arn';
import { found as check } from '../_found';

testMalformed(rule, 'eks.amazonaws.com/role-arn', [
  ROLE,
  // An expression that is passed around refuses these.
  'arn:aws-cn:iam::123456789012:role/payments', 'arn:aws-us-gov:iam::123456789012:role/payments', 'arn:aws:iam::123456789012:role/team/app/payments',
], [
  ['arn:aws:iam::123456789012:user/payments', 'it names a user', 'write the ARN of a role'],
  ['arn:aws:sts::123456789012:assumed-role/payments/session', 'it is a session of a role', 'write the ARN of the role itself'],
  ['arn:aws:iam:eu-west-1:123456789012:role/payments', 'an IAM ARN has no region', 'write two colons after iam'],
]);

test('an account of 11 digits', () => {
  expect(check(rule, account('eks.amazonaws.com/role-arn: "arn:aws:iam::12345678901:role/payments"'))).toMatchObject([
    { key: 'arn:aws:iam::12345678901:role/payments', message: expect.stringContaining("an AWS account has 12 digits and '12345678901' has 11") },
  ]);
});

test('a bare name is fine for a webhook that is told so, which is not known', () => {
  expect(check(rule, account('eks.amazonaws.com/role-arn: payments'))).toMatchObject([
    { key: 'payments', message: expect.stringContaining('--compose-role-arn'), fix: 'write arn:aws:iam::<account>:role/payments', unknown: true },
  ]);
});
