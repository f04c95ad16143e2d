import { execFileSync } from 'child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { client, pathOf, serverMinor } from './_cluster';
import { checkFields } from '../../src/objects/check-fields';
import { structOfKind } from '../../src/objects/field-type';
import { REMOVED_KINDS, SERVED_KINDS } from '../../src/objects/kind-table';
import { KUBERNETES_VERSION } from '../../src/objects/type-table';
import { FIELD_VALUES } from '../../test/objects/_decoding';

const ROOT = join(__dirname, '../..');
const SOURCES = join(ROOT, 'src/objects');

const values = FIELD_VALUES.flatMap(({ field, object, decoded, refused }) => [
  ...decoded.map(value => ({ field, value, object: object(value), isDecoded: true })),
  ...refused.map(value => ({ field, value, object: object(value), isDecoded: false })),
]);

test.each(values)('the server decodes $field $value: $isDecoded', async ({ object, isDecoded }) => {
  const { status, body } = await client.request('POST', `${await pathOf({ metadata: {}, ...object })}?dryRun=All&fieldValidation=Strict`, { body: object });
  // A decoded object may violate another rule, which is 422.
  expect({ isDecoded: status !== 400, message: body.message }).toMatchObject({ isDecoded });
});

test.each([
  ['a misspelt field', { hostNetWork: true }],
  ['a field at the wrong level', { privileged: true }],
  ['a key that everything inherits', JSON.parse('{"__proto__": 1}') as object],
])('the server does not accept %s either', async (_case, spec) => {
  const object = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' }, spec: { containers: [{ name: 'a', image: 'a' }], ...spec } };
  Object.defineProperties(object.spec, Object.getOwnPropertyDescriptors(spec));
  const { unknownFields: [{ path }] } = checkFields(object, structOfKind(object)!);
  const { status, body } = await client.request('POST', '/api/v1/namespaces/default/pods?dryRun=All&fieldValidation=Strict', { body: object });
  expect({ status, message: body.message }).toEqual({ status: 400, message: expect.stringContaining(`unknown field "${path.join('.')}"`) });
});

test('the server has the kinds of the table', async () => {
  const { body: { groups } } = await client.request('GET', '/apis');
  const versions: string[] = ['v1', ...groups.flatMap((group: any) => group.versions.map(({ groupVersion }: any) => groupVersion))];
  for (const version of versions) {
    const { body: { resources } } = await client.request('GET', version === 'v1' ? '/api/v1' : `/apis/${version}`);
    const differs = resources.filter(({ name, kind, namespaced }: any) => {
      if (name.includes('/')) { return false; }
      const isNamespaced = SERVED_KINDS[version]?.[kind];
      return isNamespaced === undefined ? !(REMOVED_KINDS[version]?.[kind] > serverMinor) : isNamespaced !== namespaced;
    });
    expect(differs.map(({ kind }: any) => `${version} ${kind}`)).toEqual([]);
  }
});

test(`the tables match the output of testbed/kubernetes/objects/main.ts for Kubernetes ${KUBERNETES_VERSION}; if not, run it`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'least-privilege-objects-'));
  try {
    execFileSync('npx', ['ts-node', '--transpile-only', '--project', 'examples/tsconfig.json', 'testbed/kubernetes/objects/main.ts', folder], { cwd: ROOT, stdio: 'inherit' });
    const names = readdirSync(folder);
    expect(names).toHaveLength(3);
    for (const name of names) { expect(readFileSync(join(folder, name), 'utf8')).toBe(readFileSync(join(SOURCES, name), 'utf8')); }
  } finally {
    rmSync(folder, { recursive: true });
  }
});
