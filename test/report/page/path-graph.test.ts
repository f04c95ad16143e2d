import { pathGraph } from '../../../src/report/page/path-graph';
import { PagePaths, PagePathNode, PagePathStep } from '../../../src/report/page-paths';

const node = (title: string, fields: Partial<PagePathNode> = {}): PagePathNode => ({ shape: 'set', kind: 'Set', title, ...fields });
const step = (from: number, to: number, how: string, fields: Partial<PagePathStep> = {}): PagePathStep =>
  ({ from, to, how, grants: [], proof: 'from documentation', source: 'https://example.com', ...fields });

const pathsOf = (nodes: readonly PagePathNode[], steps: readonly PagePathStep[], paths: readonly (readonly number[])[]): PagePaths => ({
  summary: '',
  total: paths.length,
  cuts: [],
  omitted: 0,
  grants: [{ role: 'Role a', permission: 'secrets get' }],
  nodes,
  steps,
  paths: paths.map(own => ({ starts: '', number: 1, start: steps[own[0]].from, target: steps[own.at(-1)!].to, steps: own })),
});

const arrowsOf = (paths: PagePaths, shown: readonly number[]) => {
  const { boxes, arrows } = pathGraph(paths, shown);
  return arrows.map(({ from, to, row, unsure }) => [boxes[from].node.title, row === undefined ? '' : boxes[from].rows[row].how, boxes[to].node.title, unsure]);
};

test('shared steps are drawn once, and boxes have their paths', () => {
  const paths = pathsOf(['web', 'api', 'account', 'target'].map(title => node(title)), [step(0, 2, 'token'), step(1, 2, 'token'), step(2, 3, '*/*/*', { grants: [0] })], [[0, 2], [1, 2]]);
  expect(arrowsOf(paths, [0, 1])).toEqual([['web', '', 'account', false], ['account', '*/*/*', 'target', false], ['api', '', 'account', false]]);
  const { boxes } = pathGraph(paths, [0, 1]);
  expect(boxes.map(({ node: { title }, paths: own }) => [title, [...own]])).toEqual([['web', [0]], ['account', [0, 1]], ['target', [0, 1]], ['api', [1]]]);
  expect(boxes[1].rows).toEqual([{ how: '*/*/*', roles: ['Role a'], unsure: false }]);
});

test('only the shown paths are drawn', () => {
  const paths = pathsOf(['web', 'api', 'target'].map(title => node(title)), [step(0, 2, 'a'), step(1, 2, 'b')], [[0], [1]]);
  expect(arrowsOf(paths, [1])).toEqual([['api', 'b', 'target', false]]);
});

test('a member of a set and an intermediate node are merged into one arrow', () => {
  const paths = pathsOf(
    [node('account'), node('written', { passing: true }), node('any account'), node('boss')],
    [step(0, 1, 'secrets create'), step(1, 2, 'token Secret'), step(2, 3, 'one of them', { part: true })], [[0, 1, 2]]);
  expect(arrowsOf(paths, [0])).toEqual([['account', 'secrets create, token Secret', 'boss', false]]);
});

test('a target is never merged', () => {
  const paths = pathsOf([node('a'), node('any', { shape: 'target' }), node('b')], [step(0, 1, 'x'), step(1, 2, 'one of them', { part: true })], [[0, 1]]);
  expect(arrowsOf(paths, [0])).toEqual([['a', 'x', 'any', false], ['any', '', 'b', false]]);
});

test('an arrow with an unsure step is unsure, and separate from the certain one', () => {
  const paths = pathsOf([node('a'), node('b')], [step(0, 1, 'x'), step(0, 1, 'x', { unsure: 'it rains' })], [[0], [1]]);
  expect(arrowsOf(paths, [0, 1])).toEqual([['a', 'x', 'b', false], ['a', 'x', 'b', true]]);
});
