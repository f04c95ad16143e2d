import { AppModel, ModelOptions } from '../../src/model/app-model';
import { Token } from '../../src/model/workload';
import { objectOf, objects } from '../_objects';
import { Random } from '../_random';

const DIRECTORY = '/var/run/secrets/kubernetes.io/serviceaccount';

/** The tokens of a pod in the namespace `shop`, by container. */
function tokensOf(spec: string, options: ModelOptions = {}, others = ''): { [container: string]: readonly Token[] } {
  const indented = spec.split('\n').map(line => `  ${line}`).join('\n');
  const pod = `apiVersion: v1\nkind: Pod\nmetadata: { name: p, namespace: shop }\nspec:\n${indented}`;
  const [workload] = new AppModel(objects(`${pod}\n---\n${others}`), options).workloads;
  return Object.fromEntries(workload.containers.map(({ name, tokens }) => [name, tokens]));
}

const forApi = (audience: string, apiAudiences?: string[]): string | undefined => tokensOf(`
automountServiceAccountToken: false
volumes: [{ name: v, projected: { sources: [{ serviceAccountToken: { path: token${audience && `, audience: ${audience}`} } }] } }]
containers: [{ name: app, volumeMounts: [{ name: v, mountPath: /t }] }]
`, { apiAudiences }).app[0].forApi;

const SECRET = `
apiVersion: v1
kind: Secret
metadata: { name: legacy, namespace: shop, annotations: { kubernetes.io/service-account.name: robot } }
type: kubernetes.io/service-account-token
`;

describe('the token that admission mounts', () => {
  const injected: Token = {
    source: 'injected', path: ['spec', 'automountServiceAccountToken'], forApi: 'yes', expirationSeconds: 3607, mountPath: DIRECTORY,
  };

  test('is in init and regular containers, never in ephemeral ones', () => {
    expect(tokensOf(`
automountServiceAccountToken: true
initContainers: [{ name: init }]
containers: [{ name: app }]
ephemeralContainers: [{ name: debug }]
`)).toEqual({ init: [injected], app: [injected], debug: [] });
  });

  test('is missing if automount is off', () => {
    expect(tokensOf('automountServiceAccountToken: false\ncontainers: [{ name: app }]')).toEqual({ app: [] });
  });

  test('is unknown if automount is unknown', () => {
    expect(tokensOf('containers: [{ name: app }]').app).toMatchObject([{ source: 'injected', forApi: 'unknown' }]);
  });

  test('is missing in a container with a mount at exactly that directory', () => {
    expect(tokensOf(`
automountServiceAccountToken: true
volumes: [{ name: empty, emptyDir: {} }]
containers:
- { name: exactly, volumeMounts: [{ name: empty, mountPath: ${DIRECTORY} }] }
- { name: slash, volumeMounts: [{ name: empty, mountPath: ${DIRECTORY}/ }] }
- { name: link, volumeMounts: [{ name: empty, mountPath: ${DIRECTORY.replace('/var', '')} }] }
- { name: inside, volumeMounts: [{ name: empty, mountPath: ${DIRECTORY}/token }] }
`)).toEqual({ exactly: [], slash: [injected], link: [injected], inside: [injected] });
  });

  test('is mounted on Windows too', () => {
    expect(tokensOf('automountServiceAccountToken: true\nos: { name: windows }\ncontainers: [{ name: app }]').app).toEqual([injected]);
  });

  test('comes from the first volume that admission treats as its own', () => {
    const found = tokensOf(`
automountServiceAccountToken: true
volumes:
- { name: kube-api-access-mine, projected: { sources: [{ serviceAccountToken: { path: token, expirationSeconds: 7200 } }] } }
- { name: kube-api-access-other, emptyDir: {} }
initContainers: [{ name: init }]
containers:
- { name: app }
- { name: own, volumeMounts: [{ name: kube-api-access-mine, mountPath: ${DIRECTORY} }] }
`);
    const taken: Token = {
      source: 'injected',
      path: ['spec', 'volumes', 0, 'projected', 'sources', 0, 'serviceAccountToken'],
      forApi: 'yes',
      expirationSeconds: 7200,
      mountPath: DIRECTORY,
      volume: 'kube-api-access-mine',
    };
    expect(found).toEqual({ init: [taken], app: [taken], own: [{ ...taken, source: 'projected' }] });
  });

  test('may come from that volume if automount is unknown', () => {
    expect(tokensOf(`
volumes:
- name: kube-api-access-mine
  projected: { sources: [{ serviceAccountToken: { path: token } }, { serviceAccountToken: { path: other, audience: vault } }] }
containers: [{ name: app }]
`).app.map(({ source, forApi: answer }) => [source, answer])).toEqual([['injected', 'unknown'], ['injected', 'no']]);
  });

  test('is missing if that volume contains no token', () => {
    expect(tokensOf(`
automountServiceAccountToken: true
volumes: [{ name: kube-api-access-mine, emptyDir: {} }]
containers: [{ name: app }]
`)).toEqual({ app: [] });
  });

  test('does not come from a volume with only a similar name', () => {
    expect(tokensOf(`
automountServiceAccountToken: true
volumes: [{ name: kube-api-access, emptyDir: {} }, { name: my-kube-api-access-1, emptyDir: {} }]
containers: [{ name: app }]
`)).toEqual({ app: [injected] });
  });
});

describe('projected tokens', () => {
  test('are in the containers that mount the volume, including ephemeral ones', () => {
    const found = tokensOf(`
automountServiceAccountToken: false
volumes:
- name: tokens
  projected:
    sources:
    - configMap: { name: kube-root-ca.crt }
    - serviceAccountToken: { path: api, expirationSeconds: 600 }
    - serviceAccountToken: { path: vault, audience: vault }
initContainers: [{ name: init }]
containers: [{ name: app, volumeMounts: [{ name: tokens, mountPath: /t }] }]
ephemeralContainers: [{ name: debug, volumeMounts: [{ name: tokens, mountPath: /d }] }]
`);
    const path = (index: number): Token['path'] => ['spec', 'volumes', 0, 'projected', 'sources', index, 'serviceAccountToken'];
    expect(found.init).toEqual([]);
    expect(found.app).toEqual([
      { source: 'projected', path: path(1), forApi: 'yes', expirationSeconds: 600, mountPath: '/t', volume: 'tokens' },
      { source: 'projected', path: path(2), forApi: 'no', audience: 'vault', expirationSeconds: 3600, mountPath: '/t', volume: 'tokens' },
    ]);
    expect(found.debug.map(({ mountPath }) => mountPath)).toEqual(['/d', '/d']);
  });

  test.each([
    ['token', ['a']], ['ca.crt', []], ['sub', ['b']], ['sub/token', ['b']], ['sub/', ['b']], ['./token', ['a']], ['toke', []], ['', ['a', 'b']],
  ])('with subPath %j have the audiences %j', (subPath, audiences) => {
    expect(tokensOf(`
automountServiceAccountToken: false
volumes:
- name: v
  projected: { sources: [{ serviceAccountToken: { path: token, audience: a } }, { serviceAccountToken: { path: sub/token, audience: b } }] }
containers: [{ name: app, volumeMounts: [{ name: v, mountPath: /t, subPath: "${subPath}" }] }]
`).app.map(({ audience }) => audience)).toEqual(audiences);
  });

  test('with the same file: the later one wins', () => {
    expect(tokensOf(`
automountServiceAccountToken: false
volumes:
- name: v
  projected: { sources: [{ serviceAccountToken: { path: token } }, { serviceAccountToken: { path: token, audience: vault } }] }
containers: [{ name: app, volumeMounts: [{ name: v, mountPath: /t }] }]
`).app).toMatchObject([{ audience: 'vault', forApi: 'no' }]);
  });

  test.each([
    ['', 'yes'], ['""', 'yes'], ['sts.amazonaws.com', 'no'], ['pods.eks.amazonaws.com', 'no'], ['api://AzureADTokenExchange', 'no'], ['vault', 'no'],
    ['spire-server', 'no'], ['istio-ca', 'no'], ['my-project.svc.id.goog', 'no'],
    ['https://iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/p/providers/q', 'no'],
    ['https://kubernetes.default.svc', 'unknown'], ['https://kubernetes.default.svc.cluster.local', 'unknown'], ['api', 'unknown'],
    ['kubernetes', 'unknown'], ['https://oidc.eks.eu-west-1.amazonaws.com/id/0123', 'unknown'], ['payments', 'unknown'], ['123', 'unknown'],
  ])('for audience %j are for the API: %s', (audience, answer) => {
    expect(forApi(audience)).toBe(answer);
  });

  test('are certain with the audiences of the API server', () => {
    expect(forApi('payments', ['payments', 'https://issuer.example.com'])).toBe('yes');
    expect(forApi('vault', ['vault'])).toBe('yes');
    expect(forApi('api', ['https://issuer.example.com'])).toBe('no');
    expect(forApi('', ['https://issuer.example.com'])).toBe('yes');
    expect(forApi('api', [])).toBe('unknown');
  });
});

describe('tokens from Secrets', () => {
  const secret = (path: Token['path'], rest: object): object => ({ source: 'secret', path, forApi: 'yes', serviceAccountName: 'robot', ...rest });

  test('in a volume, a projection and the environment', () => {
    expect(tokensOf(`
automountServiceAccountToken: false
volumes:
- { name: whole, secret: { secretName: legacy } }
- { name: projected, projected: { sources: [{ secret: { name: legacy } }] } }
- { name: part, secret: { secretName: legacy, items: [{ key: ca.crt, path: ca.crt }] } }
- { name: renamed, secret: { secretName: legacy, items: [{ key: token, path: deep/t }] } }
containers:
- { name: whole, volumeMounts: [{ name: whole, mountPath: /w }] }
- { name: projected, volumeMounts: [{ name: projected, mountPath: /p }] }
- { name: part, volumeMounts: [{ name: part, mountPath: /c }] }
- { name: renamed, volumeMounts: [{ name: renamed, mountPath: /r, subPath: deep }] }
- { name: beside, volumeMounts: [{ name: renamed, mountPath: /r, subPath: token }] }
- { name: env, env: [{ name: A, value: b }, { name: T, valueFrom: { secretKeyRef: { name: legacy, key: token } } }] }
- { name: env-ca, env: [{ name: C, valueFrom: { secretKeyRef: { name: legacy, key: ca.crt } } }] }
- { name: env-from, envFrom: [{ configMapRef: { name: legacy } }, { secretRef: { name: legacy } }] }
`, {}, SECRET)).toEqual({
      'whole': [secret(['spec', 'volumes', 0, 'secret'], { volume: 'whole', mountPath: '/w' })],
      'projected': [secret(['spec', 'volumes', 1, 'projected', 'sources', 0, 'secret'], { volume: 'projected', mountPath: '/p' })],
      'part': [],
      'renamed': [secret(['spec', 'volumes', 3, 'secret'], { volume: 'renamed', mountPath: '/r' })],
      'beside': [],
      'env': [secret(['spec', 'containers', 5, 'env', 1], {})],
      'env-ca': [],
      'env-from': [secret(['spec', 'containers', 7, 'envFrom', 1], {})],
    });
  });

  const byEnv = 'automountServiceAccountToken: false\ncontainers: [{ name: app, envFrom: [{ secretRef: { name: legacy } }] }]';

  test.each([
    ['of another type', SECRET.replace('kubernetes.io/service-account-token', 'Opaque')],
    ['of another namespace', SECRET.replace('namespace: shop', 'namespace: other')],
    ['of another name', SECRET.replace('name: legacy', 'name: other')],
  ])('a Secret %s does not count', (_, other) => {
    expect(tokensOf(byEnv, {}, other).app).toEqual([]);
  });

  test('a Secret in an unknown namespace may be the one', () => {
    expect(tokensOf(byEnv, {}, SECRET.replace(', namespace: shop', '')).app).toMatchObject([{ source: 'secret', forApi: 'unknown' }]);
  });
});

/**
 * A second implementation of the rules of admission and projected volumes: the
 * containers of a pod with a token for the API.
 */
function holders(pod: any, account: any): string[] {
  const automount = pod.automountServiceAccountToken ?? account.automountServiceAccountToken ?? true;
  const apiVolumes = new Set(pod.volumes.filter((volume: any) => {
    const byPath: any = {};
    for (const { serviceAccountToken: { path, audience } } of volume.projected?.sources ?? []) { byPath[path] = audience; }
    return Object.keys(byPath).some(path => byPath[path] === undefined);
  }).map(({ name }: any) => name));
  const reserved = pod.volumes.map(({ name }: any) => name).find((name: string) => /^kube-api-access-/.test(name));
  const holds = ({ volumeMounts }: any, started: boolean): boolean => {
    const injects = started && automount && !volumeMounts.some(({ mountPath }: any) => mountPath === DIRECTORY);
    return (injects && (reserved === undefined || apiVolumes.has(reserved))) || volumeMounts.some(({ name }: any) => apiVolumes.has(name));
  };
  return [
    ...[...pod.initContainers, ...pod.containers].filter(container => holds(container, true)),
    ...pod.ephemeralContainers.filter((container: any) => holds(container, false)),
  ].map(({ name }) => name).sort();
}

test('random pods have the tokens that the rules give', () => {
  const random = new Random(1);
  const seen = new Set<string>();
  for (let round = 0; round < 2000; round++) {
    const maybe = (): object => random.oneOf([{}, { automountServiceAccountToken: true }, { automountServiceAccountToken: false }]);
    const volumes = random.some(['kube-api-access-x', 'v', 'w']).map(name => random.oneOf<object>([
      { name, emptyDir: {} },
      { name, projected: { sources: [1, 2].map(() => ({ serviceAccountToken: { path: random.oneOf(['t', 'u']), ...random.oneOf([{}, { audience: 'vault' }]) } })) } },
    ]));
    const containers = (prefix: string): object[] => [1, 2].map(index => ({
      name: `${prefix}${index}`,
      volumeMounts: random.some(volumes).map(({ name }: any) => ({ name, mountPath: random.oneOf([DIRECTORY, `${DIRECTORY}/`, `/${name}`]) })),
    }));
    const spec = {
      serviceAccountName: 'a',
      ...maybe(),
      volumes,
      initContainers: containers('i'),
      containers: containers('c'),
      ephemeralContainers: containers('e'),
    };
    const account = { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'a', namespace: 'shop' }, ...maybe() };
    const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'p', namespace: 'shop' }, spec };
    const [workload] = new AppModel([pod, account].map(objectOf)).workloads;
    const found = workload.containers.filter(({ tokens }) => tokens.some(({ forApi: answer }) => answer === 'yes')).map(({ name }) => name).sort();
    expect({ spec, account, found }).toEqual({ spec, account, found: holders(spec, account) });
    seen.add(found.join());
  }
  expect(seen.size).toBeGreaterThan(20);
});
