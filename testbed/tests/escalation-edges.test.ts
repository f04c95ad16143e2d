import { parseAllDocuments } from 'yaml';
import { Attacker, createNamespaces, VICTIM } from './_attacker';
import { hasControllers, serverMinor, useCluster } from './_cluster';
import { manifestObject } from './_manifest-object';
import { CONDITION_ATTEMPTS } from './condition-attempts';
import { EDGE_ATTEMPTS, EdgeAttempt, findsSecret, hasOuterAddress, prepareEdges, showsCertificateToItsMaker, stopEdges, titleOf } from './edge-attempts';
import { prepare, stop } from './escalations';
import { buildEscalationGraph } from '../../src/access/build-escalation-graph';
import { CONDITION_EDGES } from '../../src/access/edge-kinds';
import { Escalation, EscalationRequest, ESCALATIONS, Need } from '../../src/kubernetes/rbac/escalations';
import { PolicyRule } from '../../src/kubernetes/rbac/policy-rule';
import { AppModel } from '../../src/model/app-model';

useCluster({ nodes: true });
beforeAll(async () => {
  await createNamespaces();
  await prepare();
  await prepareEdges();
});
afterAll(async () => {
  await stop();
  await stopEdges();
});

const EVERYTHING: PolicyRule = { apiGroups: ['*'], resources: ['*'], verbs: ['*'] };
/** The kinds of names that limit only the object of the first need. */
const LIMIT_FIRST = ['role', 'group', 'namespace'];
/** Needs that are an escalation alone, in which each of their requests is carried out. */
const ALONE = new Set<Need>(ESCALATIONS.filter(({ needs, named }) => needs.length === 1 && named === undefined).map(({ needs: [need] }) => need));

const proved = ESCALATIONS.filter(({ proof }) => proof === 'api-server');

const isServed = ({ since = -Infinity, until = Infinity }: EscalationRequest): boolean => since <= serverMinor && serverMinor <= until;
const textOf = ({ verb, apiGroup, resource, name }: EscalationRequest): string =>
  `${verb} ${resource}${apiGroup === '' ? '' : `.${apiGroup}`}${name === undefined ? '' : ` ${name}`}`;

/** The granted permissions. */
interface Held {
  readonly uses: readonly EscalationRequest[];
  /** The index of the need that is not granted. */
  readonly without?: number;
  /** Whether permissions that are effective only in the cluster are granted in the namespace. */
  readonly inNamespace?: boolean;
  /** Whether the permissions name another object. */
  readonly misnamed?: boolean;
}

/** Whether an escalation reaches its target with the granted permissions. */
async function attempt({ needs, named, everything }: Escalation, way: EdgeAttempt, held: Held): Promise<boolean> {
  const { namespace = VICTIM, name: nameIt, roleName, run } = way;
  const attacker = await Attacker.create();
  const name = nameIt?.() ?? 'none';
  const rules = held.uses.map(({ verb, apiGroup, resource, ...request }, index): PolicyRule => {
    const isLimited = named === undefined ? request.anyName === true && nameIt !== undefined
      : !request.unlimited && (index === 0 || !LIMIT_FIRST.includes(named));
    const resourceNames = request.name !== undefined ? [request.name] : isLimited ? [name] : undefined;
    return { apiGroups: [apiGroup], resources: [resource], verbs: [verb], ...resourceNames ? { resourceNames: held.misnamed ? ['another'] : resourceNames } : {} };
  });
  const granted = (inCluster: boolean): PolicyRule[] =>
    rules.filter((_, index) => index !== held.without && (needs[index].inCluster === true) === inCluster);
  const role = roleName ? { namespace, name: roleName(name) } : { namespace };
  const verbs = held.without === undefined ? ['*'] : ['get', 'list', 'watch'];
  await attacker.grant(everything ? [{ ...EVERYTHING, verbs }] : granted(false), false, role);
  await attacker.grant(granted(true), held.inNamespace !== true, { ...role, roleKind: 'ClusterRole' });
  return run({ attacker, uses: held.uses, name });
}

test('every escalation that an API server decides is carried out, and the others name their source', () => {
  // Escalations with different needs in other versions have the same title.
  expect(Object.keys(EDGE_ATTEMPTS).sort()).toEqual([...new Set(proved.map(titleOf))].sort());
  expect(ESCALATIONS.filter(({ proof, source }) => proof !== 'api-server' && !/^https:/.test(source))).toEqual([]);
});

describe.each(proved.map(escalation => ({ title: titleOf(escalation), escalation })))('$title', ({ title, escalation }) => {
  const { needs, named, everything } = escalation;
  const way = EDGE_ATTEMPTS[title];
  const testHere = (way.needsControllers && !hasControllers) || (way.needsOuterAddress && !hasOuterAddress) ? test.skip : test;
  const uses = needs.map(({ anyOf }) => anyOf.find(isServed) ?? anyOf[0]);
  const isPossible = uses.every(isServed);
  const alternatives = needs.flatMap((need, index) => needs.length > 1 && ALONE.has(need) ? []
    : need.anyOf.map(request => uses.map((use, other) => index === other ? request : use)));
  const distinct = [...new Map([uses, ...alternatives].map(some => [some.map(textOf).join(' and ') || 'everything', some])).entries()];

  testHere.each(distinct)('%s', async (_, some) => {
    expect(await attempt(escalation, way, { uses: some })).toBe(some.every(isServed));
  });

  testHere.each(everything ? [['other verbs', 0] as const] : uses.map((use, index) => [textOf(use), index] as const))('not without %s', async (_, without) => {
    expect(await attempt(escalation, way, { uses, without })).toBe(false);
  });

  if (isPossible && needs.some(({ inCluster }) => inCluster)) {
    testHere('not if granted in a namespace', async () => {
      expect(await attempt(escalation, way, { uses, inNamespace: true })).toBe(false);
    });
  }
  if (isPossible && named !== undefined) {
    testHere('not with the name of another object', async () => {
      expect(await attempt(escalation, way, { uses, misnamed: true })).toBe(false);
    });
  }
});

describe.each(proved.filter(({ creates }) => creates?.kind === 'Secret').map(escalation => ({ title: titleOf(escalation), escalation })))('$title, if an object with that name exists', ({ title, escalation }) => {
  const { needs, creates } = escalation;
  const { deletion } = creates!;
  const testHere = hasControllers ? test : test.skip;
  const uses = needs.map(({ anyOf }) => anyOf[0]);
  const after = (verb?: string): EdgeAttempt => ({
    ...EDGE_ATTEMPTS[title], run: async use => await findsSecret(use, verb) && EDGE_ATTEMPTS[title].run(use),
  });

  testHere('not without deleting it', async () => {
    expect(await attempt(escalation, after(), { uses })).toBe(false);
  });

  testHere.each(deletion.anyOf.map(request => [request.verb, request] as const))('after %s', async (verb, request) => {
    expect(await attempt({ ...escalation, needs: [...needs, deletion] }, after(verb), { uses: [...uses, request] })).toBe(true);
  });

  testHere('not after deletecollection limited to the name', async () => {
    const request = { verb: 'deletecollection', apiGroup: '', resource: 'secrets' };
    expect(await attempt({ ...escalation, needs: [...needs, { anyOf: [request] }] }, after(request.verb), { uses: [...uses, request] })).toBe(false);
  });
});

(hasControllers ? test : test.skip)('a creator of a node certificate who may not read it cannot see it by any other request', async () => {
  const attacker = await Attacker.create();
  await attacker.grant([{
    apiGroups: ['certificates.k8s.io'], resources: ['certificatesigningrequests', 'certificatesigningrequests/nodeclient'], verbs: ['create'],
  }], true);
  expect(await showsCertificateToItsMaker(attacker)).toBe(false);
});

/** Objects with every kind of edge that needs no permission. */
const ALL_CONDITIONS = `
{apiVersion: v1, kind: Namespace, metadata: {name: shop, labels: {pod-security.kubernetes.io/enforce: privileged}}}
---
{apiVersion: v1, kind: Node, metadata: {name: a}, spec: {providerID: 'aws:///a'}}
---
{apiVersion: v1, kind: ServiceAccount, metadata: {name: web, namespace: shop, annotations: {eks.amazonaws.com/role-arn: 'arn:aws:iam::123456789012:role/x'}}}
---
{apiVersion: v1, kind: Secret, type: kubernetes.io/service-account-token, metadata: {name: token, namespace: shop, annotations: {kubernetes.io/service-account.name: web}}}
---
{apiVersion: v1, kind: PersistentVolume, metadata: {name: root}, spec: {hostPath: {path: /}, claimRef: {namespace: shop, name: data}, accessModes: [ReadWriteOnce], capacity: {storage: 1Gi}}}
---
{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: data, namespace: shop}, spec: {accessModes: [ReadWriteOnce], volumeName: root, resources: {requests: {storage: 1Gi}}}}
---
apiVersion: apps/v1
kind: DaemonSet
metadata: {name: agent, namespace: shop}
spec:
  template:
    spec:
      serviceAccountName: web
      hostNetwork: true
      shareProcessNamespace: true
      volumes:
        - {name: token, secret: {secretName: token}}
        - {name: root, hostPath: {path: /}}
        - {name: data, persistentVolumeClaim: {claimName: data}}
      containers:
        - {name: all, image: a, securityContext: {privileged: true}, volumeMounts: [{name: token, mountPath: /token}, {name: root, mountPath: /root}, {name: data, mountPath: /data}]}
        - {name: some, image: a, securityContext: {capabilities: {add: [SYS_ADMIN]}}}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: windows, namespace: shop}
spec: {template: {spec: {serviceAccountName: web, os: {name: windows}, hostNetwork: true, securityContext: {windowsOptions: {hostProcess: true}}, containers: [{name: app, image: a}]}}}
`;

describe('edges that need no permission', () => {
  test('every kind of edge that an API server decides is carried out', () => {
    const model = new AppModel(parseAllDocuments(ALL_CONDITIONS).map(document => manifestObject(document.toJS())));
    const edges = buildEscalationGraph(model).graph.edges.flatMap(({ info }) => info && !info.permission && !info.isPart ? [info] : []);
    const kinds = (some: typeof edges): string[] => [...new Set(some.map(({ edge }) => edge))].sort();
    expect(kinds(edges)).toEqual(expect.arrayContaining([...CONDITION_EDGES]));
    expect(Object.keys(CONDITION_ATTEMPTS).sort()).toEqual(kinds(edges.filter(({ proof }) => proof === 'api-server')));
    expect(edges.filter(({ proof, source }) => proof !== 'api-server' && !/^https:/.test(source))).toEqual([]);
  });

  describe.each(Object.entries(CONDITION_ATTEMPTS))('%s', (_, { reached, without, needsControllers }) => {
    const testHere = needsControllers && !hasControllers ? test.skip : test;

    testHere('leads there', async () => {
      expect(await reached()).toBe(true);
    });

    testHere('does not without its condition', async () => {
      expect(await without()).toBe(false);
    });
  });
});
