import { ApiObject, App, AppProps, Chart } from 'cdk8s';
import { IConstruct } from 'constructs';
import { newApp, OUTPUT_TYPES } from './_apps';
import { Aspects, Hardening, HardeningMeasure, IAspect, LeastPrivilegeChecks } from '../../src';

/** Keeps aspects as the AWS CDK does, under a separate symbol. */
class OtherAspects {
  public static of(scope: IConstruct): OtherAspects {
    const holder = scope as object as { [key: symbol]: unknown };
    const found = holder[OtherAspects.KEY] as OtherAspects | undefined;
    if (found) { return found; }
    const created = new OtherAspects();
    Object.defineProperty(scope, OtherAspects.KEY, { value: created });
    return created;
  }

  private static readonly KEY = Symbol('other.aspects');
  private readonly applied: IAspect[] = [];

  public get all(): IAspect[] { return [...this.applied]; }

  public add(aspect: IAspect): void { this.applied.push(aspect); }
}

/** Binds cluster-admin to every account of the cluster. */
function badApp(props?: AppProps): App {
  const app = newApp(props);
  new ApiObject(new Chart(app, 'chart'), 'binding', {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRoleBinding',
    metadata: { name: 'everybody' },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'cluster-admin' },
    subjects: [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'Group', name: 'system:authenticated' }],
  } as object as ConstructorParameters<typeof ApiObject>[2]);
  return app;
}

const aspects: [string, () => IAspect][] = [
  ['LeastPrivilegeChecks', () => new LeastPrivilegeChecks()],
  ['Hardening', () => new Hardening({ measures: [HardeningMeasure.RUN_AS_NON_ROOT] })],
];

describe.each(aspects)('%s among the aspects of another library', (name, create) => {
  const explain = (place: string): string => `${name} was added at ${place} to the Aspects of another library, which never pass it a manifest, `
    + `so it would have no effect; write import { Aspects } from 'cdk8s-least-privilege' and Aspects.of(app).add(new ${name}())`;

  test('throws if that library visits', () => {
    const app = badApp();
    expect(() => create().visit(app)).toThrow(explain('the app'));
    expect(() => create().visit(app.node.findChild('chart'))).toThrow(explain("'chart'"));
  });

  test.each(OUTPUT_TYPES)('fails app.synth() if it does not, written as %s', (_, yamlOutputType) => {
    const app = badApp({ yamlOutputType });
    OtherAspects.of(app).add(create());
    expect(() => app.synth()).toThrow(explain('the app'));
    expect(() => app.synthYaml()).toThrow(explain('the app'));
  });

  test('fails chart.toJson(), wherever it was added', () => {
    const app = badApp();
    const chart = app.charts[0];
    OtherAspects.of(chart.apiObjects[0]).add(create());
    expect(() => chart.toJson()).toThrow(explain("'chart/binding'"));
    expect(new Chart(app, 'other').toJson()).toEqual([]);
    OtherAspects.of(app).add(create());
    expect(() => chart.toJson()).toThrow(explain('the app'));
  });

  test('fails an app that also has aspects of this library', () => {
    const app = badApp();
    Aspects.of(app).add({ visit() {} });
    OtherAspects.of(app).add(create());
    expect(() => app.synth()).toThrow(explain('the app'));
  });

  test('does not affect another app', () => {
    OtherAspects.of(badApp()).add(create());
    const app = badApp();
    app.synth();
    expect(app.charts[0].toJson()).toHaveLength(1);
  });
});

test('other aspects of another library are ignored', () => {
  const app = badApp();
  const visit = jest.fn();
  OtherAspects.of(app).add({ visit });
  Aspects.of(app).add(new LeastPrivilegeChecks());
  // Findings of the aspects of this library are still reported.
  expect(() => app.synth()).toThrow('binding-to-cluster-admin');
  expect(visit).not.toHaveBeenCalled();
});
