import { dotDiagram, dotText } from '../../src/report/dot-text';

test.each([
  ['say "hi"', 'say \\"hi\\"'],
  ['back\\slash', 'back\\\\slash'],
  ['&lt;b&gt;', '&amp;lt;b&amp;gt;'],
  ['two\nlines', 'two\\\\nlines'],
])('escapes %j', (text, escaped) => {
  expect(dotText(text)).toBe(escaped);
});

test('draws nodes and edges with generated ids', () => {
  expect(dotDiagram({
    nodes: [{ id: 'a"', lines: ['first', 'second'], shape: 'round' }, { id: 'b', lines: ['goal'], shape: 'hexagon', emphasis: 'high' }],
    edges: [{ from: 'a"', to: 'b', label: 'read' }, { from: 'b', to: 'a"', unsure: true }],
  })).toBe([
    'digraph {',
    '  rankdir=LR;',
    '  node [fontname="Helvetica"];',
    '  edge [fontname="Helvetica"];',
    '  n0 [shape=ellipse, label="first\\nsecond"];',
    '  n1 [shape=hexagon, label="goal", style=filled, fillcolor="#fdeceb", color="#b3261e", fontcolor="#5c1410"];',
    '  n0 -> n1 [label="read"];',
    '  n1 -> n0 [style=dashed];',
    '}',
    '',
  ].join('\n'));
});

test('draws at most 60 edges and shows the number of omitted ones', () => {
  const nodes = Array.from({ length: 71 }, (_, index) => ({ id: `${index}`, lines: [`n${index}`] }));
  const edges = Array.from({ length: 70 }, (_, index) => ({ from: '0', to: `${index + 1}` }));
  const text = dotDiagram({ nodes, edges });

  expect(text.match(/->/g)).toHaveLength(60);
  expect(text).toContain('label="not drawn: 10 more edges, 10 more nodes"');
});
