import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { ApiObject, App, Chart, Include, JsonPatch, Lazy, Testing, Yaml } from 'cdk8s';
import { Construct } from 'constructs';
import { Check, filesOf, newApp, newConfigMap, newSpreadDeployment, OUTPUT_TYPES, Recorder, Rewriter, Visitor } from './_apps';
import { Aspects } from '../../src';
import { RenderedObjects } from '../../src/aspects/manifest-aspect';

const ROUNDS = [1, 2, 3, 4, 5];

/** Two nested charts with objects that are easily rendered wrongly. */
function fill(app: App): Chart {
  const outer = new Chart(app, 'outer', { namespace: 'apps' });
  newSpreadDeployment(outer, 'spread');
  newConfigMap(outer, 'patched').addJsonPatch(JsonPatch.add('/data/more', 'patched'));
  const inner = new Chart(outer, 'inner');
  newSpreadDeployment(inner, 'spread');
  inner.node.addDependency(newConfigMap(new Chart(app, 'other'), 'first'));
  return outer;
}

const noops: [string, () => any[]][] = [
  ['a check', () => [new Check()]],
  ['a visitor', () => [new Recorder()]],
  ['a rewriter that changes nothing', () => [new Rewriter(manifest => manifest)]],
  ['all of them', () => [new Recorder(), new Check(), new Rewriter(manifest => manifest), new Check()]],
];

describe.each(OUTPUT_TYPES)('%s', (_, yamlOutputType) => {
  test.each(noops)('%s: five synths in a row write the same bytes as cdk8s alone', (__, aspects) => {
    const [plain, app] = [newApp({ yamlOutputType, recordConstructMetadata: true }), newApp({ yamlOutputType, recordConstructMetadata: true })];
    fill(plain);
    fill(app);
    Aspects.of(app).add(...aspects());
    for (const __round of ROUNDS) {
      plain.synth();
      app.synth();
      expect(filesOf(app)).toEqual(filesOf(plain));
      expect(Object.keys(filesOf(app)).length).toBeGreaterThan(1);
    }
  });

  test('a message stops the synth before a file is written', () => {
    const app = newApp({ yamlOutputType });
    fill(app);
    Aspects.of(app).add(new Check(() => ['not allowed']));
    expect(() => app.synth()).toThrow('Validation failed with the following errors:\n  [] not allowed');
    expect(filesOf(app)).toEqual({});
  });

  test('a rewritten manifest is written, the same in five synths in a row', () => {
    const app = newApp({ yamlOutputType });
    const chart = new Chart(app, 'chart');
    newConfigMap(chart, 'a', { list: 'x' });
    Aspects.of(app).add(new Rewriter(manifest => ({ ...manifest, data: { list: `${manifest.data.list},y` } })));
    for (const __round of ROUNDS) {
      app.synth();
      expect(Object.values(filesOf(app)).join()).toContain('\n  list: x,y\n');
    }
  });

  test('each object is rendered once, and the aspects run once', () => {
    const app = newApp({ yamlOutputType });
    let rendered = 0;
    for (const id of ['one', 'two', 'three']) {
      newConfigMap(new Chart(app, id), 'a', Lazy.any({ produce: () => ({ count: `${++rendered}` }) }));
    }
    const check = new Check();
    Aspects.of(app).add(check);
    app.synth();
    expect(rendered).toBe(3);
    expect(check.calls).toBe(1);
    app.synth();
    expect(rendered).toBe(6);
    expect(check.calls).toBe(2);
  });
});

test.each(noops)('%s: synthYaml() and toJson() are unchanged', (_, aspects) => {
  const [plain, app] = [newApp(), newApp()];
  const [plainChart, chart] = [fill(plain), fill(app)];
  Aspects.of(app).add(...aspects());
  for (const __ of ROUNDS) {
    expect(app.synthYaml()).toBe(plain.synthYaml());
    expect(Yaml.stringify(...Testing.synth(chart))).toBe(Yaml.stringify(...Testing.synth(plainChart)));
  }
});

test('an app without aspects is unchanged, even next to one with aspects', () => {
  Aspects.of(newApp()).add(new Check());
  const app = newApp();
  const chart = fill(app);
  const validate = jest.fn(() => []);
  app.node.addValidation({ validate });
  Aspects.of(app);
  expect(Object.getPrototypeOf(app)).toBe(App.prototype);
  const object = chart.apiObjects[0];
  const calls = jest.spyOn(object, 'toJson');
  app.synth();
  expect(calls).toHaveBeenCalledTimes(1);
  // Once for the app, and once for each chart.
  expect(validate).toHaveBeenCalledTimes(4);
});

test('everything is restored, even after an error', () => {
  const app = newApp();
  const object = newConfigMap(new Chart(app, 'chart'), 'a');
  let messages = ['wrong'];
  Aspects.of(app).add(new Check(() => messages));
  expect(() => app.synth()).toThrow('wrong');
  expect(Object.hasOwn(object, 'toJson')).toBe(false);
  messages = [];
  object.addJsonPatch(JsonPatch.add('/data/later', 'yes'));
  app.synth();
  expect(Object.hasOwn(object, 'toJson')).toBe(false);
  expect(Object.values(filesOf(app)).join()).toContain('later: "yes"');
});

test('a toJson() of the object itself is used and restored', () => {
  const app = newApp();
  const object = newConfigMap(new Chart(app, 'chart'), 'a');
  const own = (): any => ({ apiVersion: 'v1', kind: 'Own', metadata: { name: 'own' } });
  object.toJson = own;
  const kinds: string[] = [];
  Aspects.of(app).add(new Check(({ all }) => { kinds.push(...all.map(({ manifest }) => manifest.kind)); return []; }));
  expect(app.synthYaml()).toBe('apiVersion: v1\nkind: Own\nmetadata:\n  name: own\n');
  expect(kinds).toEqual(['Own']);
  expect(object.toJson).toBe(own);
});

test('a check sees all objects of the app and those in its scope, including patches and Include objects', () => {
  const directory = mkdtempSync(join(tmpdir(), 'include-'));
  writeFileSync(join(directory, 'x.yaml'), 'apiVersion: v1\nkind: Secret\nmetadata: { name: included }\n');
  const app = newApp();
  const chart = new Chart(app, 'chart');
  const group = new Construct(chart, 'group');
  newConfigMap(group, 'a').addJsonPatch(JsonPatch.replace('/data', { patched: 'yes' }));
  new Include(chart, 'include', { url: join(directory, 'x.yaml') });
  rmSync(directory, { recursive: true });
  const seen: RenderedObjects[] = [];
  const look = new Check(objects => { seen.push(objects); return []; });
  Aspects.of(group).add(look);
  app.synth();
  const paths = (objects: RenderedObjects['all']): string[] => objects.map(({ construct }) => construct.node.path);
  expect(paths(seen[0].all)).toEqual(['chart/group/a', 'chart/include/included-secret']);
  expect(paths(seen[0].inScope)).toEqual(['chart/group/a']);
  expect(seen[0].scope).toBe(group);
  expect(seen[0].inScope[0].manifest).toEqual({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: expect.any(String) }, data: { patched: 'yes' } });
});

test('toJson() of one chart covers only that chart, without nested charts', () => {
  const app = newApp();
  const outer = fill(app);
  const seen: string[] = [];
  Aspects.of(app).add(new Check(({ all }) => { seen.push(...all.map(({ construct }) => construct.node.path)); return []; }));
  outer.toJson();
  expect(seen).toEqual(['outer/spread/Resource', 'outer/patched']);
});

test('a check gets a frozen manifest, a caller does not', () => {
  const app = newApp();
  const chart = new Chart(app, 'chart');
  newConfigMap(chart, 'a', { list: [{ x: '1' }] });
  const changes: ((manifest: any) => void)[] = [
    manifest => { manifest.kind = 'Other'; }, manifest => { manifest.data.list[0].x = '2'; }, manifest => { manifest.data.list.push('3'); },
  ];
  const failures: unknown[] = [];
  Aspects.of(app).add(new Check(({ all: [{ manifest }] }) => {
    for (const change of changes) { try { change(manifest); } catch (error) { failures.push(error); } }
    return [];
  }));
  const [manifest] = chart.toJson();
  expect(failures).toEqual([expect.any(TypeError), expect.any(TypeError), expect.any(TypeError)]);
  expect(manifest.data).toEqual({ list: [{ x: '1' }] });
  changes.forEach(change => change(manifest));
  expect(chart.toJson()[0].data).toEqual({ list: [{ x: '1' }] });
});

test('a rewritten manifest is frozen for later aspects, but not for a caller', () => {
  const app = newApp();
  const chart = new Chart(app, 'chart');
  newConfigMap(chart, 'a', { list: ['x'] });
  Aspects.of(app).add(
    new Rewriter(manifest => ({ ...manifest, more: { list: ['y'] } })),
    new Check(({ all: [{ manifest }] }) => [manifest, manifest.data.list, manifest.more, manifest.more.list].every(Object.isFrozen) ? [] : ['not frozen']),
  );
  const [manifest] = chart.toJson();
  manifest.more.list.push('z');
  manifest.data.list.push('z');
  expect(chart.toJson()[0]).toMatchObject({ data: { list: ['x'] }, more: { list: ['y'] } });
});

test('changes by one caller do not affect others', () => {
  const app = newApp();
  const chart = new Chart(app, 'chart');
  const object = newConfigMap(chart, 'a');
  app.node.addValidation({ validate: () => { delete object.toJson().data; return []; } });
  Aspects.of(app).add(new Check(({ all }) => all[0].manifest.data ? [] : ['no data']));
  expect(chart.toJson()[0].data).toEqual({ key: 'value' });
});

test('rewriters chain, outer scopes first and in order of addition; the checks see the result', () => {
  const app = newApp();
  const chart = new Chart(app, 'chart');
  newConfigMap(chart, 'a', { list: '' });
  newConfigMap(new Chart(app, 'other'), 'b', { list: '' });
  const append = (letter: string): Rewriter => new Rewriter(manifest => ({ ...manifest, data: { list: manifest.data.list + letter } }));
  const seen: string[] = [];
  const look = new Check(({ all }) => { seen.push(...all.map(({ manifest }) => manifest.data.list)); return []; });
  Aspects.of(app).add(look);
  Aspects.of(chart).add(append('c'), append('d'));
  Aspects.of(app).add(append('a'), append('b'));
  app.synth();
  expect(seen).toEqual(['abcd', 'ab']);
  expect(chart.toJson()[0].data).toEqual({ list: 'abcd' });
});

test('an aspect of two nested scopes runs once', () => {
  const app = newApp();
  const chart = new Chart(app, 'chart');
  newConfigMap(chart, 'a', { list: '' });
  const rewriter = new Rewriter(manifest => ({ ...manifest, data: { list: `${manifest.data.list}x` } }));
  Aspects.of(chart).add(rewriter);
  Aspects.of(app).add(rewriter);
  expect(chart.toJson()[0].data).toEqual({ list: 'x' });
});

test('all messages are in one error, without duplicates, with those of validations', () => {
  const app = newApp();
  const chart = new Chart(app, 'chart');
  chart.node.addValidation({ validate: () => ['of the chart'] });
  Aspects.of(app).add(new Check(() => ['one', 'two']), new Check(() => ['two', 'three']));
  expect(() => app.synth()).toThrow(/^Validation failed with the following errors:\n {2}\[\] one\n {2}\[\] two\n {2}\[\] three\n {2}\[chart\] of the chart$/);
});

test('a failed aspect is an error, and the others still report', () => {
  const app = newApp();
  newConfigMap(new Chart(app, 'chart'), 'a');
  Aspects.of(app).add(new Check(() => { throw new Error('a defect'); }), new Check(() => ['still found']));
  expect(() => app.synth()).toThrow(/\[\] the aspect Check failed: Error: a defect[\s\S]*\[\] still found/);
  Aspects.of(app).add(new Rewriter(() => { throw new Error('another'); }));
  expect(() => app.synth()).toThrow('[] the aspect Rewriter failed: Error: another');
  expect(filesOf(app)).toEqual({});
});

describe.each(OUTPUT_TYPES)('an object that can\'t be rendered, %s', (_, yamlOutputType) => {
  function broken(): { app: App; chart: Chart } {
    const app = newApp({ yamlOutputType });
    newConfigMap(new Chart(app, 'a'), 'fine');
    const chart = new Chart(app, 'b');
    newConfigMap(chart, 'broken', Lazy.any({ produce: () => { throw new Error('no container'); } }));
    Aspects.of(app).add(new Check(() => ['must not be asked']));
    return { app, chart };
  }

  test('the error of its validation comes first', () => {
    const { app, chart } = broken();
    chart.node.addValidation({ validate: () => ['a pod needs a container'] });
    expect(() => app.synth()).toThrow(/^Validation failed with the following errors:\n {2}\[b\] a pod needs a container$/);
    expect(filesOf(app)).toEqual({});
  });

  test('otherwise cdk8s reports it, and unchecked manifests are not written', () => {
    const { app } = broken();
    expect(() => app.synth()).toThrow(/^Failed serializing construct at path 'b\/broken' with name '.*': Error: no container$/);
    if (_ !== 'FOLDER_PER_CHART_FILE_PER_RESOURCE') { expect(filesOf(app)).toEqual({}); }
  });
});

test('a validation may make the last changes, and add constructs, before anything is rendered', () => {
  const app = newApp();
  const chart = new Chart(app, 'chart');
  const object = newConfigMap(chart, 'a');
  let done = false;
  chart.node.addValidation({
    validate: () => {
      if (!done) {
        object.metadata.addLabel('last', 'change');
        newConfigMap(chart, 'b');
      }
      done = true;
      return [];
    },
  });
  const [recorder, labels] = [new Recorder(), [] as unknown[]];
  Aspects.of(app).add(recorder, new Check(({ all }) => { labels.push(...all.map(({ manifest }) => manifest.metadata.labels)); return []; }));
  expect(app.synthYaml()).toContain('last: change');
  expect(labels).toEqual([{ last: 'change' }, undefined]);
  expect(recorder.paths).toEqual(['', 'chart', 'chart/a', 'chart/b']);
});

test('an object created while cdk8s is writing is an error, because no check has seen it', () => {
  class LateChart extends Chart {
    public toJson(): any[] {
      if (!this.node.tryFindChild('late')) { newConfigMap(this, 'late'); }
      return super.toJson();
    }
  }
  const app = newApp();
  const chart = new LateChart(app, 'chart');
  Aspects.of(app).add(new Check());
  expect(() => app.synth()).toThrow('\'chart/late\' was created while cdk8s was writing manifests, and no aspect has seen its manifest; create it earlier, or in visit() of an aspect');
  // This time it exists before writing.
  app.synth();
  chart.node.tryRemoveChild('late');
  expect(chart.toJson()).toHaveLength(1);
});

describe('classes of users', () => {
  class MyChart extends Chart {
    public toJson(): any[] {
      const manifests = super.toJson();
      for (const manifest of manifests) { manifest.metadata.labels = { mine: 'yes' }; }
      return manifests;
    }
  }

  class MyApp extends App {
    public synth(): void {
      newConfigMap(new Chart(this, `added-${this.charts.length}`), 'a');
      super.synth();
    }
  }

  class WritingApp extends App {
    public readonly written: any[][] = [];

    public synth(): void {
      for (const chart of this.charts) { this.written.push(chart.toJson()); }
    }
  }

  test('a chart may change its result', () => {
    const app = newApp();
    newConfigMap(new MyChart(app, 'chart'), 'a');
    Aspects.of(app).add(new Check());
    app.synth();
    expect(Object.values(filesOf(app)).join()).toContain('mine: "yes"');
  });

  test('an app may add charts in synth(), which are visited and checked', () => {
    const app = newApp({}, MyApp);
    const [recorder, check] = [new Recorder(), new Check(({ all }) => all.length === 1 ? [] : ['missed it'])];
    Aspects.of(app).add(recorder, check);
    expect(app.constructor.name).toBe('MyApp');
    expect(app).toBeInstanceOf(MyApp);
    app.synth();
    expect(recorder.paths).toEqual(['', 'added-0', 'added-0/a']);
    expect(check.calls).toBe(1);
  });

  test('an app may write its charts itself, and is still checked once as a whole', () => {
    const app = newApp({}, WritingApp) as WritingApp;
    fill(app);
    const check = new Check(({ all }) => all.length === 4 ? [] : [`saw ${all.length}`]);
    Aspects.of(app).add(check);
    app.synth();
    expect(check.calls).toBe(1);
    expect(app.written).toHaveLength(3);
  });
});

test('a chart created after the first aspect is visited and checked, even if rendered alone', () => {
  const app = newApp();
  const check = new Check(({ all }) => all.map(({ construct }) => construct.node.path));
  const recorder = new Recorder();
  Aspects.of(app).add(recorder, check);
  const chart = new Chart(app, 'late');
  newConfigMap(chart, 'a');
  expect(() => Testing.synth(chart)).toThrow('[] late/a');
  expect(recorder.paths).toEqual(['', 'late', 'late/a']);
  expect(check.calls).toBe(1);
});

test('aspects work for a chart without an app', () => {
  const chart = new Chart(undefined as unknown as Construct, 'root');
  const recorder = new Recorder();
  Aspects.of(chart).add(recorder, new Check(() => ['found']));
  expect(() => chart.toJson()).toThrow('[root] found');
  expect(recorder.paths).toEqual(['root']);
});

test('a direct call of app.node.validate() reports and renders nothing', () => {
  const app = newApp();
  new Chart(app, 'chart');
  Aspects.of(app).add(new Check(() => ['found']));
  expect(app.node.validate()).toEqual([]);
});

test('objects may render each other', () => {
  const app = newApp();
  const chart = new Chart(app, 'chart');
  let rendered = 0;
  let target: ApiObject | undefined = undefined;
  newConfigMap(chart, 'a', Lazy.any({ produce: () => ({ copy: target!.toJson().data.key }) }));
  target = newConfigMap(chart, 'b', Lazy.any({ produce: () => ({ key: `${++rendered}` }) }));
  Aspects.of(app).add(new Check());
  expect(chart.toJson().map(({ data }) => data)).toEqual([{ copy: '1' }, { key: '1' }]);
});

test('an object whose toJson() is overridden in another language is checked, but rewriting it is an error', () => {
  const app = newApp();
  const object = newConfigMap(new Chart(app, 'chart'), 'a');
  const value = (): any => ({ apiVersion: 'v1', kind: 'Fixed', metadata: { name: 'a' } });
  Object.defineProperty(object, 'toJson', { value });
  Aspects.of(app).add(new Check(({ all }) => all[0].manifest.kind === 'Fixed' ? [] : ['not seen']));
  app.synth();
  Aspects.of(app).add(new Rewriter(manifest => ({ ...manifest, kind: 'Changed' })));
  expect(() => app.synth()).toThrow('\'chart/a\' can\'t be changed, because its class overrides toJson() in another language; change what that method returns');
});

test('an aspect that visits and checks does both', () => {
  const app = newApp();
  newConfigMap(new Chart(app, 'chart'), 'a');
  class Both extends Visitor {
    public _check({ all }: RenderedObjects): string[] {
      return all.map(({ manifest }) => manifest.metadata.labels?.visited ?? 'not visited');
    }
  }
  Aspects.of(app).add(new Both(node => { if (node instanceof ApiObject) { node.metadata.addLabel('visited', 'in time'); } }));
  expect(() => app.synth()).toThrow('[] in time');
});
