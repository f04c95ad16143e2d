import { readFileSync } from 'fs';
import { join } from 'path';
import { isClusterScopedKind } from '../../src/kubernetes/cluster-scoped-kinds';
import { KNOWN_MINORS } from '../../src/kubernetes/kubernetes-version';
import { podTemplatePath } from '../../src/kubernetes/workloads';
import { isBuiltInApiGroup, groupOf } from '../../src/objects/api-group';
import { structOfKind } from '../../src/objects/field-type';
import { REMOVED_KINDS, SERVED_KINDS } from '../../src/objects/kind-table';
import { CHECKED_KINDS, SINCE, TYPES } from '../../src/objects/type-table';
import { interfacesOf } from '../../testbed/kubernetes/objects/interfaces';

const sources = join(__dirname, '../../src/objects');
const allKinds = (table: { readonly [apiVersion: string]: object }): [string, string][] =>
  Object.entries(table).flatMap(([apiVersion, kinds]) => Object.keys(kinds).map((kind): [string, string] => [apiVersion, kind]));

test('all tables are from one version of Kubernetes', () => {
  const heads = ['type-table', 'kind-table', 'kubernetes-types'].map(name => readFileSync(join(sources, `${name}.ts`), 'utf8').split('\n')[0]);
  expect(heads[0]).toMatch(/from Kubernetes v1\.\d+\.\d+\. Change nothing here\.$/);
  expect(new Set(heads).size).toBe(1);
});

test('the interfaces match the table', () => {
  const [, , ...lines] = readFileSync(join(sources, 'kubernetes-types.ts'), 'utf8').split('\n');
  expect(lines.join('\n')).toBe(interfacesOf(TYPES));
});

test('the type of each field is known', () => {
  for (const fields of Object.values(TYPES)) {
    for (const type of Object.values(fields)) {
      const name = type.replace(/^[[{]+/, '');
      expect(Object.hasOwn(TYPES, name) || /^[sbilnqxty*]$/.test(name)).toBe(true);
    }
  }
});

test('each new field has a type, and a known version after the oldest', () => {
  for (const [type, fields] of Object.entries(SINCE)) {
    for (const [field, minor] of Object.entries(fields)) {
      expect(TYPES[type]).toHaveProperty(field);
      expect(KNOWN_MINORS.slice(1)).toContain(minor);
    }
  }
});

test('each checked kind is served, and has a type with metadata', () => {
  for (const [apiVersion, kinds] of Object.entries(CHECKED_KINDS)) {
    for (const kind of kinds) {
      expect(SERVED_KINDS[apiVersion]).toHaveProperty(kind);
      expect(structOfKind({ apiVersion, kind })?.fields.get('metadata')).toMatchObject({ struct: { name: 'ObjectMeta' } });
    }
  }
});

test('every kind that creates pods is checked', () => {
  const withPods = allKinds(SERVED_KINDS).filter(([apiVersion, kind]) => podTemplatePath({ apiVersion, kind }) !== undefined);
  expect(withPods).toHaveLength(9);
  for (const [apiVersion, kind] of withPods) { expect(structOfKind({ apiVersion, kind })).toBeDefined(); }
});

test('no kind is removed and served', () => {
  for (const [apiVersion, kind] of allKinds(REMOVED_KINDS)) { expect(SERVED_KINDS[apiVersion] ?? {}).not.toHaveProperty(kind); }
});

test('other lists of built-in groups and kinds agree', () => {
  const differs = allKinds(SERVED_KINDS).filter(([apiVersion, kind]) => {
    const group = groupOf(apiVersion);
    return !isBuiltInApiGroup(group) || isClusterScopedKind(group, kind) === SERVED_KINDS[apiVersion][kind];
  });
  expect(differs).toEqual([]);
});
