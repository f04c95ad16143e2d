import { AppModel } from '../../../src/model/app-model';
import { objectOf } from '../../_objects';
import { rulesOf } from '../_rules-of';
import { run } from '../_violations';

const loop: { [field: string]: unknown } = { name: 'loop' };
loop.loop = loop;
loop.list = [loop];
const ODD: unknown[] = [null, 7, 'x', true, [], {}, [null], [[]], [loop], loop, { name: 7 }, new Date(0), JSON.parse('{"__proto__": {"x": 1}}')];
const FIELDS: { readonly [field: string]: readonly string[] } = {
  spec: ['hostNetwork', 'serviceAccountName', 'containers', 'initContainers', 'volumes', 'template'],
  template: ['metadata', 'spec'],
  metadata: ['labels', 'annotations', 'ownerReferences'],
  annotations: [
    'eks.amazonaws.com/role-arn', 'iam.gke.io/gcp-service-account', 'azure.workload.identity/client-id', 'azure.workload.identity/tenant-id',
    'eks.amazonaws.com/token-expiration', 'azure.workload.identity/service-account-token-expiration', 'eks.amazonaws.com/skip-containers',
  ],
  labels: ['azure.workload.identity/use', 'app'],
};

test('objects of any shape do not throw, and every path exists in the manifest', () => {
  let state = 3;
  const random = () => {
    state = (state * 1664525 + 1013904223) % 2 ** 32;
    return state / 2 ** 32;
  };
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)];
  const value = (name: string): unknown => {
    if (random() < 0.25) { return pick(ODD); }
    if (FIELDS[name]) { return Object.fromEntries(FIELDS[name].filter(() => random() < 0.8).map(one => [one, value(one)])); }
    switch (name) {
      case 'containers': case 'initContainers': return [{ name: pick(['a', 7]), env: pick([...ODD, [{ name: 'AWS_SECRET_ACCESS_KEY', value: 'x' }]]), envFrom: pick(ODD), volumeMounts: pick(ODD) }];
      case 'hostNetwork': return true;
      case 'serviceAccountName': return 'a';
      case 'volumes': return [{ name: 'v', secret: pick(ODD) }, ...random() < 0.5 ? [pick(ODD)] : []];
      default: return pick(['payments', 'a,b;c', '7', '{{ .Values.x }}', 'true']);
    }
  };
  let found = 0;
  for (let round = 0; round < 1500; round++) {
    const objects = [['v1', 'ServiceAccount'], ['v1', 'Pod'], ['apps/v1', 'Deployment'], ['v1', 'Secret']].map(([apiVersion, kind]) => {
      const metadata = value('metadata');
      return { ...objectOf({ apiVersion, kind, metadata, spec: value('spec'), data: pick(ODD), stringData: pick(ODD) }), name: 'a' };
    });
    const model = new AppModel(objects, { complete: random() < 0.5 });
    for (const rule of rulesOf('cloud', 'network')) {
      for (const { path, key, message } of run(rule, model)) {
        found++;
        expect([typeof key, typeof message, Array.isArray(path)]).toEqual(['string', 'string', true]);
        expect(message).not.toMatch(/\[object|undefined|\.$/);
      }
    }
  }
  expect(found).toBeGreaterThan(1000);
});
