import { Duration } from 'cdk8s';
import { ContainerCredential } from './_account-users';
import { BoundToken } from './bound-token';
import { TokenMount, tokenMount } from './token-mounts';
import {
  AWS_AUDIENCE_ANNOTATION, AWS_DEFAULT_AUDIENCE, AWS_REGIONAL_STS_ANNOTATION, AWS_ROLE_ARN_ANNOTATION, AWS_SKIP_CONTAINERS_ANNOTATION,
  AWS_TOKEN_EXPIRATION_ANNOTATION, explainClusterName, explainOidcProviderArn, explainRoleArn, irsaTrustPolicy, issuerOf, podIdentityTrustPolicy,
} from '../kubernetes/cloud/aws';
import {
  AZURE_CLIENT_ID_ANNOTATION, AZURE_SKIP_CONTAINERS_ANNOTATION, AZURE_TENANT_ID_ANNOTATION, AZURE_TOKEN_EXPIRATION_ANNOTATION, AZURE_USE_LABEL,
  explainAzureTokenExpiration, explainOidcIssuer, explainUuid, federatedCredential,
} from '../kubernetes/cloud/azure';
import {
  directMember, explainProjectId, explainProjectNumber, explainServiceAccountEmail, GOOGLE_SERVICE_ACCOUNT_ANNOTATION, grantCommand,
  impersonationMember,
} from '../kubernetes/cloud/google';
import { explainEnvironmentVariable, explainLabelValue, explainQualifiedName } from '../kubernetes/names';
import { EKS_POD_IDENTITY_AGENT, Endpoint, GKE_METADATA_SERVER, GKE_METADATA_SERVER_DATAPLANE_V2 } from '../kubernetes/network/metadata-endpoints';
import { explainLifetimeRange } from '../kubernetes/service-account-token';
import { OptionNames, refuseUnknownOptions } from '../text/options';
import { safeText } from '../text/safe-text';

/** Options of `IdentityProvider.awsIrsa`. */
export interface AwsIrsaOptions {
  /** The ARN of the IAM role, as in `arn:aws:iam::123456789012:role/payments`. */
  readonly roleArn: string;

  /**
   * The audience of the token. It must match the trust policy and the client
   * ids of the OIDC provider.
   *
   * @default 'sts.amazonaws.com'
   */
  readonly audience?: string;

  /**
   * The lifetime of the token for AWS, at least 10 minutes.
   *
   * @default - 24 hours, set by the webhook
   */
  readonly tokenExpiration?: Duration;

  /**
   * Whether the SDK uses the regional STS endpoint.
   *
   * @default - the setting of the webhook in the cluster; true on EKS
   */
  readonly regionalSts?: boolean;

  /**
   * The ARN of the cluster's OIDC provider. Required only for
   * `trustDocuments()`.
   *
   * @default - none
   */
  readonly oidcProviderArn?: string;
}

/** Options of `IdentityProvider.awsEksPodIdentity`. */
export interface AwsEksPodIdentityOptions {
  /** The ARN of the IAM role, as in `arn:aws:iam::123456789012:role/payments`. */
  readonly roleArn: string;

  /** The name of the EKS cluster. */
  readonly clusterName: string;
}

/** Options of `IdentityProvider.gkeDirect`. */
export interface GkeDirectOptions {
  /** The id of the cluster's project, as in `my-project`. */
  readonly projectId: string;

  /** The number of the cluster's project, as in `123456789012`. */
  readonly projectNumber: string;

  /**
   * Whether the cluster runs GKE Dataplane V2, as all Autopilot clusters do.
   * The address of the metadata server depends on it. Required only for the
   * network policies of `SecureNamespace`.
   *
   * @default - not known
   */
  readonly dataplaneV2?: boolean;
}

/** Options of `IdentityProvider.gkeImpersonation`. */
export interface GkeImpersonationOptions {
  /** The id of the cluster's project, as in `my-project`. */
  readonly projectId: string;

  /** The email address of the Google service account, as in `payments@my-project.iam.gserviceaccount.com`. */
  readonly serviceAccountEmail: string;

  /**
   * Whether the cluster runs GKE Dataplane V2, as all Autopilot clusters do.
   * The address of the metadata server depends on it. Required only for the
   * network policies of `SecureNamespace`.
   *
   * @default - not known
   */
  readonly dataplaneV2?: boolean;
}

/** Options of `IdentityProvider.azure`. */
export interface AzureOptions {
  /** The client id of the managed identity or app registration, a UUID. */
  readonly clientId: string;

  /**
   * The tenant of the identity, a UUID.
   *
   * @default - the tenant of the cluster's webhook
   */
  readonly tenantId?: string;

  /**
   * The lifetime of the token for Azure, from 1 to 24 hours. The webhook
   * refuses the pod with any other value.
   *
   * @default - 1 hour, set by the webhook
   */
  readonly tokenExpiration?: Duration;

  /**
   * The exact URL of the cluster's OIDC issuer, including its trailing slash.
   * Required only for `trustDocuments()`.
   *
   * @default - none
   */
  readonly oidcIssuer?: string;
}

/** The names of the options of `IdentityProvider.custom`. */
const CUSTOM_OPTIONS: OptionNames<CustomIdentityOptions> = {
  name: true,
  serviceAccountAnnotations: true,
  serviceAccountLabels: true,
  podAnnotations: true,
  podLabels: true,
  token: true,
  tokenMountPath: true,
  tokenPathVariable: true,
  environment: true,
};

/** Options of `IdentityProvider.custom`. */
export interface CustomIdentityOptions {
  /** The name of the identity in messages, as in `Alibaba Cloud RRSA`. */
  readonly name: string;

  /**
   * The annotations of the account.
   *
   * @default - none
   */
  readonly serviceAccountAnnotations?: { [key: string]: string };

  /**
   * The labels of the account.
   *
   * @default - none
   */
  readonly serviceAccountLabels?: { [key: string]: string };

  /**
   * The annotations of the pods.
   *
   * @default - none
   */
  readonly podAnnotations?: { [key: string]: string };

  /**
   * The labels of the pods, such as the one by which a webhook selects them.
   *
   * @default - none
   */
  readonly podLabels?: { [key: string]: string };

  /**
   * The token that the containers exchange for a credential, as in
   * `BoundToken.forAudience('sts.aliyuncs.com')`. Omit it if a webhook injects
   * one.
   *
   * @default - none
   */
  readonly token?: BoundToken;

  /**
   * The directory where the containers find the token.
   *
   * @default '/var/run/secrets/tokens'
   */
  readonly tokenMountPath?: string;

  /**
   * The environment variable that is set to the path of the token's file, as in
   * `ALIBABA_CLOUD_OIDC_TOKEN_FILE`.
   *
   * @default - none
   */
  readonly tokenPathVariable?: string;

  /**
   * Other environment variables of the containers. Do not put secrets here.
   *
   * @default - none
   */
  readonly environment?: { [variable: string]: string };
}

/** A document or command that configures the cloud side of an identity. */
export interface TrustDocument {
  /** What it is and where to apply it. */
  readonly title: string;

  /** The language it is in: `json`, `sh` or `text`. */
  readonly language: string;

  /** The document. */
  readonly content: string;
}

/** The ServiceAccount as the cloud identifies it. */
interface CloudSubject {
  readonly namespace: string;
  readonly name: string;
}

/** The destinations that pods must reach to get their credential. */
interface NetworkNeeds {
  /** Endpoints inside the cluster; any one of them is enough. */
  readonly endpoints: readonly Endpoint[];
  /** The message for endpoints that depend on an unset option. */
  readonly unknown?: string;
  /** A service without fixed addresses, which network policies cannot name. */
  readonly publicService?: string;
}

interface Definition {
  readonly title: string;
  readonly network: NetworkNeeds;
  /** The name of the cloud identity, if it has one. */
  readonly grants?: string;
  readonly annotations?: { readonly [key: string]: string };
  readonly labels?: { readonly [key: string]: string };
  readonly podAnnotations?: { readonly [key: string]: string };
  readonly podLabels?: { readonly [key: string]: string };
  /** The token and variables that this library, not a webhook, adds to its containers. */
  readonly credential?: Omit<ContainerCredential, 'title' | 'containers'>;
  /** Why every container of a pod gets it. */
  readonly everyContainer?: string;
  readonly skipContainers?: { readonly annotation: string; readonly separator: string };
  readonly trust: (subject: CloudSubject) => TrustDocument[];
}

const GKE_ANSWERS_ALL = 'on GKE the metadata server answers every container of a pod';

/**
 * Maps the ServiceAccount of a workload to a cloud identity. No provider needs
 * token automount, a static key or, since Kubernetes 1.19, `fsGroup`.
 *
 * @example
 * IdentityProvider.azure({ clientId: '11111111-2222-4333-8444-555555555555' })
 */
export class IdentityProvider {
  /**
   * AWS IAM roles for service accounts. The webhook of EKS reads the role from
   * the account and gives the pod a token for AWS.
   *
   * @see https://docs.aws.amazon.com/eks/latest/userguide/iam-roles-for-service-accounts.html
   * @throws if the ARN is not that of a role, the audience is empty, or the expiration is invalid
   */
  public static awsIrsa(props: AwsIrsaOptions): IdentityProvider {
    refuse('the role ARN', props.roleArn, explainRoleArn(props.roleArn));
    if (props.audience === '') { refuse('the audience', '', `it must not be empty; leave it out for ${AWS_DEFAULT_AUDIENCE}`); }
    if (props.oidcProviderArn !== undefined) { refuse('the OIDC provider ARN', props.oidcProviderArn, explainOidcProviderArn(props.oidcProviderArn)); }
    const seconds = props.tokenExpiration?.toSeconds();
    const problem = seconds === undefined ? undefined : explainLifetimeRange(seconds);
    if (problem) { throw new Error(safeText(problem)); }
    return new IdentityProvider({
      title: 'AWS IRSA',
      network: { endpoints: [], publicService: 'AWS STS' },
      grants: props.roleArn,
      annotations: {
        [AWS_ROLE_ARN_ANNOTATION]: props.roleArn,
        ...props.audience === undefined ? {} : { [AWS_AUDIENCE_ANNOTATION]: props.audience },
        ...seconds === undefined ? {} : { [AWS_TOKEN_EXPIRATION_ANNOTATION]: `${seconds}` },
        ...props.regionalSts === undefined ? {} : { [AWS_REGIONAL_STS_ANNOTATION]: `${props.regionalSts}` },
      },
      skipContainers: { annotation: AWS_SKIP_CONTAINERS_ANNOTATION, separator: ',' },
      trust: subject => {
        const provider = props.oidcProviderArn;
        if (provider === undefined) { throw new Error('the trust policy names the OIDC provider of the cluster, which is not known; set oidcProviderArn on IdentityProvider.awsIrsa'); }
        const issuer = issuerOf(provider);
        if (issuer === undefined) { throw new Error(safeText(`the trust policy names the issuer of the cluster, which ${JSON.stringify(provider)} hides; set oidcProviderArn to the ARN itself`)); }
        return [json(`trust policy of ${props.roleArn}`, irsaTrustPolicy(provider, issuer, props.audience ?? AWS_DEFAULT_AUDIENCE, userName(subject)))];
      },
    });
  }

  /**
   * EKS Pod Identity. Nothing is written to the cluster: the mapping from
   * account to role is an association in the EKS API. Network policies must
   * allow its agent at `169.254.170.23`.
   *
   * @see https://docs.aws.amazon.com/eks/latest/userguide/pod-identities.html
   * @throws if the ARN is not that of a role, or the cluster name is invalid
   */
  public static awsEksPodIdentity(props: AwsEksPodIdentityOptions): IdentityProvider {
    refuse('the role ARN', props.roleArn, explainRoleArn(props.roleArn));
    refuse('the name of the cluster', props.clusterName, explainClusterName(props.clusterName));
    return new IdentityProvider({
      title: 'EKS Pod Identity',
      network: { endpoints: EKS_POD_IDENTITY_AGENT },
      grants: props.roleArn,
      skipContainers: { annotation: AWS_SKIP_CONTAINERS_ANNOTATION, separator: ',' },
      trust: ({ namespace, name }) => [
        json(`trust policy of ${props.roleArn}`, podIdentityTrustPolicy()),
        shell('association of the account with the role',
          `aws eks create-pod-identity-association --cluster-name ${props.clusterName} --namespace ${namespace} --service-account ${name} --role-arn ${props.roleArn}`),
      ],
    });
  }

  /**
   * GKE, with IAM roles granted directly to the ServiceAccount. Nothing is
   * written to the cluster. An account of the same name in another cluster of
   * the project is the same principal.
   *
   * @see https://cloud.google.com/kubernetes-engine/docs/how-to/workload-identity
   * @throws if the project id or number is invalid
   */
  public static gkeDirect(props: GkeDirectOptions): IdentityProvider {
    refuse('the project id', props.projectId, explainProjectId(props.projectId));
    refuse('the project number', props.projectNumber, explainProjectNumber(props.projectNumber));
    return new IdentityProvider({
      title: 'GKE',
      network: gkeNetwork('gkeDirect', props.dataplaneV2),
      everyContainer: GKE_ANSWERS_ALL,
      trust: ({ namespace, name }) => {
        const member = directMember(props.projectNumber, props.projectId, namespace, name);
        return [
          { title: 'member to grant IAM roles to', language: 'text', content: member },
          shell('grant of the role in $ROLE on the project', grantCommand(props.projectId, member)),
        ];
      },
    });
  }

  /**
   * GKE, with a ServiceAccount that impersonates a Google service account. The
   * annotation alone grants nothing: it also requires the IAM binding of
   * `trustDocuments()`.
   *
   * @see https://cloud.google.com/kubernetes-engine/docs/how-to/workload-identity#kubernetes-sa-to-iam
   * @throws if the project id or the email address is invalid
   */
  public static gkeImpersonation(props: GkeImpersonationOptions): IdentityProvider {
    refuse('the project id', props.projectId, explainProjectId(props.projectId));
    refuse('the e-mail of the Google service account', props.serviceAccountEmail, explainServiceAccountEmail(props.serviceAccountEmail));
    return new IdentityProvider({
      title: 'GKE',
      network: gkeNetwork('gkeImpersonation', props.dataplaneV2),
      everyContainer: GKE_ANSWERS_ALL,
      grants: props.serviceAccountEmail,
      annotations: { [GOOGLE_SERVICE_ACCOUNT_ANNOTATION]: props.serviceAccountEmail },
      trust: ({ namespace, name }) => [
        shell(`IAM binding of ${props.serviceAccountEmail}`,
          `gcloud iam service-accounts add-iam-policy-binding ${props.serviceAccountEmail} --role roles/iam.workloadIdentityUser --member "${impersonationMember(props.projectId, namespace, name)}"`),
      ],
    });
  }

  /**
   * Azure Workload Identity. The pods of the account get the label that the
   * webhook requires. Read the token from the path in
   * `AZURE_FEDERATED_TOKEN_FILE`, because the path differs between versions.
   *
   * @see https://azure.github.io/azure-workload-identity/docs/
   * @throws if an id is not a UUID, the issuer is not a URL, or the expiration is out of range
   */
  public static azure(props: AzureOptions): IdentityProvider {
    refuse('the client id', props.clientId, explainUuid(props.clientId));
    if (props.tenantId !== undefined) { refuse('the tenant id', props.tenantId, explainUuid(props.tenantId)); }
    const seconds = props.tokenExpiration?.toSeconds();
    if (props.oidcIssuer !== undefined) { refuse('the OIDC issuer', props.oidcIssuer, explainOidcIssuer(props.oidcIssuer)); }
    const problem = seconds === undefined ? undefined : explainAzureTokenExpiration(seconds);
    if (problem) { throw new Error(safeText(problem)); }
    return new IdentityProvider({
      title: 'Azure',
      network: { endpoints: [], publicService: 'Microsoft Entra ID' },
      grants: props.clientId,
      annotations: {
        [AZURE_CLIENT_ID_ANNOTATION]: props.clientId,
        ...props.tenantId === undefined ? {} : { [AZURE_TENANT_ID_ANNOTATION]: props.tenantId },
        ...seconds === undefined ? {} : { [AZURE_TOKEN_EXPIRATION_ANNOTATION]: `${seconds}` },
      },
      podLabels: { [AZURE_USE_LABEL]: 'true' },
      skipContainers: { annotation: AZURE_SKIP_CONTAINERS_ANNOTATION, separator: ';' },
      trust: subject => {
        if (props.oidcIssuer === undefined) { throw new Error('the federated credential names the OIDC issuer of the cluster, which is not known; set oidcIssuer on IdentityProvider.azure'); }
        return [json(`federated credential of ${props.clientId}`, federatedCredential(`${subject.namespace}-${subject.name}`, props.oidcIssuer, userName(subject)))];
      },
    });
  }

  /**
   * An identity of a webhook or service without built-in support. It writes the
   * given labels, annotations and variables, and mounts the token, if any.
   *
   * @throws if nothing is set, an option is unknown, a key, label or variable is invalid, or the token is one for the Kubernetes API
   */
  public static custom(options: CustomIdentityOptions): IdentityProvider {
    const { name, token, tokenMountPath, tokenPathVariable, serviceAccountAnnotations, serviceAccountLabels, podAnnotations, podLabels } = options;
    refuseUnknownOptions('IdentityProvider.custom', options, CUSTOM_OPTIONS);
    // Possible in JavaScript.
    if (!/\S/.test(name ?? '')) { refuse('the name of the identity', name ?? '', "it must not be empty; write 'Alibaba Cloud RRSA', for example"); }
    for (const keys of [serviceAccountAnnotations, podAnnotations]) { checkAnnotations(keys); }
    for (const labels of [serviceAccountLabels, podLabels]) { checkLabels(labels); }
    const mount = token && identityToken(name, token, tokenMountPath);
    if (!mount && (tokenMountPath ?? tokenPathVariable) !== undefined) {
      throw new Error(safeText(`the identity ${name} has no token for ${tokenMountPath === undefined ? 'tokenPathVariable' : 'tokenMountPath'}; set token: BoundToken.forAudience('<audience>')`));
    }
    const environment = {
      ...options.environment,
      ...mount && tokenPathVariable !== undefined ? { [tokenPathVariable]: `${mount.path}/${mount.token.fileName}` } : {},
    };
    checkVariables(name, options);
    const credential = mount || Object.keys(environment).length > 0 ? { token: mount, environment } : undefined;
    const marks = [serviceAccountAnnotations, serviceAccountLabels, podAnnotations, podLabels];
    if (!credential && marks.every(keys => Object.keys(keys ?? {}).length === 0)) {
      throw new Error(safeText(`the identity ${name} sets nothing that a webhook or a container reads; set serviceAccountAnnotations, podLabels or token, for example`));
    }
    return new IdentityProvider({
      title: name,
      network: { endpoints: [] },
      annotations: { ...serviceAccountAnnotations },
      labels: { ...serviceAccountLabels },
      podAnnotations: { ...podAnnotations },
      podLabels: { ...podLabels },
      credential,
      ...credential ? {} : { everyContainer: `how the webhook of ${name} skips containers is not known` },
      trust: subject => [
        { title: `subject that ${name} must trust`, language: 'text', content: userName(subject) },
        ...token?.audience === undefined ? [] : [{ title: 'audience of its tokens', language: 'text', content: token.audience }],
      ],
    });
  }

  /** @internal */
  public readonly _definition: Definition;

  private constructor(definition: Definition) {
    this._definition = definition;
  }
}

function refuse(what: string, value: string, problem: string | undefined): void {
  if (problem) { throw new Error(safeText(`${what} is ${JSON.stringify(value)}, but ${problem}`)); }
}

function identityToken(name: string, token: BoundToken, mountPath: string | undefined): TokenMount {
  if (token.audience === undefined) {
    throw new Error(safeText(`the token of the identity ${name} is valid for the Kubernetes API, where its recipient could use it; write BoundToken.forAudience('<audience>')`));
  }
  return tokenMount(token, { mountPath }, []);
}

function checkAnnotations(annotations: { readonly [key: string]: string } = {}): void {
  for (const key of Object.keys(annotations)) { refuse('the key of an annotation', key, explainQualifiedName(key)); }
}

function checkLabels(labels: { readonly [key: string]: string } = {}): void {
  for (const [key, value] of Object.entries(labels)) {
    refuse('the key of a label', key, explainQualifiedName(key));
    refuse(`the value of the label ${key}`, value, explainLabelValue(value));
  }
}

function checkVariables(name: string, { environment = {}, tokenPathVariable }: CustomIdentityOptions): void {
  for (const variable of [...Object.keys(environment), ...tokenPathVariable === undefined ? [] : [tokenPathVariable]]) {
    refuse('the name of an environment variable', variable, explainEnvironmentVariable(variable));
  }
  if (tokenPathVariable !== undefined && Object.hasOwn(environment, tokenPathVariable)) {
    throw new Error(safeText(`the identity ${name} sets the variable ${tokenPathVariable} twice, by environment and by tokenPathVariable; remove one`));
  }
}

function gkeNetwork(factory: string, dataplaneV2: boolean | undefined): NetworkNeeds {
  if (dataplaneV2 !== undefined) { return { endpoints: dataplaneV2 ? GKE_METADATA_SERVER_DATAPLANE_V2 : GKE_METADATA_SERVER }; }
  return {
    endpoints: [...GKE_METADATA_SERVER_DATAPLANE_V2, ...GKE_METADATA_SERVER],
    unknown: `the address of the GKE metadata server depends on Dataplane V2, which is not known; set dataplaneV2 on IdentityProvider.${factory} (true on Autopilot)`,
  };
}

/** The user name of a ServiceAccount, the subject of its tokens. */
function userName({ namespace, name }: CloudSubject): string {
  return `system:serviceaccount:${namespace}:${name}`;
}

function json(title: string, content: object): TrustDocument {
  return { title, language: 'json', content: JSON.stringify(content, undefined, 2) };
}

function shell(title: string, content: string): TrustDocument {
  return { title, language: 'sh', content };
}
