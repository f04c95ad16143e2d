import { chartTemplate } from '../../src/manifest/chart-template';
import { readText } from '../../src/manifest/read-text';

const OBJECT = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n';

test.each([
  ['as helm template writes it', `---\n# Source: web/templates/role.yaml\n${OBJECT}`, 'web/templates/role.yaml'],
  ['without a separator', `# Source: web/templates/role.yaml\n${OBJECT}`, 'web/templates/role.yaml'],
  ['of a dependency', `# Source: web/charts/redis/templates/a/b.yaml\n${OBJECT}`, 'web/charts/redis/templates/a/b.yaml'],
  ['of a CustomResourceDefinition', `# Source: web/crds/crd.yaml\n${OBJECT}`, 'web/crds/crd.yaml'],
  ['below a license', `# Copyright\n#\n\n# Source: web/templates/role.yaml\n# more\n${OBJECT}`, 'web/templates/role.yaml'],
  ['with Windows line breaks', `---\r\n# Source: web/templates/role.yaml\r\n${OBJECT}`, 'web/templates/role.yaml'],
  ['with a URL', `# Source: https://example.com/templates/role.yaml\n${OBJECT}`, undefined],
  ['with a sentence', `# Source: the templates/ folder of our wiki\n${OBJECT}`, undefined],
  ['with another file', `# Source: web/role.yaml\n${OBJECT}`, undefined],
  ['that is indented', `  # Source: web/templates/role.yaml\n${OBJECT}`, undefined],
  ['after the content', `${OBJECT}# Source: web/templates/role.yaml\n`, undefined],
  ['in a block scalar', 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\ndata:\n  a: |\n# Source: web/templates/role.yaml\n', undefined],
  ['with a path that is too long', `# Source: web/templates/${'a'.repeat(1000)}\n${OBJECT}`, undefined],
  ['that is missing', OBJECT, undefined],
])('a comment %s', (_, document, template) => {
  expect(chartTemplate(document)).toBe(template);
});

test('each document of a rendered chart has its own template', () => {
  const text = `---\n# Source: web/templates/a.yaml\n${OBJECT}---\n# Source: web/templates/b.yaml\n${OBJECT}---\n${OBJECT}`;
  expect(readText(text, 'chart.yaml').objects.map(({ origin }) => origin.template)).toEqual(['web/templates/a.yaml', 'web/templates/b.yaml', undefined]);
});

test('the items of a list have the template of the list', () => {
  const text = `# Source: web/templates/a.yaml\napiVersion: v1\nkind: List\nitems:\n- ${JSON.stringify({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } })}\n`;
  expect(readText(text, 'chart.yaml').objects.map(({ origin }) => origin.template)).toEqual(['web/templates/a.yaml']);
});
