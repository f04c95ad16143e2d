import { mermaidDiagram, mermaidText } from '../../src/report/mermaid-text';

/** Decodes entities as Mermaid does. */
const decode = (text: string): string => text.replace(/#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));

test.each([
  '</script><script>alert(1)</script>',
  '"]; click n1 "javascript:alert(1)"',
  '{{x}} #quot; %% end',
  'end',
  '1. first',
  '- item',
  'www.example.com',
  '`*markdown*`',
  "it's a | pipe \\ and @someone",
])('shows %j literally', text => {
  const escaped = mermaidText(text);

  expect(decode(escaped)).toBe(text);
  expect(escaped.replace(/#\d+;/g, '')).not.toMatch(/[#;&<>"'`()[\]{}|\\*_@]|^\d*[-+.]/);
});

test('keeps a label on one line', () => {
  expect(mermaidText('a\nb')).toBe('a#92;nb');
});

test('truncates long labels', () => {
  expect(mermaidText('x'.repeat(500))).toHaveLength(120);
});

test('draws nodes and edges with generated ids', () => {
  expect(mermaidDiagram({
    nodes: [{ id: 'a"]', lines: ['first', 'second'], shape: 'round' }, { id: 'b', lines: ['goal'], shape: 'hexagon', emphasis: 'high' }],
    edges: [{ from: 'a"]', to: 'b', label: 'may (read)' }, { from: 'b', to: 'a"]', unsure: true }],
  })).toBe([
    'flowchart LR',
    '  n0(["first<br>second"])',
    '  n1{{"goal"}}:::high',
    '  n0 -->|"may #40;read#41;"| n1',
    '  n1 -.-> n0',
    '  classDef high fill:#fdeceb,stroke:#b3261e,color:#5c1410',
    '',
  ].join('\n'));
});

const star = (count: number, name = 'n') => ({
  nodes: [{ id: 'hub', lines: ['hub'] }, ...Array.from({ length: count }, (_, index) => ({ id: `${index}`, lines: [`${name}${index}`] }))],
  edges: Array.from({ length: count }, (_, index) => ({ from: 'hub', to: `${index}` })),
});

test('draws the first 60 edges and shows the number of omitted ones', () => {
  const text = mermaidDiagram(star(75));

  expect(text.match(/-->/g)).toHaveLength(60);
  expect(text).toContain('"n59"');
  expect(text).not.toContain('"n60"');
  expect(text).toContain('not drawn#58; 15 more edges, 15 more nodes');
});

test('stays below 10,000 characters', () => {
  const text = mermaidDiagram(star(60, '()'.repeat(60)));

  expect(text.length).toBeLessThanOrEqual(10_000);
  expect(text).toContain('not drawn');
});

test('draws nodes without edges', () => {
  expect(mermaidDiagram({ nodes: [{ id: 'alone', lines: ['alone'] }], edges: [] })).toBe('flowchart LR\n  n0["alone"]\n');
});
