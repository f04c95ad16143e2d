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
    // Do not rely on the shape of a manifest.
    const { image } = Object(manifest) as { image?: unknown };
    if (typeof image === 'string' && image.startsWith(REGISTRY)) { return; }
    yield { path: ['image'], message: `the container '${name}' runs ${image ?? 'an image that is not named'}` };
  },
};

export const serviceAccountWithoutOwner: IRule = {
  id: 'service-account-without-owner',
  summary: 'A ServiceAccount has no owner',
  why: 'The annotation tells an engineer who finds a stolen token which team to call.',
  fix: {
    construct: `new SecureServiceAccount(chart, 'account', { metadata: { annotations: { '${OWNER}': '<team>' } } })`,
    yaml: `metadata:\n  annotations:\n    ${OWNER}: <team>`,
  },
  references: [{ title: 'Our handbook, Who is on call', url: 'https://handbook.example.com/on-call' }],
  subject: 'service-account',
  * check({ object }) {
    if (ownerOf(object.manifest)) { return; }
    yield { path: ['metadata', 'annotations'], key: 'owner', message: `no owner is set on the ServiceAccount '${object.name}'` };
  },
};

function ownerOf(manifest: { readonly metadata?: any }): unknown {
  return manifest.metadata?.annotations?.[OWNER];
}

export const teamRules: IRule[] = [imageFromElsewhere, serviceAccountWithoutOwner];

const { 'metadata-endpoint-reachable': _, ...severities } = restricted.severities;

/** Rules that are not in the pack do not run, so this one extends another. Cilium, which app manifests do not show, blocks our metadata endpoints. */
export const teamPack: Pack = {
  name: 'team',
  description: 'The rules of our platform team',
  severities: { ...severities, 'image-from-elsewhere': 'high', 'service-account-without-owner': 'low' },
};
