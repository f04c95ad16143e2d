import { TODAY } from './_apps';
import { audit } from '../../src/audit/audit';
import { readText } from '../../src/manifest/read-text';
import { AppModel, ModelOptions } from '../../src/model/app-model';
import { restricted } from '../../src/rules/packs';
import { ACCEPTANCE_RULES } from '../../src/rules/registry';
import { Random } from '../_random';

/** What must hold whatever the app is: how findings change when it changes. */

type Manifest = any;

const ROUNDS = 60;
/** No text of messages holds them, and they keep their order when their first letter changes. */
const NAMESPACES = ['qbank', 'qshop'];
const ACCOUNTS = ['default', 'qjob', 'qweb'];
const ROLES = ['qeditor', 'qreader'];
const RBAC = 'rbac.authorization.k8s.io';
const ANNOTATION = 'cdk8s-least-privilege/accept.';

interface World {
  readonly manifests: readonly Manifest[];
  readonly options: ModelOptions;
}

/** A finding without its place in the file. */
interface Told {
  readonly rule: string;
  readonly object: string;
  readonly key: string;
  readonly severity: string;
  readonly message: string;
}

function randomWorld(random: Random): World {
  const namespace = (): object => random.oneOf([{ namespace: 'qbank' }, { namespace: 'qshop' }, { namespace: 'qshop' }, {}]);
  const options: ModelOptions = { complete: random.below(2) === 0, ...random.below(3) === 0 ? { namespace: 'qshop' } : {} };
  const manifests: Manifest[] = [];
  const seen = new Set<string>();
  const add = (manifest: Manifest): void => {
    const id = JSON.stringify([manifest.kind, manifest.metadata.namespace ?? options.namespace, manifest.metadata.name]);
    // What is defined twice has two meanings.
    if (!seen.has(id)) { manifests.push(manifest); }
    seen.add(id);
  };
  for (const name of random.some(NAMESPACES)) { add({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } }); }
  for (let count = random.below(4); count > 0; count--) {
    const automount = random.oneOf([{}, { automountServiceAccountToken: false }, { automountServiceAccountToken: true }]);
    add({ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: random.oneOf(ACCOUNTS), ...namespace() }, ...automount });
  }
  for (let count = random.below(4); count > 0; count--) { add(randomWorkload(random, `qapp-${count}`, namespace())); }
  if (random.below(3) === 0) {
    const annotations = { 'kubernetes.io/service-account.name': random.oneOf(ACCOUNTS) };
    add({ apiVersion: 'v1', kind: 'Secret', type: 'kubernetes.io/service-account-token', metadata: { name: 'qtoken', ...namespace(), annotations } });
  }
  for (let count = random.below(4); count > 0; count--) {
    const kind = random.oneOf(['Role', 'ClusterRole']);
    const rules = [1, 2].slice(random.below(2)).map(() => randomRule(random));
    add({ apiVersion: `${RBAC}/v1`, kind, metadata: { name: random.oneOf(ROLES), ...kind === 'Role' ? namespace() : {} }, rules });
  }
  for (let count = random.below(4); count > 0; count--) { add(randomBinding(random, `qbinding-${count}`, namespace())); }
  return { manifests, options };
}

function randomWorkload(random: Random, name: string, namespace: object): Manifest {
  const volumes = random.some([
    { name: 'qapi', projected: { sources: [{ serviceAccountToken: { path: 'token', expirationSeconds: random.oneOf([3600, 3607, 100000]) } }] } },
    { name: 'qvault', projected: { sources: [{ serviceAccountToken: { path: 'token', audience: 'vault' } }] } },
    { name: 'qsecret', secret: { secretName: 'qtoken' } },
  ]);
  const containers = ['qmain', 'qside'].slice(random.below(2)).map(container => ({
    name: container,
    image: 'x',
    volumeMounts: random.some(volumes).map(({ name: volume }) => ({ name: volume, mountPath: `/${volume}`, ...random.below(5) === 0 ? { subPath: 'token' } : {} })),
  }));
  const spec = {
    ...random.oneOf([{}, ...['serviceAccountName', 'serviceAccountName', 'serviceAccount'].map(nameField => ({ [nameField]: random.oneOf(ACCOUNTS) }))]),
    ...random.oneOf([{}, { automountServiceAccountToken: false }, { automountServiceAccountToken: true }]),
    ...random.below(4) === 0 ? { shareProcessNamespace: true } : {},
    containers,
    volumes,
  };
  return random.below(3) === 0 ? { apiVersion: 'v1', kind: 'Pod', metadata: { name, ...namespace }, spec }
    : { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name, ...namespace }, spec: { template: { spec } } };
}

function randomRule(random: Random): Manifest {
  return random.below(6) === 0 ? { nonResourceURLs: [random.oneOf(['/metrics', '*'])], verbs: ['get'] } : {
    apiGroups: [random.oneOf(['', '', 'apps', '*'])],
    resources: [random.oneOf(['pods', 'secrets', 'configmaps', 'nodes', 'deployments', 'pods/exec', 'serviceaccounts/token', '*', 'pods/*'])],
    verbs: [random.oneOf(['get', 'list', 'create', 'patch', '*']), 'watch'].slice(0, 1 + random.below(2)),
    ...random.below(4) === 0 ? { resourceNames: [random.oneOf(['qone', 'qtwo', ''])] } : {},
  };
}

function randomBinding(random: Random, name: string, namespace: object): Manifest {
  const kind = random.oneOf(['RoleBinding', 'RoleBinding', 'ClusterRoleBinding']);
  const role = kind === 'RoleBinding' ? random.oneOf(['Role', 'ClusterRole']) : 'ClusterRole';
  return {
    apiVersion: `${RBAC}/v1`,
    kind,
    metadata: { name, ...kind === 'RoleBinding' ? namespace : {} },
    roleRef: { apiGroup: RBAC, kind: role, name: random.oneOf([...ROLES, ...role === 'ClusterRole' ? ['view', 'edit', 'cluster-admin', 'system:discovery'] : ['qmissing']]) },
    subjects: [1, 2].slice(random.below(2)).map(() => random.oneOf<object>([
      { kind: 'ServiceAccount', name: random.oneOf(ACCOUNTS), namespace: random.oneOf(NAMESPACES) },
      { kind: 'ServiceAccount', name: random.oneOf(ACCOUNTS) },
      { kind: 'User', apiGroup: RBAC, name: `system:serviceaccount:qshop:${random.oneOf(ACCOUNTS)}` },
      { kind: 'Group', apiGroup: RBAC, name: random.oneOf(['system:serviceaccounts', 'system:serviceaccounts:qshop', 'system:authenticated', 'system:anonymous', 'system:masters', 'qteam']) },
    ])),
  };
}

function textOf(manifests: readonly Manifest[]): string {
  return manifests.map(manifest => JSON.stringify(manifest)).join('\n---\n');
}

function findingsOf(texts: readonly string[], options: ModelOptions): Told[] {
  const objects = texts.flatMap((text, index) => readText(text, `${index}.yaml`).objects);
  const { findings, errors } = audit(new AppModel(objects, options), { today: TODAY, pack: restricted });
  expect(errors).toEqual([]);
  return findings.map(({ rule, object: { kind, namespace, name }, key, severity, message }) => (
    { rule, object: `${kind} ${namespace ?? ''}/${name}`, key, severity, message }));
}

const sorted = (findings: readonly Told[]): string[] => findings.map(finding => JSON.stringify(finding)).sort();

/** Calls back with random apps, and with what is found in each. */
function eachWorld(seed: number, check: (world: World, findings: Told[], random: Random) => void): void {
  const random = new Random(seed);
  let total = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const world = randomWorld(random);
    const findings = findingsOf([textOf(world.manifests)], world.options);
    total += findings.length;
    check(world, findings, random);
  }
  // Otherwise nothing was tried.
  expect(total).toBeGreaterThan(ROUNDS * 3);
}

test('the order of objects changes nothing', () => {
  eachWorld(1, ({ manifests, options }, findings, random) => {
    const order = new Map(manifests.map(manifest => [manifest, random.below(1000)]));
    const shuffled = [...manifests].sort((a, b) => order.get(a)! - order.get(b)!);
    // Messages name things in the order of the app.
    const known = (told: readonly Told[]): string[] => sorted(told.map(finding => ({ ...finding, message: '' })));
    expect(known(findingsOf([textOf(shuffled)], options))).toEqual(known(findings));
  });
});

test('one file or many, documents or a List, changes nothing', () => {
  eachWorld(2, ({ manifests, options }, findings) => {
    expect(sorted(findingsOf(manifests.map(manifest => textOf([manifest])), options))).toEqual(sorted(findings));
    expect(sorted(findingsOf([textOf([{ apiVersion: 'v1', kind: 'List', items: manifests }])], options))).toEqual(sorted(findings));
  });
});

test('other names change the names in the findings and nothing else', () => {
  const renamed = (text: string): string => text.replace(/\bq(?=[a-z])/g, 'r');
  eachWorld(3, ({ manifests, options }, findings) => {
    const other = findingsOf([renamed(textOf(manifests))], { ...options, ...options.namespace === undefined ? {} : { namespace: 'rshop' } });
    expect(sorted(other)).toEqual(findings.map(finding => renamed(JSON.stringify(finding))).sort());
  });
});

test('no acceptance hides what stands without it, and none that is taken away takes a finding along', () => {
  eachWorld(4, ({ manifests, options }, findings, random) => {
    const judging = findings.filter(({ rule }) => !rule.endsWith('-acceptance'));
    const annotations = (): object => Object.fromEntries(random.some(judging).map(({ rule, key }) => {
      const named = random.below(2) === 0 ? '' : `[${key.replace(/[\\\]]/g, '\\$&')}] `;
      return [`${ANNOTATION}${rule}`, `${named}it is meant to be so`];
    }));
    const accepting = manifests.map(({ metadata, ...rest }) => (
      { ...rest, metadata: { ...metadata, annotations: { ...metadata.annotations, ...annotations() } } }));
    const all = new Set(sorted(judging));
    // Who gets what is accepted on a role is found only then.
    const isOfAcceptances = (id: string): boolean => id === 'binding-to-accepted-role' || ACCEPTANCE_RULES.some(rule => rule.id === id);
    const left = findingsOf([textOf(accepting)], options).filter(({ rule }) => !isOfAcceptances(rule));
    expect(sorted(left).filter(finding => !all.has(finding))).toEqual([]);
  });
});

/** What more permissions, tokens and bindings mend: the pair of rules on them, an account that nobody used, and what had no effect or was narrow. */
const MENDED = [
  'token-without-permission', 'permission-without-token', 'unused-service-account',
  'role-ref-without-effect', 'resource-names-without-effect', 'cluster-binding-for-one-namespace',
];

test('more permissions, tokens and bindings mend nothing else', () => {
  eachWorld(5, ({ manifests, options }, findings, random) => {
    const added = moreOf(manifests, random);
    const now = new Set(findingsOf([textOf(added)], options).map(({ rule, object }) => `${rule} ${object}`));
    // Who runs as a default account that is worth something is told so by another rule.
    const stands = ({ rule, object }: Told): boolean => now.has(`${rule} ${object}`)
      || (rule === 'workload-on-hardened-default-service-account' && now.has(`workload-on-default-service-account ${object}`));
    const gone = findings.filter(finding => !MENDED.includes(finding.rule) && !stands(finding));
    if (gone.length > 0) { expect({ gone, added, options }).toBeUndefined(); }
  });
});

function moreOf(manifests: readonly Manifest[], random: Random): Manifest[] {
  const added = structuredClone(manifests) as Manifest[];
  switch (random.below(3)) {
    case 0: {
      const roles = added.filter(({ kind }) => /Role$/.test(kind));
      if (roles.length > 0) { random.oneOf(roles).rules.push(randomRule(random)); }
      return added;
    }
    case 1: {
      const workloads = added.filter(({ kind }) => kind === 'Pod' || kind === 'Deployment');
      if (workloads.length === 0) { return added; }
      const { spec } = random.oneOf(workloads);
      const pod = spec.template?.spec ?? spec;
      pod.volumes.push({ name: 'qmore', projected: { sources: [{ serviceAccountToken: { path: 'token' } }] } });
      random.oneOf<Manifest>(pod.containers).volumeMounts.push({ name: 'qmore', mountPath: '/qmore' });
      return added;
    }
    default: return [...added, randomBinding(random, 'qmore', { namespace: random.oneOf(NAMESPACES) })];
  }
}
