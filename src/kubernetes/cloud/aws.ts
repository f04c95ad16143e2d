import { isTemplated } from '../names';

/**
 * IAM roles for service accounts (IRSA) and EKS Pod Identity, as the EKS webhook reads
 * them.
 *
 * @see https://github.com/aws/amazon-eks-pod-identity-webhook
 */
export const AWS_ROLE_ARN_ANNOTATION = 'eks.amazonaws.com/role-arn';
export const AWS_AUDIENCE_ANNOTATION = 'eks.amazonaws.com/audience';
export const AWS_REGIONAL_STS_ANNOTATION = 'eks.amazonaws.com/sts-regional-endpoints';
export const AWS_TOKEN_EXPIRATION_ANNOTATION = 'eks.amazonaws.com/token-expiration';
export const AWS_SKIP_CONTAINERS_ANNOTATION = 'eks.amazonaws.com/skip-containers';
/** The webhook skips a pod with this label, whatever its value. */
export const AWS_SKIP_WEBHOOK_LABEL = 'eks.amazonaws.com/skip-pod-identity-webhook';
export const AWS_DEFAULT_AUDIENCE = 'sts.amazonaws.com';

const PARTITIONS = ['aws', 'aws-cn', 'aws-us-gov', 'aws-iso', 'aws-iso-b', 'aws-iso-e', 'aws-iso-f', 'aws-eusc'];
const ROLE_NAME = /^[\w+=,.@-]{1,64}$/;
// The path itself can contain slashes; a repeated group would try every combination of them.
const ROLE = /^role\/([\x21-\x7E]{1,510}\/)?[\w+=,.@-]{1,64}$/;
const EXAMPLE = 'arn:aws:iam::123456789012:role/payments';

/** ARN resource types that are mistaken for roles. */
const OTHER_KINDS: { readonly [kind: string]: string } = {
  'user': 'a user, which a workload cannot be',
  'group': 'a group of users, which a workload cannot join',
  'root': 'the root user of an account, which a workload must not be',
  'policy': 'a policy, which is attached to a role',
  'instance-profile': 'an instance profile, which gives a role to a node',
  'assumed-role': 'a session of a role',
  'oidc-provider': 'an OIDC provider, which a role trusts',
};

/** Whether a text is a role name without the rest of its ARN, which the webhook completes if its flag `--compose-role-arn` is set. */
export function isBareRoleName(text: string): boolean {
  return ROLE_NAME.test(text) && text !== 'arn';
}

/** Why a text is not the ARN of an IAM role, or `undefined` when it is. */
export function explainRoleArn(arn: string): string | undefined {
  if (isTemplated(arn)) { return undefined; }
  if (isBareRoleName(arn)) { return `it is only the name of a role and must be a complete ARN; write arn:aws:iam::<account>:role/${arn}`; }
  const [prefix, partition, service, region, account, ...rest] = arn.split(':');
  const resource = rest.join(':');
  if (prefix !== 'arn' || service === undefined) { return `it must be a complete ARN; write '${EXAMPLE}', for example`; }
  if (!PARTITIONS.includes(partition)) { return `its partition '${partition}' is not one of ${PARTITIONS.join(', ')}`; }
  if (service === 'sts') { return 'it is a session of a role; write the ARN of the role itself, arn:aws:iam::<account>:role/<name>'; }
  if (service !== 'iam') { return `it belongs to the service '${service}'; write the ARN of an IAM role, '${EXAMPLE}' for example`; }
  if (region) { return `an IAM ARN has no region and this one has '${region}'; write two colons after iam`; }
  const [kind] = resource.split('/');
  if (kind === '') { return `it ends before the role; write '${EXAMPLE}', for example`; }
  if (kind !== 'role') {
    return `it names ${OTHER_KINDS[kind] ?? `something else ('${kind}')`}; write the ARN of a role, '${EXAMPLE}' for example`;
  }
  if (/[^\d]/.test(account)) { return `an AWS account ID consists of 12 digits and this one is '${account}'`; }
  if (account.length !== 12) { return `an AWS account ID has 12 digits and '${account}' has ${account.length}`; }
  if (arn.length > 2048 || !ROLE.test(resource)) {
    return `'${resource.slice('role/'.length)}' is not a role name: at most 64 letters, digits and +=,.@_-, after an optional path`;
  }
  return undefined;
}

/** Why a text is not the name of an EKS cluster, or `undefined` when it is. */
export function explainClusterName(name: string): string | undefined {
  return isTemplated(name) || /^[0-9A-Za-z][\w-]{0,99}$/.test(name) ? undefined
    : 'it must be at most 100 letters, digits, hyphens and underscores, starting with a letter or digit; write production, for example';
}

const OIDC_PROVIDER = /^arn:[a-z-]+:iam::\d{12}:oidc-provider\/.+$/;

/** Why a text is not the ARN of an OIDC provider, or `undefined` when it is. */
export function explainOidcProviderArn(arn: string): string | undefined {
  return isTemplated(arn) || OIDC_PROVIDER.test(arn) ? undefined
    : 'it must be the ARN of the OIDC provider of the cluster; write arn:aws:iam::<account>:oidc-provider/oidc.eks.<region>.amazonaws.com/id/<id>';
}

/** The issuer in the ARN of an OIDC provider; `undefined` where a Helm template hides it. */
export function issuerOf(oidcProviderArn: string): string | undefined {
  return /:oidc-provider\/(.+)$/.exec(oidcProviderArn)?.[1];
}

/**
 * The trust policy that lets one ServiceAccount assume a role through the OIDC provider
 * of a cluster, with a token for that audience.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html
 */
export function irsaTrustPolicy(oidcProviderArn: string, issuer: string, audience: string, subject: string): object {
  return {
    Version: '2012-10-17',
    Statement: [{
      Effect: 'Allow',
      Principal: { Federated: oidcProviderArn },
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: { StringEquals: { [`${issuer}:aud`]: audience, [`${issuer}:sub`]: subject } },
    }],
  };
}

/**
 * The trust policy that lets EKS Pod Identity assume a role.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/pod-id-role.html
 */
export function podIdentityTrustPolicy(): object {
  return {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { Service: 'pods.eks.amazonaws.com' }, Action: ['sts:AssumeRole', 'sts:TagSession'] }],
  };
}
