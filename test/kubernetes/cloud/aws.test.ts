import { explainClusterName, explainOidcProviderArn, explainRoleArn, irsaTrustPolicy, issuerOf, podIdentityTrustPolicy } from '../../../src/kubernetes/cloud/aws';

test.each([
  'arn:aws:iam::123456789012:role/payments',
  'arn:aws:iam::123456789012:role/team/payments/reader',
  'arn:aws-cn:iam::123456789012:role/payments',
  'arn:aws-us-gov:iam::123456789012:role/a+b=c,d.e@f_g-h',
  'arn:aws-eusc:iam::123456789012:role/payments',
  '{{ .Values.roleArn }}',
  'arn:aws:iam::{{ .Values.account }}:role/payments',
])('%s is the ARN of a role', arn => {
  expect(explainRoleArn(arn)).toBeUndefined();
});

test.each([
  ['arn:aws:iam::123456789:role/s3-reader', "an AWS account ID has 12 digits and '123456789' has 9"],
  ['arn:aws:iam:::role/s3-reader', "an AWS account ID has 12 digits and '' has 0"],
  ['arn:aws:iam::1234-5678-9012:role/s3-reader', "an AWS account ID consists of 12 digits and this one is '1234-5678-9012'"],
  ['s3-reader', 'it is only the name of a role and must be a complete ARN; write arn:aws:iam::<account>:role/s3-reader'],
  ['role/s3-reader', "it must be a complete ARN; write 'arn:aws:iam::123456789012:role/payments', for example"],
  ['', "it must be a complete ARN; write 'arn:aws:iam::123456789012:role/payments', for example"],
  ['arn', "it must be a complete ARN; write 'arn:aws:iam::123456789012:role/payments', for example"],
  ['arn:aws:iam', "it ends before the role; write 'arn:aws:iam::123456789012:role/payments', for example"],
  ['arn:aws:iam::123456789012:user/jane', "it names a user, which a workload cannot be; write the ARN of a role, 'arn:aws:iam::123456789012:role/payments' for example"],
  ['arn:aws:iam::123456789012:group/admins', "it names a group of users, which a workload cannot join; write the ARN of a role, 'arn:aws:iam::123456789012:role/payments' for example"],
  ['arn:aws:iam::123456789012:root', "it names the root user of an account, which a workload must not be; write the ARN of a role, 'arn:aws:iam::123456789012:role/payments' for example"],
  ['arn:aws:iam::aws:policy/AdministratorAccess', "it names a policy, which is attached to a role; write the ARN of a role, 'arn:aws:iam::123456789012:role/payments' for example"],
  ['arn:aws:iam::123456789012:instance-profile/nodes', "it names an instance profile, which gives a role to a node; write the ARN of a role, 'arn:aws:iam::123456789012:role/payments' for example"],
  ['arn:aws:iam::123456789012:assumed-role/payments/session', "it names a session of a role; write the ARN of a role, 'arn:aws:iam::123456789012:role/payments' for example"],
  ['arn:aws:iam::123456789012:oidc-provider/issuer', "it names an OIDC provider, which a role trusts; write the ARN of a role, 'arn:aws:iam::123456789012:role/payments' for example"],
  ['arn:aws:iam::123456789012:mfa/jane', "it names something else ('mfa'); write the ARN of a role, 'arn:aws:iam::123456789012:role/payments' for example"],
  ['arn:aws:sts::123456789012:assumed-role/payments/session', 'it is a session of a role; write the ARN of the role itself, arn:aws:iam::<account>:role/<name>'],
  ['arn:aws:iam:eu-west-1:123456789012:role/payments', "an IAM ARN has no region and this one has 'eu-west-1'; write two colons after iam"],
  ['arn:aws:iam:123456789012:role/payments', "an IAM ARN has no region and this one has '123456789012'; write two colons after iam"],
  ['arn:aws:s3:::bucket', "it belongs to the service 's3'; write the ARN of an IAM role, 'arn:aws:iam::123456789012:role/payments' for example"],
  ['arn:azure:iam::123456789012:role/payments', "its partition 'azure' is not one of aws, aws-cn, aws-us-gov, aws-iso, aws-iso-b, aws-iso-e, aws-iso-f, aws-eusc"],
  ['arn:aws:iam::123456789012:role/', "'' is not a role name: at most 64 letters, digits and +=,.@_-, after an optional path"],
  [`arn:aws:iam::123456789012:role/${'a'.repeat(65)}`, `'${'a'.repeat(65)}' is not a role name: at most 64 letters, digits and +=,.@_-, after an optional path`],
])('%s is not the ARN of a role', (arn, why) => {
  expect(explainRoleArn(arn)).toBe(why);
});

test('a long invalid path is rejected as fast as a short one', () => {
  const started = process.hrtime.bigint();
  expect(explainRoleArn(`arn:aws:iam::123456789012:role/${'a/'.repeat(250)} `)).toContain('is not a role name');
  expect(Number(process.hrtime.bigint() - started)).toBeLessThan(1e9);
});

test('the name of a cluster', () => {
  for (const fine of ['production', '1_a-B', 'a'.repeat(100), '{{ .Values.cluster }}']) { expect(explainClusterName(fine)).toBeUndefined(); }
  for (const wrong of ['', '-a', 'a b', 'a;b', 'a'.repeat(101)]) { expect(explainClusterName(wrong)).toContain('it must be at most 100 letters'); }
});

test('the ARN of an OIDC provider names its issuer', () => {
  expect(issuerOf('arn:aws:iam::123456789012:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/ABC')).toBe('oidc.eks.eu-west-1.amazonaws.com/id/ABC');
  expect(issuerOf('arn:aws:iam::{{ .Values.account }}:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/ABC')).toBe('oidc.eks.eu-west-1.amazonaws.com/id/ABC');
  expect(issuerOf('{{ .Values.provider }}')).toBeUndefined();
  expect(explainOidcProviderArn('arn:aws:iam::123456789012:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/ABC')).toBeUndefined();
  expect(explainOidcProviderArn('https://oidc.eks.eu-west-1.amazonaws.com/id/ABC')).toContain('it must be the ARN of the OIDC provider');
});

test('the IRSA trust policy applies to one account and one audience', () => {
  expect(irsaTrustPolicy('arn:aws:iam::111122223333:oidc-provider/oidc.eks.us-west-2.amazonaws.com/id/EXAMPLE',
    'oidc.eks.us-west-2.amazonaws.com/id/EXAMPLE', 'sts.amazonaws.com', 'system:serviceaccount:my-ns:my-sa')).toEqual({
    Version: '2012-10-17',
    Statement: [{
      Effect: 'Allow',
      Principal: { Federated: 'arn:aws:iam::111122223333:oidc-provider/oidc.eks.us-west-2.amazonaws.com/id/EXAMPLE' },
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: {
        StringEquals: {
          'oidc.eks.us-west-2.amazonaws.com/id/EXAMPLE:aud': 'sts.amazonaws.com',
          'oidc.eks.us-west-2.amazonaws.com/id/EXAMPLE:sub': 'system:serviceaccount:my-ns:my-sa',
        },
      },
    }],
  });
});

test('the trust policy of Pod Identity trusts its service, which tags the session', () => {
  expect(podIdentityTrustPolicy()).toMatchObject({
    Statement: [{ Principal: { Service: 'pods.eks.amazonaws.com' }, Action: ['sts:AssumeRole', 'sts:TagSession'] }],
  });
});
