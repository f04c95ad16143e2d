import { client, createNamespace, pathOf, remove, serverMinor, tryToApply, untilReady } from './_cluster';
import { constructs, examples, Manifests } from './_manifests';
import { parseQuantity } from '../../src/kubernetes/quantity';

/**
 * Image volumes are dropped before 1.35, where their feature gate is off by default.
 *
 * @see https://kubernetes.io/docs/reference/command-line-tools-reference/feature-gates/
 */
const IMAGE_VOLUMES_SINCE = 35;

const all = [...examples(), ...constructs()];
const isServedHere = ({ objects }: Manifests): boolean => serverMinor >= IMAGE_VOLUMES_SINCE || !JSON.stringify(objects).includes('"image":{"reference":');
const onlyNewer = all.filter(manifests => !isServedHere(manifests)).map(({ name }) => name);


test('there are examples', () => {
  expect(examples().length).toBeGreaterThan(15);
  expect(constructs().length).toBeGreaterThan(15);
});

if (onlyNewer.length > 0) { test.skip.each(onlyNewer)('%s needs a newer version', () => {}); }

describe.each(all.filter(isServedHere))('$name', ({ objects }) => {
  afterAll(async () => {
    for (const object of [...objects].reverse().filter(({ kind }) => kind !== 'Namespace')) { await remove(object); }
  });

  beforeAll(async () => {
    const created = new Set(objects.filter(({ kind }) => kind === 'Namespace').map(({ metadata }) => metadata.name));
    for (const namespace of new Set(objects.map(({ metadata }) => metadata.namespace ?? 'default'))) {
      if (!created.has(namespace)) { await createNamespace(namespace, 'restricted'); }
    }
  });

  test('is accepted strictly and without a warning, in the written order', async () => {
    for (const object of objects) {
      const dryRun = await client.request('POST', `${await pathOf(object)}?dryRun=All&fieldValidation=Strict`, { body: object });
      // The account `default` may already exist.
      expect(problem(object, dryRun, [201, 409])).toBeUndefined();
      expect(problem(object, await tryToApply(object), [200, 201])).toBeUndefined();
      if (object.kind === 'Namespace') { await untilReady(object.metadata.name); }
    }
  });

  test('is read back as written', async () => {
    const differences: string[] = [];
    for (const object of objects) {
      const { body } = await client.request('GET', await pathOf(object, object.metadata.name));
      differences.push(...differencesOf(object, body, `${object.kind} ${object.metadata.name}`));
    }
    expect(differences).toEqual([]);
  });

  test('changes nothing when it is applied again', async () => {
    for (const object of objects) {
      const path = await pathOf(object, object.metadata.name);
      const before = await client.request('GET', path);
      const { body } = await tryToApply(object);
      // The server rewrites any Job and PersistentVolumeClaim, although nothing changes.
      const version = ['Job', 'PersistentVolumeClaim'].includes(object.kind) ? body.metadata.resourceVersion : before.body.metadata.resourceVersion;
      expect(body).toEqual({ ...before.body, metadata: { ...before.body.metadata, resourceVersion: version } });
    }
  });
});

function problem(object: any, { status, body, warnings }: any, fine: readonly number[]): string | undefined {
  // An intended weakening by a relaxation causes the warning that its namespace requests.
  const isRelaxed = Object.keys(object.metadata.annotations ?? {}).some(key => /accept\.host-(network|pid|path-volume)$/.test(key));
  const unexpected = warnings.filter((warning: string) => !(isRelaxed && warning.includes('would violate PodSecurity')));
  if (fine.includes(status) && unexpected.length === 0) { return undefined; }
  return `${object.kind} ${object.metadata.name}: ${status} ${body.message} ${warnings}`;
}

/** Values that the server omits because they equal an absent field. */
const NOTHING: { readonly [field: string]: unknown } = { hostNetwork: false, minReadySeconds: 0, apiGroup: '', externalIPs: [], readOnly: false };

/** Differences between the written and the read object, except additions of the server. */
function differencesOf(written: any, read: any, path: string): string[] {
  if (typeof written !== 'object' || written === null || typeof read !== 'object' || read === null) {
    return JSON.stringify(written) === JSON.stringify(read) || isSameQuantity(written, read) ? [] : [`${path}: wrote ${JSON.stringify(written)}, read ${JSON.stringify(read)}`];
  }
  return [
    ...Array.isArray(written) && written.length !== read.length ? [`${path}: wrote ${written.length} items, read ${read.length}`] : [],
    ...Object.entries(written).filter(([key, value]) => read[key] !== undefined || JSON.stringify(NOTHING[key]) !== JSON.stringify(value))
      .flatMap(([key, value]) => differencesOf(value, read[key], `${path}.${key}`)),
  ];
}

function isSameQuantity(written: unknown, read: unknown): boolean {
  return typeof written === 'string' && typeof read === 'string' && parseQuantity(written) !== undefined && parseQuantity(written) === parseQuantity(read);
}
