import { CredentialSources, holdsSecret, Mount, mountsOf, Variable } from './_credential-sources';
import { CloudProvider, receivesIdentity, some } from './_identities';
import { AZURE_WORKLOAD_IDENTITY, GKE_WORKLOAD_IDENTITY, IRSA } from './_references';
import { AWS_DEFAULT_AUDIENCE, AWS_SKIP_CONTAINERS_ANNOTATION } from '../../kubernetes/cloud/aws';
import { AZURE_AUDIENCE, AZURE_SKIP_CONTAINERS_ANNOTATION } from '../../kubernetes/cloud/azure';
import { Path } from '../../manifest/path';
import { AppModel } from '../../model/app-model';
import { Container, Workload } from '../../model/workload';
import { field } from '../../objects/plain-object';
import { cis, mitre, owaspKubernetes } from '../references';
import { PartViolation, Rule } from '../rule';

/** What the SDKs of a cloud take for a credential. */
interface StaticCredentials {
  readonly title: string;
  /** Variables that are one, or lead to one. */
  readonly variables: readonly string[];
  /** The variable that names the file that holds one. */
  readonly file?: string;
  /** Where files with one stand in a home directory. */
  readonly places?: RegExp;
  /** What a Secret with one is called. */
  readonly secret: RegExp;
}

const CREDENTIALS: { readonly [provider in CloudProvider]: StaticCredentials } = {
  aws: {
    title: 'AWS',
    variables: ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'],
    file: 'AWS_SHARED_CREDENTIALS_FILE',
    places: /\/\.aws(\/credentials)?$/,
    secret: /(^|[^a-z])aws([^a-z]|$)/,
  },
  google: {
    title: 'Google',
    variables: [],
    file: 'GOOGLE_APPLICATION_CREDENTIALS',
    places: /\/\.config\/gcloud(\/application_default_credentials\.json)?$/,
    secret: /(^|[^a-z])(gcp|google|gcloud)([^a-z]|$)/,
  },
  azure: {
    title: 'Azure',
    variables: ['AZURE_CLIENT_SECRET', 'AZURE_CLIENT_CERTIFICATE_PATH', 'AZURE_PASSWORD'],
    secret: /(^|[^a-z])(azure|aad|entra)([^a-z]|$)/,
  },
};

/** The name of a Secret that may be a credential. */
const TELLING = /cred|key|secret|token/;

/** A key that never changes is given to pods that have an identity without one. */
export const staticCloudCredentials: Rule = {
  id: 'static-cloud-credentials',
  summary: 'Containers have static cloud credentials beside the cloud identity of their ServiceAccount',
  why: 'The SDKs look for keys in variables before they ask for the identity, and some look for a file first, so that the identity is silently not used. '
    + 'Such a key does not expire: whoever reads it once, in the Secret or in the pod, acts in the cloud until somebody changes it.',
  fix: {
    construct: [
      '// And no key in the containers:',
      "new WorkloadIdentity(chart, 'aws', {",
      '  serviceAccount: account,',
      "  provider: IdentityProvider.awsIrsa({ roleArn: 'arn:aws:iam::123456789012:role/payments' }),",
      '});',
    ].join('\n'),
    yaml: 'spec:\n  containers:\n    - name: app\n      env: []   # no AWS_SECRET_ACCESS_KEY, GOOGLE_APPLICATION_CREDENTIALS or AZURE_CLIENT_SECRET',
  },
  references: [
    cis('5.4.1'), owaspKubernetes('K08'), owaspKubernetes('K03'), mitre('T1552.001'), mitre('T1078.004'), IRSA, GKE_WORKLOAD_IDENTITY, AZURE_WORKLOAD_IDENTITY,
  ],
  subject: 'container',
  *check({ workload, container }, model) {
    for (const provider of providersOf(workload, container)) {
      const found = find(CREDENTIALS[provider], workload, container, model.once(credentialSources));
      if (found) { yield violation(workload, container, provider, found); }
    }
  },
};

function credentialSources(model: AppModel): CredentialSources {
  return new CredentialSources(model);
}

/** The clouds in which a container has an identity, by its account or by a token for it. */
function providersOf(workload: Workload, { name, type, tokens }: Container): CloudProvider[] {
  // Webhooks leave ephemeral containers alone.
  if (type === 'ephemeral') { return []; }
  const byAccount = workload.serviceAccount.cloudIdentities.map(({ provider }) => provider).filter(provider =>
    // Without its label Azure gives nothing, for which there is a rule; a key does not make that better.
    (provider === 'azure' || receivesIdentity(workload, provider) !== 'no') && !isSkipped(workload, provider, name));
  const byToken = tokens.flatMap(({ audience }) => audience === undefined ? [] : providerOfAudience(audience) ?? []);
  return [...new Set([...byAccount, ...byToken])];
}

function isSkipped({ pod }: Workload, provider: CloudProvider, container: string): boolean {
  const [annotation, separator] = provider === 'aws' ? [AWS_SKIP_CONTAINERS_ANNOTATION, ','] : [AZURE_SKIP_CONTAINERS_ANNOTATION, ';'];
  const value = provider === 'google' ? undefined : field(pod.metadata, 'annotations', annotation);
  return typeof value === 'string' && value.split(separator).some(name => name.trim() === container);
}

function providerOfAudience(audience: string): CloudProvider | undefined {
  if (audience === AWS_DEFAULT_AUDIENCE || audience === 'pods.eks.amazonaws.com') { return 'aws'; }
  if (audience === AZURE_AUDIENCE) { return 'azure'; }
  return /^(https:)?\/\/iam\.googleapis\.com\//.test(audience) ? 'google' : undefined;
}

/** Where a credential comes from; uncertain where only a name tells. */
interface Finding {
  readonly what: readonly string[];
  readonly path: Path;
  readonly uncertain?: string;
}

function find(credentials: StaticCredentials, workload: Workload, container: Container, sources: CredentialSources): Finding | undefined {
  const { known, hidden } = sources.variables(workload, container);
  const mounts = mountsOf(workload, container);
  const certain = [
    ...known.filter(variable => credentials.variables.some(name => isCalled(variable, name))).map(({ name, path }) => ({ what: `the variable ${name}`, path })),
    ...mounts.filter(({ mountPath, volume }) => credentials.places?.test(mountPath) && holdsSecret(volume)).map(({ mountPath, path }) => ({ what: `a Secret at ${mountPath}`, path })),
  ];
  const files = known.filter(({ name }) => name === credentials.file).map(variable => ({ variable, secret: comesFromSecret(variable, mounts) }));
  const sure = [...certain, ...files.filter(({ secret }) => secret).map(({ variable: { name, path } }) => ({ what: `a Secret that ${name} leads to`, path }))];
  if (sure.length > 0) { return { what: sure.map(({ what }) => what), path: sure[0].path }; }
  const [doubtful] = files.filter(({ secret }) => secret === undefined);
  if (doubtful) {
    const { name, path } = doubtful.variable;
    return { what: [`the variable ${name}`], path, uncertain: 'whether the file it names holds a key is not known: remove it if the file only says which identity to use' };
  }
  const list = hidden.find(({ name }) => credentials.secret.test(name) && TELLING.test(name));
  return list && { what: [`all variables of the ${list.kind} '${list.name}'`], path: list.path, uncertain: 'whether a key is among them is not known: give it with --context' };
}

/** Whether the file that a variable names is one of a Secret; `undefined` where that does not show. */
function comesFromSecret({ value }: Variable, mounts: readonly Mount[]): boolean | undefined {
  if (value === undefined) { return undefined; }
  const around = mounts.filter(({ mountPath }) => value === mountPath || value.startsWith(`${mountPath}/`));
  const [closest] = around.sort((one, other) => other.mountPath.length - one.mountPath.length);
  return closest && holdsSecret(closest.volume);
}

/** Secrets spell the name of a variable in their own way. */
function isCalled({ name, key }: Variable, wanted: string): boolean {
  return name === wanted || key?.toUpperCase().replace(/[-.]/g, '_') === wanted;
}

function violation(workload: Workload, container: Container, provider: CloudProvider, { what, path, uncertain }: Finding): PartViolation {
  const { title } = CREDENTIALS[provider];
  const { name, cloudIdentities } = workload.serviceAccount;
  const identity = cloudIdentities.some(other => other.provider === provider) ? `beside the identity that the ServiceAccount '${name}' gives it there`
    : 'beside a token that gives it an identity there';
  return {
    path,
    key: provider,
    message: uncertain === undefined
      ? `the container '${container.name}' has static credentials for ${title} (${some(what)}) ${identity}, and SDKs use them instead of it`
      : `the container '${container.name}' may have static credentials for ${title} (${some(what)}) ${identity}; ${uncertain}`,
    ...uncertain === undefined ? {} : { unknown: true },
  };
}
