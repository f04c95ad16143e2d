import { IRule, Pack, restricted } from 'cdk8s-least-privilege/rules';

const REGISTRY = 'registry.example.com/';
const OWNER = 'example.com/owner';

export const imageFromElsewhere: IRule = {
  id: 'image-from-elsewhere',
  summary: 'A container runs an image that is not from our registry',
  why: 'Images in our registry are scanned and signed. Any other may change overnight.',
  fix: {
    construct: `containers: [{ image: '${REGISTRY}<name>:<version>' }]`,
    yaml: `image: ${REGISTRY}<name>:<version>`,
  },
  references: [],
  subject: 'container',
  * check({ container: { name, manifest } }) {
    // Nothing about the shape of a manifest can be relied on.
    const { image } = Object(manifest) as { image?: unknown };
    if (typeof image === 'string' && image.startsWith(REGISTRY)) { return; }
    yield { path: ['image'], message: `the container '${name}' runs ${image ?? 'an image that is not named'}` };
  },
};

export const serviceAccountWithoutOwner: IRule = {
  id: 'service-account-without-owner',
  summary: 'A ServiceAccount does not say which team answers for it',
  why: 'Whoever finds a stolen token has to know whom to call.',
  fix: {
    construct: `new SecureServiceAccount(chart, 'account', { metadata: { annotations: { '${OWNER}': '<team>' } } })`,
    yaml: `metadata:\n  annotations:\n    ${OWNER}: <team>`,
  },
  references: [{ title: 'Our handbook, Who is on call', url: 'https://handbook.example.com/on-call' }],
  subject: 'service-account',
  * check({ object }) {
    if (ownerOf(object.manifest)) { return; }
    yield { path: ['metadata', 'annotations'], key: 'owner', message: `nobody answers for the ServiceAccount '${object.name}'` };
  },
};

function ownerOf(manifest: { readonly metadata?: any }): unknown {
  return manifest.metadata?.annotations?.[OWNER];
}

export const teamRules: IRule[] = [imageFromElsewhere, serviceAccountWithoutOwner];

const { 'metadata-endpoint-reachable': _, ...severities } = restricted.severities;

/** What is in no pack is not judged, so this one begins with another. Cilium, which no manifest of an app shows, closes our metadata endpoints. */
export const teamPack: Pack = {
  name: 'team',
  description: 'What our platform team looks at',
  severities: { ...severities, 'image-from-elsewhere': 'high', 'service-account-without-owner': 'low' },
};
