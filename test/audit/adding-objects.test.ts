import { TODAY } from './_apps';
import { ACCOUNTS, Manifest, NAMESPACES, randomWorld, textOf } from './_worlds';
import { audit } from '../../src/audit/audit';
import { SENSITIVE_PERMISSION_RULES } from '../../src/kubernetes/rbac/sensitive-permissions';
import { ManifestObject } from '../../src/manifest/manifest-object';
import { readText } from '../../src/manifest/read-text';
import { AppModel, ModelOptions } from '../../src/model/app-model';
import { restricted } from '../../src/rules/packs';
import { SEVERITIES } from '../../src/rules/severity';
import { Random } from '../_random';

/** Another object hides no findings, unless the rule depends on it. */

const ROUNDS = 240;
/** Objects that are removed from each app, to see what they hide. */
const ADDED = 5;

/** Why another object may remove a finding or lower its severity. */
interface Dependency {
  /** The kinds of these objects. */
  readonly kinds: readonly string[];
  /** Whether it may only as the sole definition of an object: a second one is an alternative. */
  readonly isDefinition: boolean;
  readonly why: string;
}

const POD_KINDS = ['Deployment', 'Pod'];
const BINDING_KINDS = ['ClusterRoleBinding', 'RoleBinding'];
const ROLE_KINDS = ['ClusterRole', 'Role'];

const accountIsShown: Dependency = { kinds: ['ServiceAccount'], isDefinition: true, why: 'the missing account is shown, and says whether it mounts a token' };
const policyIsShown: Dependency = { kinds: ['NetworkPolicy'], isDefinition: true, why: 'the policy limits the pods' };
const permissionIsShown: Dependency = { kinds: [...ROLE_KINDS, ...BINDING_KINDS], isDefinition: false, why: 'a use of the token is shown' };
/** For each sensitive permission of a role. */
const widerIsReported: Dependency = { kinds: [...ROLE_KINDS, ...BINDING_KINDS], isDefinition: true, why: 'the same is reported of a wider role of the same holders' };

const DEPENDENCIES: { readonly [rule: string]: readonly Dependency[] } = {
  ...Object.fromEntries(SENSITIVE_PERMISSION_RULES.map(id => [id, [widerIsReported]])),
  'automounted-token': [accountIsShown],
  'missing-service-account': [accountIsShown],
  'missing-subject': [accountIsShown],
  'namespace-without-hardened-default-service-account': [accountIsShown],
  'workload-on-default-service-account': [accountIsShown],
  'workload-on-hardened-default-service-account': [
    { kinds: [...POD_KINDS, ...ROLE_KINDS, ...BINDING_KINDS, 'ServiceAccount'], isDefinition: false, why: 'workload-on-default-service-account is found instead' },
  ],
  'workload-on-privileged-service-account': [accountIsShown],
  'resource-names-without-effect': [
    { kinds: [...ROLE_KINDS, ...BINDING_KINDS], isDefinition: false, why: 'a holder may apply the object, which needs the permission' },
  ],
  'missing-role': [{ kinds: ROLE_KINDS, isDefinition: true, why: 'the missing role is shown' }],
  'token-without-permission': [accountIsShown, permissionIsShown],
  'permission-without-token': [
    { kinds: [...POD_KINDS, 'Secret', 'ServiceAccount'], isDefinition: false, why: 'a use of the permission is shown' }, permissionIsShown,
  ],
  'unused-service-account': [{ kinds: [...POD_KINDS, ...BINDING_KINDS, ...ROLE_KINDS, 'Secret', 'ServiceAccount'], isDefinition: false, why: 'a use of the account is shown' }],
  'missing-memory-limit': [{ kinds: ['LimitRange'], isDefinition: true, why: 'the namespace gives containers a limit' }],
  'missing-resource-requests': [{ kinds: ['LimitRange'], isDefinition: true, why: 'the namespace gives containers a request' }],
  'metadata-endpoint-reachable': [policyIsShown, { kinds: ['CiliumNetworkPolicy'], isDefinition: false, why: 'a policy of a kind that is not read may close it' }],
  'metadata-server-closed-for-cloud-identity': [{ kinds: ['NetworkPolicy', 'CiliumNetworkPolicy'], isDefinition: false, why: 'a policy opens it, or may' }],
  'binding-to-auth-delegator': [{ kinds: ['APIService', ...POD_KINDS], isDefinition: false, why: 'a server that needs both permissions is shown' }],
  'role-ref-without-effect': [{ kinds: ROLE_KINDS, isDefinition: false, why: 'a permission that has an effect is shown' }],
};

/** Reported once for all declarations of an account, on the last: a later declaration takes over the finding. */
const ON_LAST_DECLARATION = ['unused-service-account', 'cloud-identity-on-default-service-account'];
/** Reported on the account once it is shown. */
const ON_ACCOUNT = ['shared-service-account'];
/** The key lists the workloads, and additional ones change it. */
const KEY_GROWS = ['shared-service-account'];

/** Two random apps in one, which defines many objects twice and contains more of what findings depend on. */
function randomMerge(random: Random): { manifests: Manifest[]; context: Manifest[]; options: ModelOptions } {
  const { manifests, options } = randomWorld(random);
  const all: Manifest[] = [...manifests, ...random.some(randomWorld(random).manifests), ...randomExtras(random)];
  for (const manifest of all) {
    const pod = manifest.kind === 'Pod' ? manifest : manifest.spec?.template;
    if (!pod?.spec?.containers) { continue; }
    pod.metadata = { ...pod.metadata, labels: { app: random.oneOf(['a', 'b']) } };
    pod.spec.containers[0].envFrom = random.some([{ secretRef: { name: 'qcloud' } }, { configMapRef: { name: 'qcloud' } }]);
    if (random.below(3) === 0) { pod.spec.volumes.push({ name: 'qdata', persistentVolumeClaim: { claimName: 'qclaim' } }); }
    if (random.below(8) === 0) { pod.spec.hostNetwork = true; }
  }
  for (const manifest of all) { if (random.below(8) === 0) { fillIn(manifest, random); } }
  const context = random.below(3) === 0 ? random.some(all) : [];
  return { manifests: all.filter(manifest => !context.includes(manifest)), context, options };
}

/** Replaces a value of a manifest by a placeholder of another tool. */
function fillIn(manifest: Manifest, random: Random): void {
  const { metadata } = manifest;
  random.oneOf([
    () => { if (metadata.namespace) { manifest.metadata = { ...metadata, namespace: '${NAMESPACE}' }; } },
    () => { manifest.metadata = { ...metadata, name: `${metadata.name}-{{ .Values.suffix }}` }; },
    () => { if (manifest.roleRef) { manifest.roleRef = { ...manifest.roleRef, name: '${ROLE}' }; } },
    () => { if (manifest.subjects) { manifest.subjects = manifest.subjects.map((subject: object) => ({ ...subject, name: '${SUBJECT}' })); } },
    () => { if (manifest.rules) { manifest.rules = [...manifest.rules, { apiGroups: [''], resources: ['secrets'], verbs: ['${VERBS}'] }]; } },
    () => { if (manifest.kind === 'ServiceAccount') { manifest.automountServiceAccountToken = '${AUTOMOUNT}'; } },
  ])();
}

function randomExtras(random: Random): Manifest[] {
  const meta = (name: string, more: object = {}) => ({ name, namespace: random.oneOf(['qshop', 'qshop', ...NAMESPACES]), ...more });
  const level = (): object => random.oneOf([{}, ...['privileged', 'baseline', 'restricted'].map(value => ({ 'pod-security.kubernetes.io/enforce': value }))]);
  const policy = (): Manifest => ({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: meta('qpolicy'),
    spec: {
      podSelector: random.oneOf([{}, { matchLabels: { app: 'a' } }]),
      policyTypes: [random.oneOf(['Egress', 'Egress', 'Ingress'])],
      egress: random.oneOf([[], [{}], [{ to: [{ ipBlock: { cidr: '10.0.0.0/8' } }] }]]),
    },
  });
  const one = (): Manifest => random.oneOf<() => Manifest>([
    () => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: random.oneOf(NAMESPACES), labels: level() } }),
    policy, policy, policy,
    () => ({ apiVersion: 'v1', kind: 'LimitRange', metadata: meta('qlimits'), spec: { limits: random.oneOf([[], [{ type: 'Container', default: { memory: '64Mi' } }]]) } }),
    () => ({ apiVersion: 'v1', kind: random.oneOf(['Secret', 'ConfigMap']), metadata: meta('qcloud'), data: random.oneOf([{}, { AWS_SECRET_ACCESS_KEY: 'eA==', AWS_ACCESS_KEY_ID: 'eA==' }]) }),
    () => ({ apiVersion: 'v1', kind: 'PersistentVolume', metadata: { name: random.oneOf(['qone', 'qtwo']) }, spec: { hostPath: { path: random.oneOf(['/etc', '/data']) }, accessModes: ['ReadWriteOnce'], storageClassName: 'qlocal' } }),
    () => ({ apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: meta('qclaim'), spec: random.oneOf([{ volumeName: 'qone' }, { volumeName: 'qtwo' }, { storageClassName: 'qlocal', accessModes: ['ReadWriteOnce'] }]) }),
    () => ({
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: meta(random.oneOf(ACCOUNTS), { annotations: random.oneOf([{}, { 'eks.amazonaws.com/role-arn': 'arn:aws:iam::123456789012:role/q' }]) }),
      ...random.oneOf([{}, { automountServiceAccountToken: false }]),
    }),
    () => ({ apiVersion: 'cilium.io/v2', kind: 'CiliumNetworkPolicy', metadata: meta('qcilium'), spec: {} }),
    () => ({ apiVersion: 'apiregistration.k8s.io/v1', kind: 'APIService', metadata: { name: 'v1.q.example.com' }, spec: {} }),
  ])();
  return Array.from({ length: 3 + random.below(6) }, one);
}

/** A finding, with its severity index: 0 is the highest. */
interface RankedFinding {
  readonly rule: string;
  readonly object: ManifestObject;
  readonly key: string;
  readonly rank: number;
}

function rankedFindings(objects: readonly ManifestObject[], options: ModelOptions): RankedFinding[] {
  const { findings, errors } = audit(new AppModel(objects, options), { today: TODAY, pack: restricted, unknown: 'low' });
  expect(errors).toEqual([]);
  return findings.map(({ rule, object, key, severity }) => ({ rule, object, key, rank: SEVERITIES.indexOf(severity) }));
}

test('an object removes a finding on another or lowers its severity only if the rule depends on it', () => {
  const random = new Random(9);
  const used = new Set<string>();
  let hidden = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const { manifests, context: elsewhere, options } = randomMerge(random);
    const read = (manifest: readonly Manifest[]): readonly ManifestObject[] => readText(textOf(manifest), 'app.yaml').objects;
    const [app, context] = [read(manifests), read(elsewhere)];
    const nameOf = ({ kind, namespace, name }: ManifestObject): string => JSON.stringify([kind, namespace ?? options.namespace, name]);
    const after = rankedFindings(app, { ...options, context });
    const all = [...app, ...context];
    const duplicates = all.filter(object => all.some(other => other !== object && nameOf(other) === nameOf(object)));
    for (let count = 0; count < ADDED; count++) {
      const added = random.oneOf(count % 2 === 0 && duplicates.length > 0 ? duplicates : all);
      const isDuplicate = (other: ManifestObject): boolean => other !== added && nameOf(other) === nameOf(added);
      // The input replaces objects of the context.
      if (app.includes(added) && context.some(isDuplicate)) { continue; }
      const [own, others] = [app, context].map(objects => objects.filter(object => object !== added));
      const isDefined = [...own, ...others].some(isDuplicate);
      for (const { rule, object, key, rank } of rankedFindings(own, { ...options, context: others })) {
        const isSame = (other: RankedFinding): boolean => other.rule === rule && (other.key === key || KEY_GROWS.includes(rule))
          && (other.object === object || ON_ACCOUNT.includes(rule)
            || (ON_LAST_DECLARATION.includes(rule) && nameOf(other.object) === nameOf(object)));
        if (after.some(other => isSame(other) && other.rank <= rank)) { continue; }
        const dependency = DEPENDENCIES[rule]?.find(({ kinds, isDefinition }) => kinds.includes(added.kind) && !(isDefinition && isDefined));
        if (!dependency) {
          expect({ rule, key, object: object.manifest, added: added.manifest, manifests, elsewhere, options }).toBeUndefined();
        }
        used.add(rule);
        hidden++;
      }
    }
  }
  // Ensures that something was tested.
  expect(hidden).toBeGreaterThan(ROUNDS / 3);
  expect(used.size).toBeGreaterThan(8);
});
