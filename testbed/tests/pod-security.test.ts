import { existsSync, readdirSync } from 'fs';
import { join } from 'path';
import { apply, client, create, serverMinor, untilReady } from './_cluster';
import { readYaml } from './_manifests';
import { Random } from './random';
import { randomContainer, randomPod } from './random-pod';
import { evaluatePodSecurity, POD_SECURITY_CONTROLS, PodSecurityLevel, PodSecurityPolicy } from '../../src/kubernetes/pod-security';

const PODS = Number(process.env.TESTBED_PODS ?? 5000);
const SEED = Number(process.env.TESTBED_SEED ?? 1);
const EPHEMERAL_CONTAINERS = Math.ceil(PODS / 5);
const LEVELS: readonly PodSecurityLevel[] = ['baseline', 'restricted'];
const VERSIONS = [...new Set([0, 18, 21, 22, 23, 24, 25, 28, 29, 31, 34, 35, 37, serverMinor])].filter(version => version <= serverMinor);
const POLICIES = LEVELS.flatMap(level => VERSIONS.map(version => ({ level, version })));
/** The official fixtures of Kubernetes: the folder names the verdict, the file the control. */
const FIXTURES = join(__dirname, '../../../shared/fixtures/pod-security-standards');

/** A pod that passes every policy. */
const BASE = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'there-already' },
  spec: {
    securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
    containers: [{ name: 'app', image: 'x', securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } } }],
  },
};

const namespaceOf = ({ level, version }: { level: PodSecurityLevel; version: number }): string => `pod-security-${level}-${version}`;

beforeAll(async () => {
  for (const policy of POLICIES) {
    await apply({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: {
        name: namespaceOf(policy),
        labels: { 'pod-security.kubernetes.io/enforce': policy.level, 'pod-security.kubernetes.io/enforce-version': `v1.${policy.version}` },
      },
    });
    await untilReady(namespaceOf(policy));
    await create({ ...BASE, metadata: { name: BASE.metadata.name, namespace: namespaceOf(policy) } });
  }
});

interface Findings {
  readonly wrong: string[];
  /** The controls that refused a pod. */
  readonly hit: Set<string>;
}

/** Compares one verdict. @returns the verdict of the server, or `invalid` if it is not a valid pod */
async function compareVerdict({ wrong, hit }: Findings, policy: Required<PodSecurityPolicy>, pod: any, ask: () => Promise<any>): Promise<'allowed' | 'refused' | 'invalid'> {
  const { status, body } = await ask();
  const isAllowed = status === 201 || status === 200;
  if (!isAllowed && !(status === 403 && /violates PodSecurity/.test(body.message))) {
    // An invalid pod fails the validation first.
    expect({ status, message: body.message }).toEqual({ status: 422, message: expect.any(String) });
    return 'invalid';
  }
  const violations = evaluatePodSecurity(pod, policy);
  if ((violations.length === 0) !== isAllowed) {
    wrong.push(`${policy.level} v1.${policy.version}: the server says ${isAllowed ? 'yes' : body.message}, ours ${
      JSON.stringify(violations.map(({ path }) => path))}\n${JSON.stringify(pod)}`);
  }
  if (!isAllowed) { violations.forEach(({ control }) => hit.add(control)); }
  return isAllowed ? 'allowed' : 'refused';
}

/** Compares the given number of verdicts, and checks that neither verdict is rare: a constant one must not pass. */
async function compareAll(total: number, one: (random: Random, findings: Findings) => Promise<'allowed' | 'refused' | 'invalid'>): Promise<ReadonlySet<string>> {
  const random = new Random(SEED);
  const counts = { allowed: 0, refused: 0, invalid: 0 };
  const findings: Findings = { wrong: [], hit: new Set() };
  while (counts.allowed + counts.refused < total) {
    for (const verdict of await Promise.all(Array.from({ length: 8 }, () => one(random, findings)))) { counts[verdict]++; }
  }
  expect(findings.wrong.slice(0, 5)).toEqual([]);
  expect(Math.min(counts.allowed, counts.refused)).toBeGreaterThan(total / 20);
  return findings.hit;
}

const known = POD_SECURITY_CONTROLS.filter(({ checks }) => checks[0].since <= serverMinor);

test(`the Pod Security verdicts on ${PODS} random pods match the server`, async () => {
  const hit = await compareAll(PODS, (random, findings) => {
    const pod = randomPod(random);
    const policy = random.pick(POLICIES);
    return compareVerdict(findings, policy, pod, () => client.request('POST', `/api/v1/namespaces/${namespaceOf(policy)}/pods?dryRun=All`, { body: pod }));
  });
  // Fewer pods may miss a control.
  if (PODS >= 5000) { expect(known.map(({ id }) => id).filter(id => !hit.has(id))).toEqual([]); }
});

test(`the Pod Security verdicts on ${EPHEMERAL_CONTAINERS} random ephemeral containers match the server`, async () => {
  await compareAll(EPHEMERAL_CONTAINERS, (random, findings) => {
    // Ephemeral containers do not have these.
    const { ports, livenessProbe, lifecycle, ...container } = randomContainer(random);
    const policy = random.pick(POLICIES);
    const ephemeralContainers = [{ ...container, name: 'debug' }];
    const path = `/api/v1/namespaces/${namespaceOf(policy)}/pods/${BASE.metadata.name}/ephemeralcontainers?dryRun=All`;
    return compareVerdict(findings, policy, { ...BASE, spec: { ...BASE.spec, ephemeralContainers } }, () => client.request('PATCH', path, {
      body: { spec: { ephemeralContainers } }, contentType: 'application/strategic-merge-patch+json',
    }));
  });
});

const unknown = POD_SECURITY_CONTROLS.flatMap(
  ({ id, checks }) => checks.filter(({ since }) => since > serverMinor).map(({ since }) => ({ id, since })),
);
if (unknown.length > 0) {
  test.skip.each(unknown)(`a server of v1.${serverMinor} does not know what $id is since v1.$since`, () => undefined);
}

const fixtures = LEVELS.flatMap(level => [25, 28, 37].flatMap(version => ['pass', 'fail'].flatMap(verdict => filesIn(join(FIXTURES, level, `v1.${version}`, verdict))
  .map(file => ({ level, version: Math.min(version, serverMinor), file })))));
(fixtures.length > 0 ? test : test.skip)(`the Pod Security verdicts on the ${fixtures.length} official fixtures match the server`, async () => {
  const findings: Findings = { wrong: [], hit: new Set() };
  let compared = 0;
  for (const policy of POLICIES) {
    for (const { file } of fixtures.filter(({ level, version }) => level === policy.level && version === policy.version)) {
      const [pod] = readYaml(file);
      const named = { ...pod, metadata: { ...pod.metadata, name: pod.metadata.name.replaceAll('_', '-') } };
      const verdict = await compareVerdict(findings, policy, named, () => client.request('POST', `/api/v1/namespaces/${namespaceOf(policy)}/pods?dryRun=All`, { body: named }));
      if (verdict !== 'invalid') { compared++; }
    }
  }
  expect(findings.wrong).toEqual([]);
  // Some are not valid pods, which the tests of Kubernetes ignore.
  expect(compared).toBeGreaterThan(fixtures.length * 0.9);
});

function filesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).sort().map(file => join(folder, file)) : [];
}
