import { Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { manifestOf, newChart } from './_pods';
import { Aspects, ClaimTemplate, LeastPrivilegeChecks, SecureStatefulSet, SecureStatefulSetProps } from '../../src';
import { expectGolden } from '../_golden';

const DATA: ClaimTemplate = { name: 'data', storage: Size.gibibytes(10), mountPaths: { db: '/var/lib/db' } };

function chartWith(props: SecureStatefulSetProps): ReturnType<typeof newChart> {
  const chart = newChart();
  new SecureStatefulSet(chart, 'db', { containers: [{ name: 'db', image: 'registry.example.com/db:v1', portNumber: 5432 }], ...props });
  Aspects.of(chart).add(new LeastPrivilegeChecks());
  return chart;
}

test('golden file', () => {
  expectGolden('constructs/__golden__/claim-templates', chartWith({
    claimTemplates: [DATA, { ...DATA, name: 'log', mountPaths: { db: '/var/log/db' }, storage: Size.mebibytes(1500), storageClassName: 'fast', accessModes: [kplus.PersistentVolumeAccessMode.READ_WRITE_ONCE_POD] }],
    securityContext: { fsGroup: 999 },
  }).toJson());
});

test('only the named containers mount the claim, each at its path', () => {
  const chart = chartWith({
    containers: [{ name: 'db', image: 'db:v1', portNumber: 5432 }, { name: 'backup', image: 'backup:v1' }, { name: 'metrics', image: 'metrics:v1' }],
    initContainers: [{ name: 'setup', image: 'db:v1' }],
    claimTemplates: [{ ...DATA, mountPaths: { db: '/var/lib/db', backup: '/data', setup: '/tmp' } }],
  });
  const { spec } = manifestOf(chart, 'StatefulSet');
  const { containers, initContainers, volumes } = spec.template.spec;
  const mounts = [...initContainers, ...containers].map(({ name, volumeMounts }: any) => [name, ...volumeMounts.map((mount: any) => `${mount.name} ${mount.mountPath}`)]);
  expect(mounts).toEqual([
    ['setup', 'data /tmp'],
    ['db', 'data /var/lib/db', 'tmp-db /tmp'],
    ['backup', 'data /data', 'tmp-backup /tmp'],
    ['metrics', 'tmp-metrics /tmp'],
  ]);
  expect(volumes.map(({ name }: any) => name)).toEqual(['tmp-db', 'tmp-backup', 'tmp-metrics']);
});

test('without claim templates, the manifest has none', () => {
  expect(manifestOf(chartWith({}), 'StatefulSet').spec).not.toHaveProperty('volumeClaimTemplates');
});

test.each<[string, Partial<ClaimTemplate>, string]>([
  ['no storage', { storage: Size.gibibytes(0) }, "the claim template 'data' requests no storage; write storage: Size.gibibytes(10), for example"],
  ['no access mode', { accessModes: [] }, "the claim template 'data' has an empty list of access modes"],
  ['an invalid StorageClass', { storageClassName: 'Fast Disk' }, 'the StorageClass of the claim template \'data\' is "Fast Disk", but'],
  ['no container', { mountPaths: {} }, "no container mounts the claim template 'data'; write mountPaths"],
  ['an unknown container', { mountPaths: { web: '/data' } }, "the volume 'data' is for the container 'web', but the pod has 'db'; write one of these"],
  ['no directory', { mountPaths: { db: '../data' } }, 'the claim template \'data\' is mounted at "../data", but it must be an absolute path'],
  ['an invalid name', { name: 'Data' }, 'the name of a volume is "Data"'],
  ['the name of another volume', { name: 'tmp-db' }, "two volumes are named 'tmp-db'; set volumeName on one of them"],
])('%s is refused', (_, change, message) => {
  expect(() => chartWith({ claimTemplates: [{ ...DATA, ...change }] }).toJson()).toThrow(message);
});

test('a claim at an occupied mount path is refused', () => {
  expect(() => chartWith({ claimTemplates: [DATA], writableDirectories: [{ path: '/var/lib/db' }] }).toJson()).toThrow("the container 'db' has two mounts at '/var/lib/db'");
});
