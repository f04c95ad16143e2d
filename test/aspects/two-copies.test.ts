import { join } from 'path';
import * as cdk8s from 'cdk8s';
import { Check, newApp, newConfigMap, Recorder, Rewriter } from './_apps';
import * as ours from '../../src';

const PACKAGE = join(__dirname, '..', '..');

/** A second copy of this package, as when two packages each install it, with the same cdk8s or a second copy of it. */
function loadAnother(withOurCdk8s: boolean, packageJson: object = {}): typeof ours {
  let another!: typeof ours;
  jest.isolateModules(() => {
    if (withOurCdk8s) { jest.doMock('cdk8s', () => cdk8s); }
    jest.doMock('../../package.json', () => ({ ...jest.requireActual('../../package.json'), ...packageJson }));
    // Only a require() can be isolated.
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    another = require('../../src');
    jest.dontMock('cdk8s');
    jest.dontMock('../../package.json');
  });
  return another;
}

describe.each([['one cdk8s', true], ['two copies of cdk8s', false]])('two copies of this package with %s', (_, withOurCdk8s) => {
  test('share their aspects and render once', () => {
    const another = loadAnother(withOurCdk8s);
    expect(another.Aspects).not.toBe(ours.Aspects);
    const app = newApp();
    const chart = new cdk8s.Chart(app, 'chart');
    let rendered = 0;
    newConfigMap(chart, 'a', cdk8s.Lazy.any({ produce: () => ({ list: `${++rendered}` }) }));
    const append = (letter: string): Rewriter => new Rewriter(manifest => ({ ...manifest, data: { list: manifest.data.list + letter } }));
    const [recorder, check] = [new Recorder(), new Check()];
    another.Aspects.of(app).add(append('x'), recorder);
    ours.Aspects.of(app).add(append('y'), check);
    another.Aspects.of(app).add(check);
    expect(ours.Aspects.of(app).all).toEqual(another.Aspects.of(app).all);
    expect(chart.toJson()[0].data).toEqual({ list: '1xy' });
    app.synth();
    expect(rendered).toBe(2);
    expect(check.calls).toBe(2);
    expect(recorder.paths).toEqual(['', 'chart', 'chart/a']);
  });

  test('work without each other', () => {
    const another = loadAnother(withOurCdk8s);
    const app = newApp();
    const chart = new cdk8s.Chart(app, 'chart');
    another.Aspects.of(app).add(new Check(() => ['found']));
    expect(() => chart.toJson()).toThrow('[] found');
    expect(() => app.synth()).toThrow('[] found');
  });
});

test('a chart of an unknown cdk8s is never silently unchecked', () => {
  const another = loadAnother(false);
  const app = newApp();
  another.Aspects.of(app).add(new Check(() => ['found']));
  // A separate base class, as in a second copy of cdk8s.
  class OtherBase extends cdk8s.Chart {}
  Object.setPrototypeOf(OtherBase.prototype, Object.getPrototypeOf(cdk8s.Chart.prototype));
  const { toJson } = unwrapped();
  OtherBase.prototype.toJson = toJson;
  const chart = new OtherBase(app, 'chart');
  expect(() => chart.toJson()).toThrow(
    '[] the chart \'chart\' comes from another copy of cdk8s, whose aspects were not ready until now; call it again, or load only one copy of cdk8s');
  expect(() => chart.toJson()).toThrow('[] found');
});

/** The `toJson()` of cdk8s without the wrappers of other tests. */
function unwrapped(): { toJson: (this: cdk8s.Chart) => any[] } {
  return { toJson(this: cdk8s.Chart) { return (cdk8s.App as unknown as { _synthChart(chart: cdk8s.Chart): any[] })._synthChart(this); } };
}

test('Hardening of two copies is combined in one run', () => {
  const another = loadAnother(true);
  const app = newApp();
  const chart = new cdk8s.Chart(app, 'chart');
  const pod = new cdk8s.ApiObject(chart, 'pod', {
    apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web' }, spec: { containers: [{ name: 'app', image: 'app:1' }] },
  } as cdk8s.ApiObjectProps);
  const [one, other] = [
    new ours.Hardening({ measures: [ours.HardeningMeasure.DROP_CAPABILITIES], quiet: true }),
    new another.Hardening({ measures: [another.HardeningMeasure.RUN_AS_NON_ROOT], quiet: true }),
  ];
  ours.Aspects.of(app).add(one);
  another.Aspects.of(app).add(other);
  const [{ spec }] = chart.toJson();
  expect(spec.containers[0].securityContext).toMatchObject({ capabilities: { drop: ['ALL'] }, runAsNonRoot: true });
  expect(one.report).toEqual(other.report);
  expect(one.report.workloads).toMatchObject([{ constructPath: pod.node.path }]);
});

/** An app with a workload of one copy, and settings of another that affect it. */
function appOf(copy: typeof ours, other: typeof ours): cdk8s.Chart {
  const chart = new cdk8s.Chart(newApp(), 'chart', { namespace: 'web', disableResourceNameHashes: true });
  const serviceAccount = new copy.SecureServiceAccount(chart, 'account');
  new copy.SecureDeployment(chart, 'app', { serviceAccount, containers: [{ name: 'app', image: 'app:v1' }] });
  other.ResourceDefaults.of(chart).set({ memoryLimit: cdk8s.Size.mebibytes(777) });
  new other.WorkloadIdentity(chart, 'azure', {
    serviceAccount, provider: other.IdentityProvider.azure({ clientId: '11111111-2222-4333-8444-555555555555' }),
  });
  return chart;
}

describe('the state of one copy', () => {
  test.each([
    ['of the same version', {}],
    ['of the same version for another cdk8s-plus', { name: 'cdk8s-least-privilege-33' }],
  ])('is shared with another %s', (_, packageJson) => {
    const another = loadAnother(true, packageJson);
    for (const chart of [appOf(ours, another), appOf(another, ours)]) {
      const { metadata, spec } = chart.toJson().find(({ kind }) => kind === 'Deployment').spec.template;
      expect(spec.containers[0].resources.limits.memory).toBe('777Mi');
      expect(metadata.labels['azure.workload.identity/use']).toBe('true');
    }
  });

  test('cannot be shared between two versions, and the synth fails', () => {
    const newer = loadAnother(true, { version: '9.9.9' });
    const variant = loadAnother(true, { name: 'cdk8s-least-privilege-33', version: '9.9.9' });
    const checked = new cdk8s.Chart(newApp(), 'chart');
    ours.Aspects.of(checked).add(new newer.LeastPrivilegeChecks());
    const accepting = appOf(ours, ours);
    newer.Findings.of(accepting).accept({ rule: 'read-secrets', finding: 'secrets get', reason: 'reads its own Secret' });
    for (const [chart, ...copies] of [
      [appOf(ours, newer), 'cdk8s-least-privilege 0.0.0', 'cdk8s-least-privilege 9.9.9'],
      [appOf(newer, ours), 'cdk8s-least-privilege 9.9.9', 'cdk8s-least-privilege 0.0.0'],
      [appOf(ours, variant), 'cdk8s-least-privilege 0.0.0', 'cdk8s-least-privilege-33 9.9.9'],
      [accepting, 'cdk8s-least-privilege 0.0.0', 'cdk8s-least-privilege 9.9.9'],
      [checked, 'cdk8s-least-privilege 0.0.0', 'cdk8s-least-privilege 9.9.9'],
    ] as const) {
      for (const write of [() => chart.toJson(), () => cdk8s.App.of(chart).synth(), () => cdk8s.App.of(chart).synthYaml()]) {
        expect(write).toThrow('[] the app loads versions that do not share state, and settings made in one are lost in the other: '
          + `${copies.map(copy => `${copy} (${PACKAGE})`).join(' and ')}; install a single version`);
      }
    }
  });

  test('does not affect an app that uses only one of them', () => {
    const newer = loadAnother(true, { version: '9.9.9' });
    for (const copy of [ours, newer, ours]) {
      const chart = appOf(copy, copy);
      copy.Aspects.of(chart).add(new copy.LeastPrivilegeChecks());
      expect(chart.toJson()).not.toEqual([]);
      new cdk8s.ApiObject(chart, 'role', {
        apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'Role', rules: [{ apiGroups: [''], resources: ['secrets'], verbs: ['get'] }],
      } as cdk8s.ApiObjectProps);
      expect(() => chart.toJson()).toThrow('read-secrets');
    }
  });
});
