import { Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { newChart, renderedPod } from './_pods';
import { Relaxation, SecurePod, SecurePodProps, WritableDirectory } from '../../src';

const TWO = [{ name: 'web', image: 'web:v1' }, { name: 'app', image: 'app:v1' }];

function rendered(writableDirectories: WritableDirectory[], props: SecurePodProps = {}): any {
  const chart = newChart();
  new SecurePod(chart, 'pod', { containers: TWO, writableDirectories, ...props });
  return renderedPod(chart);
}

test('each container gets a separate directory', () => {
  const spec = rendered([{ path: '/var/cache/nginx', containers: ['web'], sizeLimit: Size.mebibytes(256) }]);
  expect(spec.containers[0].volumeMounts).toEqual([
    { name: 'var-cache-nginx-web', mountPath: '/var/cache/nginx' },
    { name: 'tmp-web', mountPath: '/tmp' },
  ]);
  expect(spec.containers[1].volumeMounts).toEqual([{ name: 'tmp-app', mountPath: '/tmp' }]);
  expect(spec.volumes).toEqual([
    { name: 'var-cache-nginx-web', emptyDir: { sizeLimit: '256Mi' } },
    { name: 'tmp-web', emptyDir: { sizeLimit: '64Mi' } },
    { name: 'tmp-app', emptyDir: { sizeLimit: '64Mi' } },
  ]);
});

test('/tmp can be larger, in memory, and have another volume name', () => {
  const spec = rendered(
    [{ path: '/tmp', sizeLimit: Size.kibibytes(100), medium: kplus.EmptyDirMedium.MEMORY, volumeName: 'tmp' }], { containers: [TWO[0]] });
  expect(spec.volumes).toEqual([{ name: 'tmp', emptyDir: { medium: 'Memory', sizeLimit: '100Ki' } }]);
});

test("a user's own mount at /tmp or a writable root file system replaces it", () => {
  const chart = newChart();
  const pod = new SecurePod(chart, 'pod', { containers: TWO, relaxations: [Relaxation.writableRootFilesystem('writes everywhere', { containers: ['app'] })] });
  pod.containers[0].mount('/tmp', kplus.Volume.fromEmptyDir(chart, 'shared', 'shared'));
  expect(renderedPod(chart).volumes).toEqual([{ name: 'shared', emptyDir: expect.anything() }]);
});

test.each<[WritableDirectory, string]>([
  [{ path: 'cache' }, 'the writable directory is "cache", but it must be an absolute path without "..", ":", "//" and a trailing slash; write \'/var/cache\', for example'],
  [{ path: '/cache', containers: [] }, "the writable directory '/cache' has an empty list of containers; name one, or leave the list out for all containers"],
  [{ path: '/cache', volumeName: 'kube-api-access-1' }, "a volume must not be named 'kube-api-access-1', because Kubernetes takes a volume named kube-api-access-* for its own token volume and mounts it into every container; choose another name"],
])('refuses %j at the call', (directory, message) => {
  expect(() => new SecurePod(newChart(), 'pod', { containers: TWO, writableDirectories: [directory] })).toThrow(new Error(message));
});

test.each<[WritableDirectory[], string]>([
  [[{ path: '/cache', containers: ['wbe'] }], "[app/pod] the writable directory '/cache' names the container 'wbe', but the pod has 'web', 'app'; write one of these"],
  [[{ path: '/cache' }, { path: '/cache' }], "[app/pod] the container 'web' has two mounts at '/cache'; give one of them another mount path"],
  [[{ path: '/cache', volumeName: 'cache' }], "[app/pod] two volumes are named 'cache'; set volumeName on one of them"],
])('refuses %j at synth', (writable, message) => {
  expect(() => rendered(writable)).toThrow(message);
});
