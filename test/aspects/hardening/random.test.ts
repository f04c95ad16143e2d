import { harden } from './_manifests';
import { ApiAccess, HardeningMeasure, HardeningMeasures } from '../../../src';
import { evaluatePodSecurity } from '../../../src/kubernetes/pod-security';

/** A random number generator with the same results on every machine. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

class Generator {
  private readonly next: () => number;

  public constructor(seed: number) { this.next = randomFrom(seed); }

  public pick<T>(...values: T[]): T { return values[Math.floor(this.next() * values.length)]; }

  public maybe<T>(value: T): T | undefined { return this.next() < 0.5 ? value : undefined; }

  public list<T>(most: number, make: (index: number) => T): T[] {
    return Array.from({ length: Math.floor(this.next() * (most + 1)) }, (_, index) => make(index));
  }

  public container(name: string): any {
    return {
      name,
      securityContext: this.maybe({
        privileged: this.pick(undefined, undefined, false, true),
        allowPrivilegeEscalation: this.pick(undefined, true, false),
        readOnlyRootFilesystem: this.pick(undefined, true, false),
        runAsNonRoot: this.pick(undefined, undefined, true, false),
        runAsUser: this.pick(undefined, 0, 1000),
        seccompProfile: this.pick(undefined, { type: 'RuntimeDefault' }, { type: 'Unconfined' }),
        capabilities: this.pick(undefined, { drop: ['ALL'] }, { drop: ['all'], add: ['CHOWN'] }, { drop: ['MKNOD'] }, { add: ['SYS_ADMIN'] }),
      }),
      resources: this.pick<unknown>(undefined, {}, { requests: { memory: '1Gi' } }, { limits: { memory: '64Mi', cpu: 1 } }),
      volumeMounts: this.pick<unknown>(undefined, [], [{ name: 'data', mountPath: '/tmp' }], [{ name: 'data', mountPath: '/var/run/secrets/kubernetes.io/serviceaccount' }]),
    };
  }

  public pod(): any {
    return {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'web', namespace: 'prod', annotations: this.maybe({ [`cdk8s-least-privilege/accept.${this.pick('run-as-root', 'privilege-escalation', 'writable-root-filesystem', 'service-links')}`]: this.pick('all of them are fine', '[container c0] only this is fine') }) },
      spec: {
        automountServiceAccountToken: this.pick(undefined, true, false),
        serviceAccountName: this.pick(undefined, 'app', 'elsewhere'),
        enableServiceLinks: this.pick(undefined, true, false),
        hostNetwork: this.pick(undefined, undefined, true),
        os: this.pick(undefined, undefined, undefined, { name: 'windows' }),
        securityContext: this.pick<unknown>(undefined, { runAsUser: 1000 }, { runAsNonRoot: true }, { runAsNonRoot: false }, { seccompProfile: { type: 'Unconfined' } }),
        initContainers: this.list(2, index => this.container(`i${index}`)),
        containers: [this.container('c0'), ...this.list(2, index => this.container(`c${index + 1}`))],
        volumes: this.maybe([{ name: 'data', emptyDir: {} }]),
      },
    };
  }

  /** Data of any shape, built from relevant words. */
  public anything(depth: number): any {
    const words = ['spec', 'template', 'containers', 'initContainers', 'name', 'securityContext', 'capabilities', 'drop', 'add', 'volumes', 'volumeMounts', 'env', 'resources', 'limits', 'metadata', 'annotations', 'items', 'kind'];
    const kinds = ['Pod', 'Deployment', 'List', 'CronJob', 'ServiceAccount', 'RoleBinding', 'Role', 'PodTemplate'];
    if (depth === 0) { return this.pick<unknown>(null, undefined, 0, 'ALL', true, false, [], {}, 'app'); }
    if (this.next() < 0.3) { return this.list(3, () => this.anything(depth - 1)); }
    const start = { apiVersion: this.pick<unknown>('v1', 'apps/v1', 7), kind: this.pick<unknown>(...kinds, null) };
    const fields = this.list(5, (): [string, unknown] => [this.pick(...words), this.anything(depth - 1)]);
    return Object.fromEntries([...Object.entries(start), ...fields]);
  }
}

const ACCOUNT = { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'app', namespace: 'prod' } };
const SEEDS = Array.from({ length: 250 }, (_, index) => index + 1);

function asked(generator: Generator): { measures: HardeningMeasure[]; apiAccess: ApiAccess[] } {
  return { measures: HardeningMeasures.all().filter(() => generator.pick(true, false)), apiAccess: generator.pick([], [], [ApiAccess.inContainers('c0')]) };
}

/** The strictness of each field of a pod, written independently of the code under test. */
function strictness(spec: any): Map<string, number> {
  const found = new Map<string, number>([
    ['automount', spec.automountServiceAccountToken === false ? 1 : 0],
    ['serviceLinks', spec.enableServiceLinks === false ? 1 : 0],
  ]);
  for (const container of [...spec.initContainers ?? [], ...spec.containers]) {
    const context = container.securityContext ?? {};
    const runAsNonRoot = context.runAsNonRoot ?? spec.securityContext?.runAsNonRoot;
    const profile = (context.seccompProfile ?? spec.securityContext?.seccompProfile)?.type;
    const drop: string[] = (context.capabilities?.drop ?? []).map((name: string) => name.toUpperCase());
    const rank = (field: string, value: number): unknown => found.set(`${container.name} ${field}`, value);
    rank('privileged', context.privileged ? 0 : 1);
    rank('escalation', context.allowPrivilegeEscalation === false ? 1 : 0);
    rank('readOnly', context.readOnlyRootFilesystem ? 1 : 0);
    rank('nonRoot', runAsNonRoot ? 1 : 0);
    rank('user', (context.runAsUser ?? spec.securityContext?.runAsUser) === 0 ? 0 : 1);
    rank('seccomp', profile === 'RuntimeDefault' ? 2 : profile === 'Unconfined' ? 0 : 1);
    rank('drop', drop.includes('ALL') ? 100 : drop.length);
    rank('add', -(context.capabilities?.add ?? []).length);
    rank('memory limit', container.resources?.limits?.memory === undefined ? 0 : 1);
    rank('requests', Object.keys(container.resources?.requests ?? {}).length);
  }
  return found;
}

test.each(SEEDS)('pod %i gets no weaker, is valid, and is unchanged by a second run', seed => {
  const generator = new Generator(seed);
  const manifest = generator.pod();
  const ask = asked(generator);
  const once = harden([manifest, ACCOUNT], ask);
  const [{ spec }] = once.manifests;

  const after = strictness(spec);
  expect([...strictness(manifest.spec)].filter(([field, before]) => after.get(field)! < before)).toEqual([]);
  const refused = (pod: any): number => evaluatePodSecurity(pod, { level: 'restricted' }).length;
  expect(refused(once.manifests[0])).toBeLessThanOrEqual(refused(manifest));

  for (const { name, securityContext: context = {}, volumeMounts } of [...spec.initContainers, ...spec.containers]) {
    const before = [...manifest.spec.initContainers, ...manifest.spec.containers].find(container => container.name === name).securityContext ?? {};
    if (before.allowPrivilegeEscalation !== false) {
      expect(context.allowPrivilegeEscalation === false && (context.privileged || context.capabilities?.add?.includes('SYS_ADMIN'))).toBeFalsy();
    }
    const mounts: string[] = (volumeMounts ?? []).map(({ mountPath }: any) => mountPath);
    expect(new Set(mounts).size).toBe(mounts.length);
    const volumes: string[] = (spec.volumes ?? []).map((volume: any) => volume.name);
    expect(new Set(volumes).size).toBe(volumes.length);
  }

  const twice = harden(once.manifests, ask);
  expect(twice.manifests[0]).toBe(once.manifests[0]);
  expect(twice.manifests[1]).toBe(once.manifests[1]);
  expect(twice.entries.filter(({ outcome }) => outcome === 'changed' || outcome === 'lost-token')).toEqual([]);
  expect(JSON.stringify(harden([manifest, ACCOUNT], ask))).toBe(JSON.stringify(once));
});

test.each(SEEDS)('data %i of any shape causes no error', seed => {
  const generator = new Generator(seed);
  const manifests = [generator.anything(5), generator.anything(4), generator.anything(3)];
  expect(() => harden(manifests, asked(generator))).not.toThrow();
});
