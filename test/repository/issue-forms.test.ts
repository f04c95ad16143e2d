import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import Ajv from 'ajv';
import { parse } from 'yaml';
import { repository } from '../../package.json';

const FOLDER = join(__dirname, '..', '..', '.github', 'ISSUE_TEMPLATE');
const SECURITY_POLICY = `${repository.url.replace(/\.git$/, '')}/security/policy`;

// https://docs.github.com/communities/using-templates-to-encourage-useful-issues-and-pull-requests/syntax-for-githubs-form-schema
const text = { type: 'string', pattern: '\\S' };
const textOf = (names: string[]) => Object.fromEntries(names.map(name => [name, text]));
const object = (required: string[], properties: object) => ({ type: 'object', required, properties, additionalProperties: false });
const listOf = (items: object) => ({ type: 'array', minItems: 1, uniqueItems: true, items });
const field = (type: string, required: string[], attributes: object) => object(['type', 'id', 'attributes'], {
  type: { const: type },
  id: { type: 'string', pattern: '^[A-Za-z0-9_-]+$' },
  // GitHub rejects a label that asks for a credential.
  attributes: object(['label', ...required], { ...attributes, label: { ...text, not: { pattern: '[Pp]assword' } }, description: text }),
  validations: object([], { required: { type: 'boolean' } }),
});
const FORM = object(['name', 'description', 'body'], {
  ...textOf(['name', 'description', 'title']),
  labels: listOf(text),
  body: listOf({
    anyOf: [
      object(['type', 'attributes'], { type: { const: 'markdown' }, attributes: object(['value'], { value: text }) }),
      field('input', [], textOf(['placeholder', 'value'])),
      field('textarea', [], textOf(['placeholder', 'value', 'render'])),
      field('dropdown', ['options'], { options: listOf({ ...text, not: { pattern: '^[Nn]one$' } }), multiple: { type: 'boolean' } }),
    ],
  }),
});
const CHOOSER = object(['blank_issues_enabled', 'contact_links'], {
  blank_issues_enabled: { type: 'boolean' },
  contact_links: listOf(object(['name', 'url', 'about'], textOf(['name', 'url', 'about']))),
});

interface Element { type: string; id?: string; attributes: { label?: string; value?: string }; validations?: { required?: boolean } }

function errorsOf(schema: object, value: unknown): unknown {
  const validate = new Ajv({ allErrors: true }).compile(schema);
  return validate(value) ? [] : validate.errors;
}

// GitHub reads YAML 1.1, in which `no` and `on` are booleans.
const read = (name: string) => parse(readFileSync(join(FOLDER, name), 'utf8'), { version: '1.1' });
const forms = readdirSync(FOLDER).filter(name => name !== 'config.yml');

test('the forms match the links of the pages', () => {
  expect(forms.sort()).toEqual(['feature.yml', 'wrong-verdict.yml']);
});

test.each(forms)('%s is a form that GitHub accepts', name => {
  const form = read(name);
  expect(errorsOf(FORM, form)).toEqual([]);
  const fields = (form.body as Element[]).filter(({ type }) => type !== 'markdown');
  const ids = fields.map(({ id }) => id);
  const labels = fields.map(({ attributes }) => attributes.label);
  for (const values of [ids, labels]) { expect(values).toEqual([...new Set(values)]); }
});

test('a wrong verdict requires evidence, and a wrong "clean" goes to the security policy', () => {
  const body: Element[] = read('wrong-verdict.yml').body;
  expect(body.filter(({ validations }) => validations?.required).map(({ id }) => id)).toEqual(['input', 'command', 'verdict', 'expected', 'version']);
  expect(body[0]).toMatchObject({ type: 'markdown', attributes: { value: expect.stringContaining(`(${SECURITY_POLICY})`) } });
});

test('the chooser sends vulnerabilities to the security policy of the repository', () => {
  const chooser = read('config.yml');
  expect(errorsOf(CHOOSER, chooser)).toEqual([]);
  expect(chooser.contact_links).toContainEqual(expect.objectContaining({ url: SECURITY_POLICY }));
});

test('a form that GitHub would reject fails', () => {
  const input = { type: 'input', id: 'version', attributes: { label: 'Version' } };
  const form = (body: unknown[]) => errorsOf(FORM, { name: 'Form', description: 'A form', body });
  expect(form([input])).toEqual([]);
  for (const body of [
    [],
    [{ ...input, id: 'the version' }],
    [{ ...input, required: true }],
    [{ ...input, attributes: { label: true } }],
    [{ ...input, attributes: { label: 'Password' } }],
    [{ type: 'dropdown', id: 'kind', attributes: { label: 'Kind' } }],
    [{ type: 'markdown', attributes: { label: 'Kind' } }],
  ]) { expect(form(body)).not.toEqual([]); }
});
