import { Duration } from 'cdk8s';
import { BoundToken, CustomIdentityOptions, IdentityProvider } from '../../src';

const ROLE = 'arn:aws:iam::123456789012:role/payments';
const UUID = '11111111-2222-4333-8444-555555555555';

const TOKEN = BoundToken.forAudience('sts.example.com');
const QUALIFIED_NAME = 'it must be at most 63 letters, digits, hyphens, underscores and dots, starting and ending with a letter or digit, after an optional DNS subdomain and "/"';

function custom(options: Partial<CustomIdentityOptions>): IdentityProvider {
  return IdentityProvider.custom({ name: 'RRSA', ...options });
}

test.each([
  [() => IdentityProvider.awsIrsa({ roleArn: 'arn:aws:iam::123456789:role/s3-reader' }),
    'the role ARN is "arn:aws:iam::123456789:role/s3-reader", but an AWS account ID has 12 digits and \'123456789\' has 9'],
  [() => IdentityProvider.awsEksPodIdentity({ roleArn: 'payments', clusterName: 'a' }),
    'the role ARN is "payments", but it is only the name of a role and must be a complete ARN; write arn:aws:iam::<account>:role/payments'],
  [() => IdentityProvider.awsEksPodIdentity({ roleArn: ROLE, clusterName: 'a b' }),
    'the name of the cluster is "a b", but it must be at most 100 letters, digits, hyphens and underscores, starting with a letter or digit; write production, for example'],
  [() => IdentityProvider.awsIrsa({ roleArn: ROLE, audience: '' }), 'the audience is "", but it must not be empty; leave it out for sts.amazonaws.com'],
  [() => IdentityProvider.awsIrsa({ roleArn: ROLE, tokenExpiration: Duration.minutes(5) }),
    'the lifetime of a bound token must be at least 600 seconds, got 300; write Duration.minutes(10) or more'],
  [() => IdentityProvider.awsIrsa({ roleArn: ROLE, oidcProviderArn: 'https://issuer' }),
    'the OIDC provider ARN is "https://issuer", but it must be the ARN of the OIDC provider of the cluster; write arn:aws:iam::<account>:oidc-provider/oidc.eks.<region>.amazonaws.com/id/<id>'],
  [() => IdentityProvider.gkeDirect({ projectId: '123456789012', projectNumber: '123456789012' }),
    'the project id is "123456789012", but that is a project number; write the project ID, my-project for example'],
  [() => IdentityProvider.gkeDirect({ projectId: 'my-project', projectNumber: 'my-project' }),
    'the project number is "my-project", but it must be the number of the project, not its ID; write 123456789012, for example'],
  [() => IdentityProvider.gkeImpersonation({ projectId: 'my-project', serviceAccountEmail: 'jane@example.com' }),
    'the e-mail of the Google service account is "jane@example.com", but it must be <name>@<project>.iam.gserviceaccount.com, with a name of 6 to 30 lower-case letters, digits and hyphens; write payments@my-project.iam.gserviceaccount.com, for example'],
  [() => IdentityProvider.azure({ clientId: 'payments' }), `the client id is "payments", but it must be a UUID; write ${UUID}, for example`],
  [() => IdentityProvider.azure({ clientId: UUID, tenantId: 'contoso' }), `the tenant id is "contoso", but it must be a UUID; write ${UUID}, for example`],
  [() => IdentityProvider.azure({ clientId: UUID, oidcIssuer: 'issuer' }),
    'the OIDC issuer is "issuer", but it must be an https URL of at most 600 characters; write the output of `az aks show --query oidcIssuerProfile.issuerUrl`, with its trailing slash'],
  [() => IdentityProvider.azure({ clientId: UUID, tokenExpiration: Duration.minutes(30) }),
    'the token expiration of an Azure identity must be from 3600 to 86400 seconds, got 1800; write Duration.hours(1), for example'],
  [() => custom({ name: ' ' }), 'the name of the identity is " ", but it must not be empty; write \'Alibaba Cloud RRSA\', for example'],
  [() => IdentityProvider.custom({ podLabels: { a: 'b' } } as any), 'the name of the identity is "", but it must not be empty; write \'Alibaba Cloud RRSA\', for example'],
  [() => custom({ audience: 'vault' } as any), 'IdentityProvider.custom has no option "audience"; it has name, serviceAccountAnnotations, serviceAccountLabels, podAnnotations, podLabels, token, '
    + 'tokenMountPath, tokenPathVariable, environment'],
  [() => custom({}), 'the identity RRSA sets nothing that a webhook or a container reads; set serviceAccountAnnotations, podLabels or token, for example'],
  [() => custom({ podLabels: {}, environment: {} }), 'the identity RRSA sets nothing that a webhook or a container reads; set serviceAccountAnnotations, podLabels or token, for example'],
  ...['serviceAccountAnnotations', 'podAnnotations'].map((option): [() => IdentityProvider, string] => [
    () => custom({ [option]: { 'a/b/c': 'on' } }), `the key of an annotation is "a/b/c", but ${QUALIFIED_NAME}`,
  ]),
  ...['serviceAccountLabels', 'podLabels'].flatMap((option): [() => IdentityProvider, string][] => [
    [() => custom({ [option]: { 'inject me': 'on' } }), `the key of a label is "inject me", but ${QUALIFIED_NAME}`],
    [() => custom({ [option]: { inject: 'on/off' } }),
      'the value of the label inject is "on/off", but it must be at most 63 letters, digits, hyphens, underscores and dots, starting and ending with a letter or digit'],
  ]),
  [() => custom({ environment: { '1ST': 'a' } }),
    'the name of an environment variable is "1ST", but it must be letters, digits, underscores, hyphens and dots, not starting with a digit'],
  [() => custom({ token: TOKEN, tokenPathVariable: 'TOKEN FILE' }),
    'the name of an environment variable is "TOKEN FILE", but it must be letters, digits, underscores, hyphens and dots, not starting with a digit'],
  [() => custom({ token: TOKEN, tokenPathVariable: 'TOKEN_FILE', environment: { TOKEN_FILE: '/elsewhere' } }),
    'the identity RRSA sets the variable TOKEN_FILE twice, by environment and by tokenPathVariable; remove one'],
  [() => custom({ token: BoundToken.forKubernetesApi() }),
    "the token of the identity RRSA is valid for the Kubernetes API, where its recipient could use it; write BoundToken.forAudience('<audience>')"],
  [() => custom({ token: TOKEN, tokenMountPath: 'tokens' }),
    'the mount path of a token is "tokens", but it must be an absolute path without "..", ":", "//" and a trailing slash; write \'/var/run/secrets/tokens\', for example'],
  [() => custom({ podLabels: { inject: 'on' }, tokenMountPath: '/tokens' }), "the identity RRSA has no token for tokenMountPath; set token: BoundToken.forAudience('<audience>')"],
  [() => custom({ podLabels: { inject: 'on' }, tokenPathVariable: 'TOKEN_FILE' }), "the identity RRSA has no token for tokenPathVariable; set token: BoundToken.forAudience('<audience>')"],
])('refuses an invalid value at the call (%#)', (call, message) => {
  expect(call).toThrow(new Error(message));
});

test('a token for AWS may have a lifetime of 3607 seconds, which the API server extends only for its own tokens', () => {
  expect(() => IdentityProvider.awsIrsa({ roleArn: ROLE, tokenExpiration: Duration.seconds(3607) })).not.toThrow();
});

test('accepts placeholders of other tools', () => {
  expect(() => custom({
    serviceAccountAnnotations: { 'example.com/role': '${ROLE}' }, podLabels: { '{{ .Values.key }}': '{{ .Values.value }}' }, environment: { ROLE: '{{ .Values.role }}' },
  })).not.toThrow();
});
