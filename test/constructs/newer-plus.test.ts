import { Chart, Size } from 'cdk8s';
import { manifestOf, newChart } from './_pods';
import { Relaxation } from '../../src';
import { loadVariant, VARIANT_NUMBERS } from '../_variants';

const REASON = 'the debugger attaches to the program';
const APP = { name: 'app', image: 'app:v1' };

test('there is a variant for the cdk8s-plus of `cdk8s init`', () => {
  expect(VARIANT_NUMBERS).toContain('33');
});

describe.each(VARIANT_NUMBERS)('cdk8s-plus-%s', number => {
  const { variant, kplus } = loadVariant(number);

  /** A StatefulSet of the variant. Its cdk8s-plus has the properties; the types of the tests lack them. */
  function newSet(chart: Chart, props: object = {}) {
    const service = new kplus.Service(chart, 'service', { clusterIP: 'None', ports: [{ port: 80 }] });
    return new variant.SecureStatefulSet(chart, 'db', { containers: [APP], service, ...props });
  }
  const templates = (set: object) => set as { addVolumeClaimTemplate(template: object): void };
  const specOf = (chart: Chart) => manifestOf(chart, 'StatefulSet').spec;
  const claim = (chart: Chart) => kplus.Volume.fromPersistentVolumeClaim(chart, 'volume', kplus.PersistentVolumeClaim.fromClaimName(chart, 'claim', 'shared'));
  const tmp = { name: 'tmp-app', emptyDir: { sizeLimit: '64Mi' } };

  test('a StatefulSet without claim templates keeps its volumes', () => {
    const chart = newChart();
    newSet(chart, { volumes: [kplus.Volume.fromEmptyDir(chart, 'cache', 'cache')] }).containers[0].mount('/data', claim(chart));
    const { template: { spec }, volumeClaimTemplates } = specOf(chart);
    expect(spec.volumes).toEqual([
      { name: 'pvc-shared', persistentVolumeClaim: { claimName: 'shared', readOnly: false } }, { name: 'cache', emptyDir: {} }, tmp,
    ]);
    expect(spec.containers[0].volumeMounts).toEqual([{ name: 'pvc-shared', mountPath: '/data' }, { name: 'tmp-app', mountPath: '/tmp' }]
      .map(mount => expect.objectContaining(mount)));
    expect(volumeClaimTemplates).toBeUndefined();
  });

  test('a claim template replaces only the volume of its name', () => {
    const chart = newChart();
    const set = newSet(chart, { volumes: [kplus.Volume.fromEmptyDir(chart, 'cache', 'cache')] });
    set.containers[0].mount('/data', kplus.Volume.fromName(chart, 'data', 'data'));
    templates(set).addVolumeClaimTemplate({ name: 'data', storage: Size.gibibytes(1), accessModes: [kplus.PersistentVolumeAccessMode.READ_WRITE_ONCE] });
    const { template: { spec }, volumeClaimTemplates } = specOf(chart);
    expect(spec.volumes).toEqual([{ name: 'cache', emptyDir: {} }, tmp]);
    expect(spec.containers[0].volumeMounts).toContainEqual({ name: 'data', mountPath: '/data' });
    expect(volumeClaimTemplates).toMatchObject([{ metadata: { name: 'data' }, spec: { accessModes: ['ReadWriteOnce'] } }]);
  });

  test('the property volumeClaimTemplates does the same', () => {
    const chart = newChart();
    const data = kplus.Volume.fromName(chart, 'data', 'data');
    newSet(chart, { volumes: [data], volumeClaimTemplates: [{ name: 'data', storage: Size.gibibytes(1) }] }).containers[0].mount('/data', data);
    expect(specOf(chart).volumeClaimTemplates).toMatchObject([{ metadata: { name: 'data' } }]);
    expect(specOf(chart).template.spec.volumes).toEqual([tmp]);
  });

  test('a volume without a source or claim template is refused', () => {
    const chart = newChart();
    newSet(chart).containers[0].mount('/data', kplus.Volume.fromName(chart, 'data', 'data'));
    expect(() => chart.toJson()).toThrow("the volume 'data' has no source, and no claim template has its name; add a claim template of that name, or use another volume");
  });

  test.each([
    ['shareProcessNamespace', 'sharedProcessNamespace', 'shared-process-namespace'],
    ['enableServiceLinks', 'serviceLinks', 'service-links'],
  ] as const)('%s is refused without its relaxation, and takes effect with it', (property, relaxation, rule) => {
    const pod = (value: boolean, relaxations: Relaxation[] = []) => {
      const chart = newChart();
      new variant.SecurePod(chart, 'pod', { containers: [APP], relaxations, ...{ [property]: value } });
      return manifestOf(chart, 'Pod');
    };
    expect(() => pod(true)).toThrow(new Error(`the pod has ${property}: true; remove it, or write relaxations: [Relaxation.${relaxation}('<reason>')]`));
    expect(pod(false).spec[property] ?? false).toBe(false);
    const { spec, metadata } = pod(true, [variant.Relaxation[relaxation](REASON)]);
    expect(spec[property]).toBe(true);
    expect(metadata.annotations).toEqual({ [`cdk8s-least-privilege/accept.${rule}`]: `[pod] ${REASON}` });
  });

  test('a token with a shared process namespace is refused', () => {
    const chart = newChart();
    const relaxations = [variant.Relaxation.sharedProcessNamespace(REASON)];
    new variant.SecurePod(chart, 'pod', { containers: [APP], apiAccess: variant.ApiAccess.inContainers('app'), relaxations, ...{ shareProcessNamespace: true } });
    expect(() => chart.toJson()).toThrow('a container holds a token, but with Relaxation.sharedProcessNamespace every container of the pod can read it');
  });
});
