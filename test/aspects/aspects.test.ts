import { Chart, Testing } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import { newApp, newConfigMap, Recorder, Visitor } from './_apps';
import { Aspects } from '../../src';

test('a scope has its own aspects, without duplicates', () => {
  const app = newApp();
  const chart = new Chart(app, 'chart');
  const [one, two] = [new Recorder(), new Recorder()];
  expect(Aspects.of(app).all).toEqual([]);
  Aspects.of(app).add(one, two, one);
  Aspects.of(app).add(two);
  Aspects.of(chart).add(one);
  expect(Aspects.of(app).all).toEqual([one, two]);
  expect(Aspects.of(chart).all).toEqual([one]);
});

test('all is a copy', () => {
  const app = newApp();
  Aspects.of(app).add(new Recorder());
  Aspects.of(app).all.pop();
  expect(Aspects.of(app).all).toHaveLength(1);
});

test.each([
  [Recorder, 'an aspect needs a method visit(node), got the class Recorder; write new Recorder()'],
  [undefined, 'an aspect needs a method visit(node), got undefined'],
])('refuses %p', (aspect, message) => {
  expect(() => Aspects.of(newApp()).add(aspect as any)).toThrow(message);
});

test('visits only constructs at and below its scope, parents first', () => {
  const app = newApp();
  const chart = new Chart(app, 'chart');
  const group = new Construct(chart, 'group');
  newConfigMap(group, 'a');
  newConfigMap(chart, 'b');
  newConfigMap(new Chart(app, 'other'), 'c');
  const [everywhere, inGroup] = [new Recorder(), new Recorder()];
  Aspects.of(app).add(everywhere);
  Aspects.of(group).add(inGroup);
  app.synth();
  expect(everywhere.paths).toEqual(['', 'chart', 'chart/group', 'chart/group/a', 'chart/b', 'other', 'other/c']);
  expect(inGroup.paths).toEqual(['chart/group', 'chart/group/a']);
});

test('at each construct, outer scopes come first, then the order of addition', () => {
  const app = newApp();
  const chart = new Chart(app, 'chart');
  newConfigMap(chart, 'a');
  const log: string[] = [];
  Aspects.of(chart).add(new Recorder('inner 1', log), new Recorder('inner 2', log));
  Aspects.of(app).add(new Recorder('outer', log));
  app.synth();
  expect(log).toEqual([
    'outer ',
    'outer chart', 'inner 1 chart', 'inner 2 chart',
    'outer chart/a', 'inner 1 chart/a', 'inner 2 chart/a',
  ]);
});

test('an aspect of two scopes visits a construct once', () => {
  const app = newApp();
  const chart = new Chart(app, 'chart');
  const recorder = new Recorder();
  Aspects.of(chart).add(recorder);
  Aspects.of(app).add(recorder);
  app.synth();
  expect(recorder.paths).toEqual(['', 'chart']);
});

test('visits constructs that visits add anywhere, and they are written', () => {
  const app = newApp();
  const first = new Chart(app, 'first');
  newConfigMap(first, 'a');
  const last = new Chart(app, 'last');
  newConfigMap(last, 'z');
  const recorder = new Recorder();
  Aspects.of(app).add(recorder, new Visitor(node => {
    // Each adds to a position earlier in the tree than its own.
    if (node.node.path === 'last/z') { newConfigMap(first, 'added'); }
    if (node.node.path === 'first/added') { newConfigMap(first, 'added-again'); }
  }));
  app.synth();
  expect(recorder.paths).toEqual(['', 'first', 'first/a', 'last', 'last/z', 'first/added', 'first/added-again']);
  expect(first.toJson().map(({ metadata }) => metadata.name)).toEqual([
    expect.stringMatching(/^first-a-/), expect.stringMatching(/^first-added-c/), expect.stringMatching(/^first-added-again/),
  ]);
});

test('an aspect that a visit adds visits everything too', () => {
  const app = newApp();
  const chart = new Chart(app, 'chart');
  newConfigMap(chart, 'a');
  const added = new Recorder();
  Aspects.of(chart).add(new Visitor(node => {
    if (node.node.id === 'a') { Aspects.of(app).add(added); }
  }));
  app.synth();
  expect(added.paths).toEqual(['', 'chart', 'chart/a']);
});

test('does not visit constructs that an earlier visit removed', () => {
  const app = newApp();
  const chart = new Chart(app, 'chart');
  newConfigMap(chart, 'a');
  newConfigMap(chart, 'b');
  const recorder = new Recorder();
  Aspects.of(app).add(recorder, new Visitor(node => {
    if (node.node.id === 'a') { chart.node.tryRemoveChild('b'); }
  }));
  app.synth();
  expect(recorder.paths).toEqual(['', 'chart', 'chart/a']);
});

test('a second synth visits only new constructs', () => {
  const app = newApp();
  const chart = new Chart(app, 'chart');
  newConfigMap(chart, 'a');
  const recorder = new Recorder();
  Aspects.of(app).add(recorder);
  app.synth();
  app.synthYaml();
  Testing.synth(chart);
  expect(recorder.paths).toEqual(['', 'chart', 'chart/a']);
  newConfigMap(chart, 'b');
  app.synth();
  expect(recorder.paths).toEqual(['', 'chart', 'chart/a', 'chart/b']);
});

test('a failed visit is repeated', () => {
  const app = newApp();
  let attempts = 0;
  Aspects.of(app).add(new Visitor(() => { if (++attempts === 1) { throw new Error('not yet'); } }));
  expect(() => app.synth()).toThrow('not yet');
  app.synth();
  expect(attempts).toBe(2);
});

test.each<[string, (node: IConstruct, index: number) => void]>([
  ['one child in each child', node => newConfigMap(node, 'child')],
  ['two siblings for each', (node, index) => ['a', 'b'].forEach(id => newConfigMap(Chart.of(node), `${id}${index}`))],
  ['one sibling in all', (node, index) => { if (node.node.id.startsWith('s')) { newConfigMap(Chart.of(node), `s${index}`); } }],
])('an aspect that never stops adding is named: %s', (_, addTo) => {
  const app = newApp();
  const chart = new Chart(app, 'chart');
  newConfigMap(chart, 'start');
  let index = 0;
  Aspects.of(chart).add(new Recorder(), new Endless(node => addTo(node, index++)));
  expect(() => app.synth()).toThrow(
    /^the aspect Endless of 'chart' never stops adding: it adds to what it added itself, last at 'chart\/.*'; let visit\(\) add nothing where it has added already$/);
});

class Endless extends Visitor {}

test('an aspect that never stops adding aspects is named', () => {
  class Again extends Visitor {
    public constructor() { super(node => Aspects.of(node).add(new Again())); }
  }
  const app = newApp();
  Aspects.of(app).add(new Again());
  expect(() => app.synth()).toThrow(/^the aspect Again of the app never stops adding/);
});

test('many constructs from one visit, and a chain of several aspects, are allowed', () => {
  const app = newApp();
  const recorder = new Recorder();
  Aspects.of(app).add(recorder, new Visitor(node => {
    const depth = node.node.scopes.length;
    if (depth === 1) { for (let index = 0; index < 3000; index++) { new Construct(node as Construct, `m${index}`); } }
    if (depth > 1 && depth < 7) { new Construct(node as Construct, 'm'); }
  }));
  app.synthYaml();
  // The app, and 3,000 constructs with a chain of five below each.
  expect(recorder.paths).toHaveLength(1 + 3000 * 6);
});

test('visit() cannot render a chart', () => {
  const app = newApp();
  const chart = new Chart(app, 'chart');
  Aspects.of(app).add(new Visitor(() => { chart.toJson(); }));
  expect(() => app.synth()).toThrow('visit() of an aspect can\'t render a chart or an app, whose aspects have yet to finish; ask a single object with ApiObject.toJson()');
});
