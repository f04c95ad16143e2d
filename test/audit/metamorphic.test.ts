import { TODAY } from './_apps';
import { Manifest, NAMESPACES, randomBinding, randomRule, randomWorld, textOf, World } from './_worlds';
import { audit } from '../../src/audit/audit';
import { readText } from '../../src/manifest/read-text';
import { AppModel, ModelOptions } from '../../src/model/app-model';
import { restricted } from '../../src/rules/packs';
import { ACCEPTANCE_RULES } from '../../src/rules/registry';
import { Random } from '../_random';

/** Properties of every app: how findings change when the app changes. */

const ROUNDS = 60;
const ANNOTATION = 'cdk8s-least-privilege/accept.';

/** A finding without its position in the file. */
interface ComparableFinding {
  readonly rule: string;
  readonly object: string;
  readonly key: string;
  readonly severity: string;
  readonly message: string;
}

function findingsOf(texts: readonly string[], options: ModelOptions): ComparableFinding[] {
  const objects = texts.flatMap((text, index) => readText(text, `${index}.yaml`).objects);
  const { findings, errors } = audit(new AppModel(objects, options), { today: TODAY, pack: restricted });
  expect(errors).toEqual([]);
  return findings.map(({ rule, object: { kind, namespace, name }, key, severity, message }) => (
    { rule, object: `${kind} ${namespace ?? ''}/${name}`, key, severity, message }));
}

const sorted = (findings: readonly ComparableFinding[]): string[] => findings.map(finding => JSON.stringify(finding)).sort();

/** Calls back with random apps and the findings of each. */
function eachWorld(seed: number, check: (world: World, findings: ComparableFinding[], random: Random) => void): void {
  const random = new Random(seed);
  let total = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const world = randomWorld(random);
    const findings = findingsOf([textOf(world.manifests)], world.options);
    total += findings.length;
    check(world, findings, random);
  }
  // Ensures that something was tested.
  expect(total).toBeGreaterThan(ROUNDS * 3);
}

test('the order of objects changes nothing', () => {
  eachWorld(1, ({ manifests, options }, findings, random) => {
    const order = new Map(manifests.map(manifest => [manifest, random.below(1000)]));
    const shuffled = [...manifests].sort((a, b) => order.get(a)! - order.get(b)!);
    // Messages list names in the order of the app.
    const known = (found: readonly ComparableFinding[]): string[] => sorted(found.map(finding => ({ ...finding, message: '' })));
    expect(known(findingsOf([textOf(shuffled)], options))).toEqual(known(findings));
  });
});

test('splitting into files, documents or a List changes nothing', () => {
  eachWorld(2, ({ manifests, options }, findings) => {
    expect(sorted(findingsOf(manifests.map(manifest => textOf([manifest])), options))).toEqual(sorted(findings));
    expect(sorted(findingsOf([textOf([{ apiVersion: 'v1', kind: 'List', items: manifests }])], options))).toEqual(sorted(findings));
  });
});

test('renaming objects changes only the names in the findings', () => {
  const renamed = (text: string): string => text.replace(/\bq(?=[a-z])/g, 'r');
  eachWorld(3, ({ manifests, options }, findings) => {
    const other = findingsOf([renamed(textOf(manifests))], { ...options, ...options.namespace === undefined ? {} : { namespace: 'rshop' } });
    expect(sorted(other)).toEqual(findings.map(finding => renamed(JSON.stringify(finding))).sort());
  });
});

test('an acceptance adds no finding of other rules', () => {
  eachWorld(4, ({ manifests, options }, findings, random) => {
    const ofOtherRules = findings.filter(({ rule }) => !rule.endsWith('-acceptance'));
    const annotations = (): object => Object.fromEntries(random.some(ofOtherRules).map(({ rule, key }) => {
      const named = random.below(2) === 0 ? '' : `[${key.replace(/[\\\]]/g, '\\$&')}] `;
      return [`${ANNOTATION}${rule}`, `${named}it is meant to be so`];
    }));
    const accepting = manifests.map(({ metadata, ...rest }) => (
      { ...rest, metadata: { ...metadata, annotations: { ...metadata.annotations, ...annotations() } } }));
    const all = new Set(sorted(ofOtherRules));
    // Holders of an accepted role are reported only then.
    const isOfAcceptances = (id: string): boolean => id === 'binding-to-accepted-role' || ACCEPTANCE_RULES.some(rule => rule.id === id);
    const left = findingsOf([textOf(accepting)], options).filter(({ rule }) => !isOfAcceptances(rule));
    expect(sorted(left).filter(finding => !all.has(finding))).toEqual([]);
  });
});

/** Rules whose findings more permissions, tokens or bindings may fix: on missing counterparts, unused accounts, and ineffective or narrow grants. */
const FIXED_RULES = [
  'token-without-permission', 'permission-without-token', 'unused-service-account',
  'role-ref-without-effect', 'resource-names-without-effect', 'cluster-binding-for-one-namespace',
];

test('more permissions, tokens and bindings fix no other finding', () => {
  eachWorld(5, ({ manifests, options }, findings, random) => {
    const added = moreOf(manifests, random);
    const now = new Set(findingsOf([textOf(added)], options).map(({ rule, object }) => `${rule} ${object}`));
    // A privileged default account is reported by another rule.
    const stands = ({ rule, object }: ComparableFinding): boolean => now.has(`${rule} ${object}`)
      || (rule === 'workload-on-hardened-default-service-account' && now.has(`workload-on-default-service-account ${object}`));
    const gone = findings.filter(finding => !FIXED_RULES.includes(finding.rule) && !stands(finding));
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
