import { CredentialSources } from './_credential-sources';
import { CloudProvider, some } from './_identities';
import { AZURE_WORKLOAD_IDENTITY, GKE_WORKLOAD_IDENTITY, IRSA } from './_references';
import { FoundCredential, staticCredentialsOf } from './_static-credentials';
import { AWS_DEFAULT_AUDIENCE, AWS_SKIP_CONTAINERS_ANNOTATION } from '../../kubernetes/cloud/aws';
import { AZURE_AUDIENCE, AZURE_SKIP_CONTAINERS_ANNOTATION } from '../../kubernetes/cloud/azure';
import { STATIC_CREDENTIALS } from '../../kubernetes/cloud/static-credentials';
import { AppModel } from '../../model/app-model';
import { receivesIdentity } from '../../model/receives-identity';
import { Container, Workload } from '../../model/workload';
import { containerText } from '../_part-names';
import { cis, mitre, owaspKubernetes } from '../references';
import { PartViolation, Rule } from '../rule';

/** Reports long-lived keys in pods, which can have an identity without one. */
export const staticCloudCredentials: Rule = {
  id: 'static-cloud-credentials',
  summary: 'Containers hold static cloud credentials',
  remedy: 'use a workload identity',
  why: 'Such a key does not expire: anyone who reads it once, in the manifest, in the Secret or in the pod, can use it in the cloud until it is rotated. '
    + 'A cloud identity of the ServiceAccount needs no key. If the ServiceAccount already has one, SDKs look for keys first and silently ignore the identity.',
  fix: {
    construct: [
      '// And remove the key from the containers:',
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
  fields: ['env', 'envFrom', 'volumeMounts', 'command', 'args'],
  *check({ workload, container }, model) {
    const identities = identitiesOf(workload, container);
    const all = (Object.keys(STATIC_CREDENTIALS) as CloudProvider[]).flatMap(provider => {
      const found = staticCredentialsOf(STATIC_CREDENTIALS[provider], workload, container, model.once(credentialSources));
      return found ? [{ provider, found }] : [];
    });
    for (const one of all) {
      // Software for several clouds has a variable for each, and a single file.
      const alike = all.filter(other => other === one || (one.found.file !== undefined && other.found.file === one.found.file));
      if (alike[0] !== one) { continue; }
      const providers = alike.map(({ provider }) => provider);
      yield violation(container, providers, one.found, providers.map(provider => identities.get(provider)).find(identity => identity !== undefined));
    }
  },
};

function credentialSources(model: AppModel): CredentialSources {
  return new CredentialSources(model);
}

/** The identities of a container, through its ServiceAccount or a token, with the source of each. */
function identitiesOf(workload: Workload, { name, type, tokens }: Container): ReadonlyMap<CloudProvider, string> {
  // The webhooks ignore ephemeral containers.
  if (type === 'ephemeral') { return new Map(); }
  const byToken = tokens.flatMap(({ audience }) => audience === undefined ? [] : providerOfAudience(audience) ?? []);
  const byAccount = workload.serviceAccount.cloudIdentities.map(({ provider }) => provider).filter(provider =>
    // Without the label, Azure gives no identity, which another rule reports; a key does not fix that.
    (provider === 'azure' || receivesIdentity(workload, provider) !== 'no') && !isSkipped(workload, provider, name));
  return new Map([
    ...byToken.map(provider => [provider, 'in addition to a token that gives it an identity there'] as const),
    ...byAccount.map(provider => [provider, `in addition to the identity that the ServiceAccount '${workload.serviceAccount.name}' gives it there`] as const),
  ]);
}

function isSkipped({ pod }: Workload, provider: CloudProvider, container: string): boolean {
  if (provider === 'google') { return false; }
  const [annotation, separator] = provider === 'aws' ? [AWS_SKIP_CONTAINERS_ANNOTATION, ','] : [AZURE_SKIP_CONTAINERS_ANNOTATION, ';'];
  return (pod.metadata?.annotations?.[annotation] ?? '').split(separator).some(name => name.trim() === container);
}

function providerOfAudience(audience: string): CloudProvider | undefined {
  if (audience === AWS_DEFAULT_AUDIENCE || audience === 'pods.eks.amazonaws.com') { return 'aws'; }
  if (audience === AZURE_AUDIENCE) { return 'azure'; }
  return /^(https:)?\/\/iam\.googleapis\.com\//.test(audience) ? 'google' : undefined;
}

function violation(
  { name }: Container, providers: readonly CloudProvider[], { what, path, uncertain }: FoundCredential, identity: string | undefined,
): PartViolation {
  const key = providers.join(',');
  const credentials = `static credentials for ${providers.map(provider => STATIC_CREDENTIALS[provider].title).join(' or ')} (${some(what)})`;
  const beside = identity === undefined ? '' : ` ${identity}`;
  if (uncertain !== undefined) {
    return { path, key, message: `${containerText(name)} may have ${credentials}${beside}; ${uncertain}`, unknown: true };
  }
  return {
    path,
    key,
    message: identity === undefined ? `${containerText(name)} has ${credentials}, which do not expire; use a cloud identity of its ServiceAccount instead`
      : `${containerText(name)} has ${credentials} ${identity}, and SDKs use the credentials instead of the identity`,
  };
}
