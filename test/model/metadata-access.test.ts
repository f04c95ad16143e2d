import {
  AWS_INSTANCE_METADATA_IPV6, EKS_POD_IDENTITY_AGENT, GKE_METADATA_SERVER, GKE_METADATA_SERVER_DATAPLANE_V2, GOOGLE_INSTANCE_METADATA_IPV6,
  INSTANCE_METADATA_IPV4,
} from '../../src/kubernetes/network/metadata-endpoints';
import { ManifestObject } from '../../src/manifest/manifest-object';
import { AppModel, ModelOptions } from '../../src/model/app-model';
import { EndpointAccess, MetadataAccess } from '../../src/model/metadata-access';
import { objectOf } from '../_objects';

interface Labels { readonly [label: string]: string }

const ENDPOINTS = [
  INSTANCE_METADATA_IPV4, AWS_INSTANCE_METADATA_IPV6, GOOGLE_INSTANCE_METADATA_IPV6,
  ...EKS_POD_IDENTITY_AGENT, ...GKE_METADATA_SERVER_DATAPLANE_V2, ...GKE_METADATA_SERVER,
];
const ALL = [{ to: [{ ipBlock: { cidr: '0.0.0.0/0' } }] }];

test.each([
  ['instance metadata', '169.254.169.254/32', 80],
  ['instance metadata of AWS on IPv6', 'fd00:ec2::254/128', 80],
  ['instance metadata of Google Cloud on IPv6', 'fd20:ce::254/128', 80],
  ['the EKS Pod Identity Agent', '169.254.170.23/32', 80],
  ['the EKS Pod Identity Agent on IPv6', 'fd00:ec2::23/128', 80],
  ['the GKE metadata server with Dataplane V2', '169.254.169.254/32', 8080],
  ['the GKE metadata server without Dataplane V2', '169.254.169.252/32', 988],
])('%s is evaluated by its own address and port', (_, cidr, port) => {
  const open = reach([pod('web'), policy('p', {}, [{ to: [{ ipBlock: { cidr } }], ports: [{ port }] }])]).filter(({ answer }) => answer === 'yes');
  expect(open.map(({ endpoint }) => endpoint.cidr)).toEqual(expect.arrayContaining([cidr]));
  expect(new Set(open.map(({ endpoint }) => endpoint.cidr)).size).toBe(1);
});

test('no policy applies to the network of the node', () => {
  expect(imds([pod('web', {}, 'a', { hostNetwork: true }), policy('deny', {})])).toMatchObject({ answer: 'yes', reason: 'host network' });
  expect(imds([pod('web', {}, 'a', { hostNetwork: false }), policy('deny', {})])).toMatchObject({ answer: 'no', reason: 'policies' });
});

describe('policies of the app', () => {
  test('add up, and the one that opens it is named', () => {
    expect(imds([pod('web'), policy('deny', {})])).toMatchObject({ answer: 'no', incidental: 'no' });
    const opened = imds([pod('web'), policy('deny', {}), policy('open', { matchLabels: { app: 'web' } }, ALL)]);
    expect(opened).toMatchObject({ answer: 'yes', incidental: 'yes', policy: { name: 'open' } });
  });

  test('name the one mainly responsible', () => {
    const exact = [{ to: [{ ipBlock: { cidr: '169.254.169.254/32' } }] }];
    expect(imds([pod('web'), policy('exact', {}, exact), policy('wide', {}, ALL)])).toMatchObject({ incidental: 'yes', policy: { name: 'wide' } });
    expect(imds([pod('web'), policy('exact', {}, exact)])).toMatchObject({ answer: 'yes', incidental: 'no', policy: { name: 'exact' } });
  });

  test('that do not limit a pod have no effect on it', () => {
    expect(imds([pod('web')])).toMatchObject({ answer: 'unknown', reason: 'no policy' });
    expect(imds([pod('web')], { complete: true })).toMatchObject({ answer: 'yes', reason: 'no policy' });
    expect(imds([pod('web'), policy('db', { matchLabels: { app: 'db' } })], { complete: true })).toMatchObject({ answer: 'yes', reason: 'no policy' });
  });

  test('that may select it make it unknown', () => {
    const first = { matchLabels: { 'statefulset.kubernetes.io/pod-name': 'web-0' } };
    expect(imds([pod('web'), policy('first', first)], { complete: true })).toMatchObject({ answer: 'unknown' });
    expect(imds([pod('web'), policy('deny', {}), policy('first', first, ALL)])).toMatchObject({ answer: 'unknown', incidental: 'unknown', policy: { name: 'first' } });
    expect(imds([pod('web'), policy('deny', {}), policy('first', first)])).toMatchObject({ answer: 'no' });
  });

  test('may select pods with unknown labels', () => {
    const hidden = pod('web', { app: '{{ .Chart.Name }}' });
    expect(imds([hidden, policy('deny', { matchLabels: { app: 'web' } })], { complete: true })).toMatchObject({ answer: 'unknown' });
    expect(imds([hidden, policy('deny', { matchLabels: { tier: 'web' } })], { complete: true })).toMatchObject({ answer: 'yes' });
    expect(imds([hidden, policy('deny', {})], { complete: true })).toMatchObject({ answer: 'no' });
  });

  test('that the API server rejects close nothing', () => {
    const podSelector = { matchExpressions: [{ key: 'app', operator: 'Is', values: ['web'] }] };
    expect(imds([pod('web'), policy('odd', podSelector)], { complete: true })).toMatchObject({ answer: 'yes' });
  });

  test.each<object>([
    { policyTypes: 'Egress' }, { policyTypes: ['Egress'], podSelector: 'web' }, { policyTypes: ['Egress'], podSelector: { matchLabels: { app: 5 } } },
    { policyTypes: ['Egress'], podSelector: { matchLabels: 5 } }, { policyTypes: ['Egress'], egress: 'everything' }, { egress: [{ to: 'everything' }] },
    { egress: [{ to: [{ ipBlock: { cidr: '0.0.0.0/0', except: [7] } }] }] }, { egress: [{ ports: [80] }] }, { egress: ['everything'] },
  ])('with an unknown part may do anything: %j', spec => {
    const odd = object('NetworkPolicy', 'odd', 'a', { spec });
    expect(imds([pod('web'), odd], { complete: true })).toMatchObject({ answer: 'unknown' });
    expect(imds([pod('web'), policy('deny', {}), odd], { complete: true })).toMatchObject({ answer: 'unknown', incidental: 'unknown' });
  });
});

describe('namespaces', () => {
  test.each([
    ['the same', 'a', 'a', 'no'], ['another', 'a', 'b', 'yes'], ['both unknown', null, null, 'no'],
    ['that of the policy unknown', 'a', null, 'unknown'], ['that of the pod unknown', null, 'a', 'unknown'],
  ] as const)('%s', (_, ofPod, ofPolicy, expected) => {
    expect(imds([pod('web', {}, ofPod), policy('deny', {}, [], ofPolicy)], { complete: true })).toMatchObject({ answer: expected });
  });

  test('a policy that may be in the namespace may open what another one closes', () => {
    expect(imds([pod('web'), policy('deny', {}), policy('open', {}, ALL, null)])).toMatchObject({ answer: 'unknown', policy: { name: 'open' } });
    expect(imds([pod('web', {}, null), policy('deny', {}, [], null), policy('open', {}, ALL)])).toMatchObject({ answer: 'unknown' });
    expect(imds([pod('web'), policy('deny', {}), policy('open', {}, ALL, 'b')])).toMatchObject({ answer: 'no' });
  });
});

describe('policies of other kinds', () => {
  test.each([
    ['cilium.io/v2', 'CiliumNetworkPolicy', 'a'], ['cilium.io/v2', 'CiliumNetworkPolicy', undefined], ['cilium.io/v2', 'CiliumClusterwideNetworkPolicy', undefined],
    ['crd.projectcalico.org/v1', 'GlobalNetworkPolicy', undefined], ['projectcalico.org/v3', 'NetworkPolicy', 'a'],
    ['policy.networking.k8s.io/v1alpha1', 'AdminNetworkPolicy', undefined], ['crd.antrea.io/v1beta1', 'ClusterNetworkPolicy', undefined],
  ])('%s %s in the namespace %s may have any effect', (apiVersion, kind, namespace) => {
    const other = object(kind, 'other', namespace, {}, apiVersion);
    expect(imds([pod('web'), policy('deny', {}), other])).toMatchObject({ answer: 'unknown', reason: 'other policies', policy: { name: 'other' } });
    expect(imds([pod('web'), policy('open', {}, ALL), other])).toMatchObject({ answer: 'unknown', reason: 'other policies' });
  });

  test('one in another namespace does not matter', () => {
    const other = object('CiliumNetworkPolicy', 'other', 'b', {}, 'cilium.io/v2');
    expect(imds([pod('web'), policy('deny', {}), other])).toMatchObject({ answer: 'no' });
  });
});

// A second implementation of the rules, without an index; it shares nothing with the model.
test('many random apps agree with an evaluation of every policy for every pod', () => {
  const random = randomNumbers(7);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)];
  const seen = new Set<string>();
  for (let round = 0; round < 400; round++) {
    const labels = (): Labels => Object.fromEntries(['app', 'tier'].filter(() => random() < 0.6).map(key => [key, pick(['x', 'y'])]));
    const pods = Array.from({ length: 3 }, (_, index) => ({ name: `pod-${index}`, namespace: pick(['a', 'b']), labels: labels() }));
    const policies = Array.from({ length: Math.floor(random() * 5) }, (_, index) => ({
      name: `policy-${index}`,
      namespace: pick(['a', 'b']),
      limits: random() < 0.8,
      open: random() < 0.4,
      matchLabels: labels(),
      expressions: random() < 0.5 ? [] : [{ key: pick(['app', 'tier']), operator: pick(['In', 'NotIn', 'Exists', 'DoesNotExist']), values: [pick(['x', 'y'])] }],
    }));
    const complete = random() < 0.5;
    const model = new AppModel([
      ...pods.map(({ name, namespace, labels: own }) => pod(name, own, namespace)),
      ...policies.map(({ name, namespace, limits, open, matchLabels, expressions }) => object('NetworkPolicy', name, namespace, {
        spec: {
          podSelector: { matchLabels, matchExpressions: expressions.map(e => e.operator.endsWith('n') ? e : { key: e.key, operator: e.operator }) },
          policyTypes: [limits ? 'Egress' : 'Ingress'],
          egress: open ? ALL : [],
        },
      }, 'networking.k8s.io/v1')),
    ], { complete });
    const access = new MetadataAccess(model, ENDPOINTS);
    for (const [index, workload] of model.workloads.entries()) {
      const { namespace, labels: own } = pods[index];
      const selecting = policies.filter(p => p.namespace === namespace && p.limits
        && Object.keys(p.matchLabels).every(key => own[key] === p.matchLabels[key])
        && p.expressions.every(({ key, operator, values: [value] }) => ({
          In: own[key] === value, NotIn: own[key] !== value, Exists: key in own, DoesNotExist: !(key in own),
        }[operator])));
      const expected = selecting.length === 0 ? (complete ? 'yes' : 'unknown') : selecting.some(({ open }) => open) ? 'yes' : 'no';
      expect(access.of(workload)[0].answer).toBe(expected);
      seen.add(`${expected} ${selecting.length > 1}`);
    }
  }
  expect([...seen].sort()).toEqual(['no false', 'no true', 'unknown false', 'yes false', 'yes true']);
});

test('policies of any shape do not throw', () => {
  const random = randomNumbers(11);
  const odd: unknown[] = [null, 7, 'x', [], {}, [[]], [null], true];
  const pick = () => odd[Math.floor(random() * odd.length)];
  for (let round = 0; round < 500; round++) {
    const spec: unknown = random() < 0.1 ? pick() : {
      podSelector: random() < 0.5 ? pick() : { matchLabels: pick(), matchExpressions: pick() },
      policyTypes: random() < 0.5 ? pick() : ['Egress'],
      egress: random() < 0.3 ? pick() : [{
        to: random() < 0.3 ? pick() : [{ ipBlock: random() < 0.3 ? pick() : { cidr: pick(), except: pick() } }],
        ports: pick(),
      }],
    };
    const accesses = reach([pod('web'), object('NetworkPolicy', 'odd', 'a', { spec })], { complete: true });
    expect(accesses.every(({ answer }) => ['yes', 'no', 'unknown'].includes(answer))).toBe(true);
  }
});

function reach(objects: readonly ManifestObject[], options?: ModelOptions): readonly EndpointAccess[] {
  const model = new AppModel(objects, options);
  return new MetadataAccess(model, ENDPOINTS).of(model.workloads[0]);
}

function imds(objects: readonly ManifestObject[], options?: ModelOptions): EndpointAccess {
  return reach(objects, options)[0];
}

function pod(name: string, labels: Labels = { app: 'web' }, namespace: string | null = 'a', spec: object = {}): ManifestObject {
  return object('Pod', name, namespace ?? undefined, { metadata: { labels }, spec }, 'v1');
}

function policy(name: string, podSelector: unknown, egress: readonly unknown[] = [], namespace: string | null = 'a'): ManifestObject {
  return object('NetworkPolicy', name, namespace ?? undefined, { spec: { podSelector, policyTypes: ['Egress'], egress } });
}

function object(kind: string, name: string, namespace: string | undefined, fields: object, apiVersion = 'networking.k8s.io/v1'): ManifestObject {
  const { metadata = {}, ...others } = fields as { metadata?: object };
  const manifest = { apiVersion, kind, metadata: { name, namespace, ...metadata }, ...others };
  return objectOf(manifest);
}

/** Numbers from 0 to 1, the same for the same seed. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 2 ** 32;
    return state / 2 ** 32;
  };
}
