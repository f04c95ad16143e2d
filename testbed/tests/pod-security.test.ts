import { evaluatePodSecurity, PodSecurityLevel } from '../../src/kubernetes/pod-security';
import { apply, client } from './_cluster';
import { Random } from './random';
import { randomPod } from './random-pod';

const PODS = Number(process.env.TESTBED_PODS ?? 5000);
const SEED = Number(process.env.TESTBED_SEED ?? 1);
const POLICIES = (['baseline', 'restricted'] as const).flatMap(level => [0, 18, 21, 24, 29, 34].map(version => ({ level, version })));

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
    await apply({ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'default', namespace: namespaceOf(policy) } });
  }
});

test(`what Pod Security says of ${PODS} random pods is what the server says`, async () => {
  const random = new Random(SEED);
  const counts = { allowed: 0, refused: 0, invalid: 0 };
  const wrong: string[] = [];
  const judge = async (): Promise<void> => {
    const pod = randomPod(random);
    const policy = random.pick(POLICIES);
    const { status, body } = await client.request('POST', `/api/v1/namespaces/${namespaceOf(policy)}/pods?dryRun=All`, { body: pod });
    if (status !== 201 && !(status === 403 && /violates PodSecurity/.test(body.message))) {
      // Validation comes first for what is no pod at all.
      expect({ status, message: body.message }).toEqual({ status: 422, message: expect.any(String) });
      counts.invalid++;
      return;
    }
    counts[status === 201 ? 'allowed' : 'refused']++;
    const violations = evaluatePodSecurity(pod, policy);
    if ((violations.length === 0) !== (status === 201)) {
      wrong.push(`${policy.level} v1.${policy.version}: the server says ${status === 201 ? 'yes' : body.message}, ours ${
        JSON.stringify(violations.map(({ path }) => path))}\n${JSON.stringify(pod)}`);
    }
  };
  while (counts.allowed + counts.refused < PODS) {
    await Promise.all(Array.from({ length: 8 }, judge));
  }
  expect(wrong).toEqual([]);
  // Neither answer is rare, so that one that is always the same would not pass.
  expect(Math.min(counts.allowed, counts.refused)).toBeGreaterThan(PODS / 5);
});
