import { account, harden, hardenedSpec, outcomes, permission, pod } from './_manifests';
import { HardeningMeasure } from '../../../src';

const TOKEN_DIRECTORY = '/var/run/secrets/kubernetes.io/serviceaccount';
const ASK = { measures: [HardeningMeasure.NO_AUTOMOUNT] };
const accepted = { annotations: { 'cdk8s-least-privilege/accept.token-without-permission': 'its RBAC is elsewhere' } };

/** The flag of the first manifest, which is a pod, and its reported outcome. */
function flagOf(manifests: unknown[], asked?: object): { flag: unknown; outcome: string | undefined } {
  const { manifests: [{ spec }], entries } = harden(manifests, asked);
  return { flag: spec.automountServiceAccountToken, outcome: entries.find(entry => entry.kind === 'Pod' && entry.measure === 'no-automount')?.outcome };
}

describe('automount is disabled by default', () => {
  test.each<[string, any[]]>([
    ['for the default account without permissions', [pod()]],
    ['for an account of the app without permissions', [pod({ serviceAccountName: 'app' }), account('app')]],
    ['for an account in the deprecated field', [pod({ serviceAccount: 'app' }), account('app')]],
    ['for an account that already disables it', [pod({ serviceAccountName: 'app' }), account('app', { automountServiceAccountToken: false }), ...permission('app')]],
    ['for a pod that mounts another volume at its path', [
      pod({ serviceAccountName: 'app' }, { volumeMounts: [{ name: 'v', mountPath: TOKEN_DIRECTORY }] }), ...permission('app'),
    ]],
    ['although another account has permissions', [pod({ serviceAccountName: 'app' }), account('app'), ...permission('other')]],
    ['although an account with that name in another namespace has permissions', [pod({ serviceAccountName: 'app' }), account('app'), ...permission('app', 'test')]],
    ['although Linkerd is configured not to inject', [{ ...pod(), metadata: { name: 'web', namespace: 'prod', annotations: { 'linkerd.io/inject': 'disabled' } } }]],
  ])('%s', (_, manifests) => {
    expect(flagOf(manifests)).toEqual({ flag: false, outcome: 'changed' });
  });
});

describe('the token is kept and reported', () => {
  test.each<[string, any[]]>([
    ['with permissions', [pod({ serviceAccountName: 'app' }), account('app'), ...permission('app')]],
    ['with permissions of the account in the deprecated field', [pod({ serviceAccount: 'app' }), account('app'), ...permission('app')]],
    ['with permissions of the default account', [pod(), ...permission('default')]],
    ['with permissions in an unknown namespace', [pod({ serviceAccountName: 'app' }, {}, { namespace: undefined }), account('app', {}, undefined), ...permission('app')]],
    ['if the account is defined elsewhere', [pod({ serviceAccountName: 'app' })]],
    ['if Vault logs in with it', [pod({}, {}, { annotations: { 'vault.hashicorp.com/agent-inject': 'true' } })]],
    ['if Linkerd needs it', [pod({}, {}, { annotations: { 'linkerd.io/inject': 'enabled' } })]],
    ['if an argument contains its directory', [pod({}, { args: [`--token=${TOKEN_DIRECTORY}/token`] })]],
    ['if the pod requests it', [pod({ automountServiceAccountToken: true })]],
    ['if the pod requests it and its account does not', [
      pod({ automountServiceAccountToken: true, serviceAccountName: 'app' }), account('app', { automountServiceAccountToken: false }),
    ]],
    ['if an account with that name in another namespace disables it', [
      pod({ serviceAccountName: 'app' }), account('app', { automountServiceAccountToken: false }, 'test'), ...permission('app'),
    ]],
    ['if one container could get it', [
      pod({ serviceAccountName: 'app', initContainers: [{ name: 'setup' }] }, { volumeMounts: [{ name: 'v', mountPath: TOKEN_DIRECTORY }] }), ...permission('app'),
    ]],
    ['if a mount is at another spelling of the directory', [
      pod({ serviceAccountName: 'app' }, { volumeMounts: [{ name: 'v', mountPath: `${TOKEN_DIRECTORY}/` }] }), ...permission('app'),
    ]],
  ])('%s', (_, manifests) => {
    expect(flagOf(manifests)).toEqual({ flag: manifests[0].spec.automountServiceAccountToken, outcome: 'could-break' });
  });

  test('if only a part of the app is rendered', () => {
    expect(flagOf([pod()], { known: 'part of the app' })).toEqual({ flag: undefined, outcome: 'could-break' });
  });
});

describe('if bindings elsewhere are unknown', () => {
  const context = permission('other');
  const manifests = [pod({ serviceAccountName: 'app' }), account('app')];

  test('the token is kept, and the line that removes it is reported', () => {
    expect(flagOf(manifests, { known: 'app' })).toEqual({ flag: undefined, outcome: 'could-break' });
    expect(harden(manifests, { known: 'app' }).entries.find(({ kind, measure }) => kind === 'Pod' && measure === 'no-automount')).toMatchObject({
      message: expect.stringContaining("because no role of this app is bound to its account 'app', but one elsewhere may be"),
      lineToWrite: "Aspects.of(app).add(new Hardening({ objects: ['Pod/prod/web'], measures: [HardeningMeasure.NO_AUTOMOUNT] }));",
    });
  });

  test('it is removed on request, and not reported as lost', () => {
    expect(flagOf(manifests, { known: 'app', ...ASK })).toEqual({ flag: false, outcome: 'changed' });
  });

  test('it is still removed if the app alone shows that it is not needed', () => {
    expect(flagOf([manifests[0], account('app', { automountServiceAccountToken: false })], { known: 'app' })).toEqual({ flag: false, outcome: 'changed' });
  });

  test('a context makes them known', () => {
    expect(flagOf(manifests, { known: 'app and context', context })).toEqual({ flag: false, outcome: 'changed' });
    expect(flagOf(manifests, { known: 'app and context', context: permission('app') })).toEqual({ flag: undefined, outcome: 'could-break' });
    expect(harden(manifests, { known: 'app and context', context: permission('app') }).entries.find(({ kind, measure }) => kind === 'Pod' && measure === 'no-automount')!.message)
      .toContain("'app' may: get pods (Role reader through RoleBinding readers)");
  });

  test('an undefined role may grant anything with a context, but not in a complete app', () => {
    const [, binding] = permission('app');
    expect(flagOf([...manifests, binding], { known: 'app and context', context })).toEqual({ flag: undefined, outcome: 'could-break' });
    expect(flagOf([...manifests, binding], { known: 'all' })).toEqual({ flag: false, outcome: 'changed' });
  });

  test('an account may be declared in the context', () => {
    expect(flagOf([manifests[0]], { known: 'app and context', context: [...context, account('app')] })).toEqual({ flag: false, outcome: 'changed' });
  });
});

test('an accepted token is kept and not reported', () => {
  expect(flagOf([pod({}, {}, accepted)])).toEqual({ flag: undefined, outcome: undefined });
  expect(flagOf([pod({}, {}, accepted)], ASK)).toEqual({ flag: undefined, outcome: undefined });
});

test('a token that is already disabled is not reported', () => {
  expect(flagOf([pod({ automountServiceAccountToken: false, serviceAccountName: 'app' }), ...permission('app')], ASK)).toEqual({ flag: false, outcome: undefined });
});

test('the permissions of the account are reported with the line to write', () => {
  const { entries } = harden([pod({ serviceAccountName: 'app' }), account('app'), ...permission('app')]);
  expect(entries.find(({ kind, measure }) => kind === 'Pod' && measure === 'no-automount')).toMatchObject({
    message: expect.stringContaining("'app' may: get pods (Role reader through RoleBinding readers)"),
    lineToWrite: "Aspects.of(app).add(new Hardening({ objects: ['Pod/prod/web'], apiAccess: ApiAccess.inContainers('app') }));",
  });
});

test('a token removed on request although it has permissions is reported as lost', () => {
  const manifests = [pod({ serviceAccountName: 'app' }), account('app'), ...permission('app')];
  expect(flagOf(manifests, ASK)).toEqual({ flag: false, outcome: 'lost-token' });
  expect(harden(manifests, ASK).entries.find(({ outcome }) => outcome === 'lost-token')!.message).toContain("'app' may: get pods");
});

describe('an account', () => {
  const workload = (spec: object = {}): any => pod({ serviceAccountName: 'app', ...spec });
  const flag = (manifests: any[], asked?: object): unknown => harden(manifests, asked).manifests.find(({ kind }) => kind === 'ServiceAccount').automountServiceAccountToken;
  const outcomesOf = (manifests: any[], asked?: object): string[] => outcomes(harden(manifests, asked)).filter(text => text.startsWith('ServiceAccount'));

  test.each([undefined, true])('with the flag %p and a workload that does not need the token gets it disabled', automountServiceAccountToken => {
    const manifests = [workload({ automountServiceAccountToken: false }), account('app', { automountServiceAccountToken })];
    expect(flag(manifests)).toBe(false);
    expect(outcomesOf(manifests)).toEqual(['ServiceAccount no-automount changed']);
  });

  test('is hardened together with its workload', () => {
    expect(flag([account('app'), workload()])).toBe(false);
  });

  test('is unchanged if a workload relies on it, even on request', () => {
    const manifests = [workload(), account('app'), ...permission('app')];
    expect(flag(manifests)).toBeUndefined();
    expect(outcomesOf(manifests)).toEqual([]);
    expect(flag(manifests, { ...ASK, outside: ['web'] })).toBeUndefined();
    expect(outcomesOf(manifests, { ...ASK, outside: ['web'] })).toEqual(['ServiceAccount no-automount kept']);
  });

  test('is unchanged if a workload relies on it that is not selected, is unreadable, or may be in its namespace', () => {
    expect(flag([workload(), account('app')], { outside: ['web'] })).toBeUndefined();
    expect(flag([{ ...workload(), spec: { serviceAccountName: 'app', containers: 'none' } }, account('app')])).toBeUndefined();
    expect(flag([pod({ serviceAccountName: 'app' }, {}, { namespace: undefined }), account('app')], { outside: ['web'] })).toBeUndefined();
  });

  test('with permissions, or without workloads, is only reported, and hardened on request', () => {
    for (const manifests of [[workload({ automountServiceAccountToken: false }), account('app'), ...permission('app')], [account('app')]]) {
      expect(flag(manifests)).toBeUndefined();
      expect(outcomesOf(manifests)).toEqual(['ServiceAccount no-automount could-break']);
      expect(flag(manifests, ASK)).toBe(false);
    }
  });

  test('is unchanged and reported if bindings elsewhere are unknown', () => {
    const manifests = [workload({ automountServiceAccountToken: false }), account('app')];
    expect(flag(manifests, { known: 'app' })).toBeUndefined();
    expect(outcomesOf(manifests, { known: 'app' })).toEqual(['ServiceAccount no-automount could-break']);
    expect(flag(manifests, { known: 'app', ...ASK })).toBe(false);
    expect(flag(manifests, { known: 'app and context', context: permission('other') })).toBe(false);
  });

  test.each<[string, object]>([
    ['that names it', { kind: 'Prometheus', spec: { serviceAccountName: 'app' } }],
    ['with pods that run as it', { kind: 'Rollout', spec: { template: { spec: { serviceAccountName: 'app', containers: [{ name: 'app', image: 'app:1' }] } } } }],
    ['in an unknown namespace', { kind: 'Prometheus', metadata: { name: 'main' }, spec: { serviceAccountName: 'app' } }],
  ])('is unchanged for a custom resource %s, even on request', (_, fields) => {
    const custom = { apiVersion: 'monitoring.coreos.com/v1', metadata: { name: 'main', namespace: 'prod' }, ...fields };
    for (const manifests of [[custom, account('app')], [custom, account('app'), workload({ automountServiceAccountToken: false })]]) {
      expect(flag(manifests)).toBeUndefined();
      expect(outcomesOf(manifests)).toEqual(['ServiceAccount no-automount could-break']);
      expect(flag(manifests, ASK)).toBeUndefined();
      expect(outcomesOf(manifests, ASK)).toEqual(['ServiceAccount no-automount kept']);
    }
  });

  test('is unchanged if a workload of the context relies on it', () => {
    const asked = { known: 'app and context', context: [...permission('other'), workload()], ...ASK };
    expect(flag([account('app')], asked)).toBeUndefined();
    expect(outcomesOf([account('app')], asked)).toEqual(['ServiceAccount no-automount kept']);
  });

  test('is unchanged if accepted', () => {
    const manifest = { ...account('app'), metadata: { name: 'app', namespace: 'prod', ...accepted } };
    expect(flag([workload({ automountServiceAccountToken: false }), manifest], ASK)).toBeUndefined();
  });

  test('is unchanged if it is of another API group', () => {
    const manifest = { ...account('app'), apiVersion: 'example.com/v1' };
    expect(flag([workload({ automountServiceAccountToken: false }), manifest], ASK)).toBeUndefined();
  });
});

test('a pod keeps its other fields', () => {
  const { automountServiceAccountToken, ...rest } = hardenedSpec(pod({ dnsPolicy: 'None' }));
  expect(automountServiceAccountToken).toBe(false);
  expect(rest).toEqual(pod({ dnsPolicy: 'None' }).spec);
});
