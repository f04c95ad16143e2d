import { explainOidcProviderArn, explainRoleArn, irsaTrustPolicy, podIdentityTrustPolicy } from '../../../src/kubernetes/cloud/aws';

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
  ['arn:aws:iam::123456789:role/s3-reader', "an AWS account has 12 digits and '123456789' has 9"],
  ['arn:aws:iam:::role/s3-reader', "an AWS account has 12 digits and '' has 0"],
  ['s3-reader', "it must be a whole ARN; write 'arn:aws:iam::123456789012:role/payments', for example"],
  ['arn:aws:iam::123456789012:user/jane', "it names a user, and a workload can only take on a role; write 'arn:aws:iam::123456789012:role/payments', for example"],
  ['arn:aws:iam::123456789012:root', "it names a root, and a workload can only take on a role; write 'arn:aws:iam::123456789012:role/payments', for example"],
  ['arn:aws:iam::aws:policy/AdministratorAccess', "an AWS account has 12 digits and 'aws' has 0"],
  ['arn:aws:iam::123456789012:policy/reader', "it names a policy, and a workload can only take on a role; write 'arn:aws:iam::123456789012:role/payments', for example"],
  ['arn:aws:sts::123456789012:assumed-role/payments/session', 'it is a session of a role; write the ARN of the role itself, arn:aws:iam::<account>:role/<name>'],
  ['arn:aws:iam:eu-west-1:123456789012:role/payments', "an IAM ARN has no region and this one has 'eu-west-1'; write two colons after iam"],
  ['arn:aws:s3:::bucket', "it belongs to the service 's3'; write the ARN of an IAM role, 'arn:aws:iam::123456789012:role/payments' for example"],
  ['arn:azure:iam::123456789012:role/payments', "its partition 'azure' is none of aws, aws-cn, aws-us-gov, aws-iso, aws-iso-b, aws-iso-e, aws-iso-f, aws-eusc"],
  ['arn:aws:iam::123456789012:role/', "'' is no name of a role: at most 64 letters, digits and +=,.@_-, after an optional path"],
  [`arn:aws:iam::123456789012:role/${'a'.repeat(65)}`, `'${'a'.repeat(65)}' is no name of a role: at most 64 letters, digits and +=,.@_-, after an optional path`],
])('%s is not', (arn, why) => {
  expect(explainRoleArn(arn)).toBe(why);
});

test('the ARN of an OIDC provider names its issuer', () => {
  expect(explainOidcProviderArn('arn:aws:iam::123456789012:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/ABC')).toBeUndefined();
  expect(explainOidcProviderArn('https://oidc.eks.eu-west-1.amazonaws.com/id/ABC')).toContain('it must be the ARN of the OIDC provider');
});

test('the trust policy of IRSA holds for one account and one audience', () => {
  expect(irsaTrustPolicy('arn:aws:iam::111122223333:oidc-provider/oidc.eks.us-west-2.amazonaws.com/id/EXAMPLE', 'sts.amazonaws.com', 'system:serviceaccount:my-ns:my-sa')).toEqual({
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
