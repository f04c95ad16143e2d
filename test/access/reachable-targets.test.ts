import { EscalationGraph } from '../../src/access/escalation-graph';
import { ReachableTargets } from '../../src/access/reachable-targets';

/** `a` and `b` lead to each other, `b` certainly to `c`, and `c` possibly to `d`; `e` is isolated. */
function graphOf(others = 0): { readonly graph: EscalationGraph; readonly node: (key: string) => number } {
  const graph = new EscalationGraph();
  const node = (key: string): number => graph.node(key);
  for (const key of ['a', 'b', 'c', 'd', 'e']) { node(key); }
  graph.join(node('a'), node('b'));
  graph.join(node('b'), node('a'));
  graph.join(node('b'), node('c'));
  graph.join(node('c'), node('d'), true);
  for (let index = 0; index < others; index++) { graph.join(node('d'), node(`other ${index}`)); }
  return { graph, node };
}

test.each<[string, string, boolean, boolean]>([
  ['a', 'a', true, true],
  ['e', 'e', true, true],
  ['b', 'a', true, true],
  ['a', 'c', true, true],
  ['a', 'd', true, false],
  ['c', 'a', false, false],
  ['d', 'c', false, false],
  ['a', 'e', false, false],
  ['e', 'a', false, false],
])('%s leads to %s: %s; certainly: %s', (start, target, possible, certain) => {
  const { graph, node } = graphOf();
  const questions = [{ starts: [node(start)], targets: [node(target)] }];
  expect(new ReachableTargets(graph, () => true).answers(questions)).toEqual([possible]);
  expect(new ReachableTargets(graph, ({ unsure }) => !unsure).answers(questions)).toEqual([certain]);
});

test('one start and one target are enough; an empty list is not', () => {
  const { graph, node } = graphOf();
  expect(new ReachableTargets(graph, () => true).answers([
    { starts: [node('e'), node('a')], targets: [node('e'), node('c')] },
    { starts: [node('c'), node('e')], targets: [node('a'), node('b')] },
    { starts: [], targets: [node('a')] },
    { starts: [node('a')], targets: [] },
  ])).toEqual([true, false, false, false]);
});

test('answers keep their order with more targets than one pass covers', () => {
  const { graph, node } = graphOf(2500);
  const questions = Array.from({ length: 2500 }, (_, index) => ({ starts: [node(index % 3 === 0 ? 'a' : 'e')], targets: [node(`other ${index}`)] }));
  expect(new ReachableTargets(graph, () => true).answers(questions)).toEqual(questions.map((_, index) => index % 3 === 0));
});
