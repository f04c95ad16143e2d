import { ROLE } from './_apps';
import { testMalformed } from './_malformed';
import { malformedAwsRoleArn } from '../../../src/rules/cloud/malformed-aws-role-arn';

testMalformed(malformedAwsRoleArn, 'eks.amazonaws.com/role-arn', [
  ROLE,
  // A widely copied regular expression rejects these.
  'arn:aws-cn:iam::123456789012:role/payments', 'arn:aws-us-gov:iam::123456789012:role/payments', 'arn:aws:iam::123456789012:role/team/app/payments',
], [
  ['arn:aws:iam::123456789012:user/payments', 'it names a user', 'write the ARN of a role'],
  ['arn:aws:sts::123456789012:assumed-role/payments/session', 'it is a session of a role', 'write the ARN of the role itself'],
  ['arn:aws:iam:eu-west-1:123456789012:role/payments', 'an IAM ARN has no region', 'write two colons after iam'],
  ['arn:aws:iam::12345678901:role/payments', "an AWS account ID has 12 digits and '12345678901' has 11"],
], [
  // An option makes the webhook compose an ARN from it.
  ['payments', '--compose-role-arn', 'write arn:aws:iam::<account>:role/payments'],
]);
