import { App, ApiObject, Chart } from 'cdk8s';
import { readApp } from '../../src/checks/read-app';

const chart = new Chart(new App(), 'shop');
const construct = (id: string) => new ApiObject(chart, id, { apiVersion: 'v1', kind: 'List' });
const configMap = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings' } };
const view = (all: { readonly construct: ApiObject; readonly manifest: unknown }[], inScope = all) => (
  { all, inScope, scope: chart, isWholeApp: true, once: <T>(_key: unknown, compute: () => T) => compute() }
);

test('a list may contain more objects and errors than a call takes arguments', () => {
  const count = 200_000;
  const list = { construct: construct('large'), manifest: { apiVersion: 'v1', kind: 'List', items: [...Array(count).fill(configMap), ...Array(count).fill(7)] } };
  const { inScope, others, errors } = readApp(view([list]));
  expect([inScope.length, others.length, errors.length]).toEqual([count, 0, count]);
});

test('objects outside the scope are context, and their errors are not reported', () => {
  const [within, outside] = [construct('within'), construct('outside')].map(each => ({
    construct: each, manifest: { apiVersion: 'v1', kind: 'List', items: [configMap, 7] },
  }));
  const { inScope, others, errors } = readApp(view([within, outside], [within]));
  expect([inScope, others].map(objects => objects.map(({ origin }) => origin.construct))).toEqual([['shop/within'], ['shop/outside']]);
  expect(errors.map(({ file }) => file)).toEqual(['shop/within']);
});
