import { Duration } from 'cdk8s';
import { IdentityProvider } from '../../src';

const ROLE = 'arn:aws:iam::123456789012:role/payments';
const UUID = '11111111-2222-4333-8444-555555555555';

test.each([
  [() => IdentityProvider.awsIrsa({ roleArn: 'arn:aws:iam::123456789:role/s3-reader' }),
    'the role ARN is "arn:aws:iam::123456789:role/s3-reader", but an AWS account has 12 digits and \'123456789\' has 9'],
  [() => IdentityProvider.awsEksPodIdentity({ roleArn: 'payments', clusterName: 'a' }),
    'the role ARN is "payments", but it is the bare name of a role and must be a whole ARN; write arn:aws:iam::<account>:role/payments'],
  [() => IdentityProvider.awsEksPodIdentity({ roleArn: ROLE, clusterName: 'a b' }),
    'the name of the cluster is "a b", but it must be at most 100 letters, digits, hyphens and underscores, beginning with a letter or digit; write production, for example'],
  [() => IdentityProvider.awsIrsa({ roleArn: ROLE, audience: '' }), 'the audience is "", but it must not be empty; leave it out for sts.amazonaws.com'],
  [() => IdentityProvider.awsIrsa({ roleArn: ROLE, tokenExpiration: Duration.minutes(5) }),
    'the lifetime of a bound token must be at least 600 seconds, got 300; write Duration.minutes(10) or more'],
  [() => IdentityProvider.awsIrsa({ roleArn: ROLE, oidcProviderArn: 'https://issuer' }),
    'the OIDC provider ARN is "https://issuer", but it must be the ARN of the OIDC provider of the cluster; write arn:aws:iam::<account>:oidc-provider/oidc.eks.<region>.amazonaws.com/id/<id>'],
  [() => IdentityProvider.gkeDirect({ projectId: '123456789012', projectNumber: '123456789012' }),
    'the project id is "123456789012", but that is a project number; write the project id, my-project for example'],
  [() => IdentityProvider.gkeDirect({ projectId: 'my-project', projectNumber: 'my-project' }),
    'the project number is "my-project", but it must be the number of the project, not its id; write 123456789012, for example'],
  [() => IdentityProvider.gkeImpersonation({ projectId: 'my-project', serviceAccountEmail: 'jane@example.com' }),
    'the e-mail of the Google service account is "jane@example.com", but it must be <name>@<project>.iam.gserviceaccount.com, with a name of 6 to 30 lower-case letters, digits and hyphens; write payments@my-project.iam.gserviceaccount.com, for example'],
  [() => IdentityProvider.azure({ clientId: 'payments' }), `the client id is "payments", but it must be a UUID; write ${UUID}, for example`],
  [() => IdentityProvider.azure({ clientId: UUID, tenantId: 'contoso' }), `the tenant id is "contoso", but it must be a UUID; write ${UUID}, for example`],
  [() => IdentityProvider.azure({ clientId: UUID, oidcIssuer: 'issuer' }),
    'the OIDC issuer is "issuer", but it must be an https URL of at most 600 characters; write what `az aks show --query oidcIssuerProfile.issuerUrl` answers, with its trailing slash'],
  [() => IdentityProvider.azure({ clientId: UUID, tokenExpiration: Duration.minutes(30) }),
    'the token expiration of an Azure identity must be from 3600 to 86400 seconds, got 1800; write Duration.hours(1), for example'],
])('refuses a wrong value at the call (%#)', (call, message) => {
  expect(call).toThrow(new Error(message));
});

test('a token for AWS may live for 3607 seconds, which are a year only where the API server is the recipient', () => {
  expect(() => IdentityProvider.awsIrsa({ roleArn: ROLE, tokenExpiration: Duration.seconds(3607) })).not.toThrow();
});
