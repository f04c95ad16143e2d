import { readFileSync } from 'fs';
import { dirname, join } from 'path';
import { gunzipSync } from 'zlib';
import { Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { newChart } from './_pods';
import * as ours from '../../src';
import { loadVariant, VARIANT_NUMBERS } from '../_variants';

const APP = { containers: [{ name: 'app', image: 'app:v1' }] };

/** A construct, the interface of cdk8s-plus whose properties it takes, and its required properties. */
type ConstructCase = readonly [name: keyof typeof ours, parent: string | undefined, required: (chart: Chart) => object];

const nothing = (): object => ({});

const CONSTRUCTS: readonly ConstructCase[] = [
  ['ApiConsumerPod', 'PodProps', () => APP],
  ['HardenedDefaultServiceAccount', undefined, nothing],
  ['MinimalClusterRole', 'ResourceProps', nothing],
  ['MinimalRole', 'ResourceProps', nothing],
  ['SecureCronJob', 'CronJobProps', () => APP],
  ['SecureDaemonSet', 'DaemonSetProps', () => APP],
  ['SecureDeployment', 'DeploymentProps', () => APP],
  ['SecureJob', 'JobProps', () => APP],
  ['SecureNamespace', 'NamespaceProps', nothing],
  ['SecurePod', 'PodProps', () => APP],
  ['SecureServiceAccount', 'ResourceProps', nothing],
  ['SecureStatefulSet', 'StatefulSetProps', () => APP],
  ['WorkloadIdentity', undefined, nothing],
];

/** The properties of an interface of cdk8s-plus, with those that it inherits. */
function propertiesOf(number: string, name: string): string[] {
  const folder = dirname(require.resolve(`cdk8s-plus-${number}/package.json`));
  const text = JSON.parse(readFileSync(join(folder, '.jsii'), 'utf8'));
  const { types } = text.filename === undefined ? text : JSON.parse(gunzipSync(readFileSync(join(folder, text.filename))).toString());
  const collect = (type: string): string[] => [
    ...(types[type].properties ?? []).map((property: { readonly name: string }) => property.name), ...(types[type].interfaces ?? []).flatMap(collect),
  ];
  return collect(`cdk8s-plus-${number}.${name}`);
}

/** The error of a construct for properties that a JavaScript program passes. */
function errorOf(library: typeof ours, name: keyof typeof ours, props: object): string {
  try {
    new (library[name] as any)(newChart(), 'one', props);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

/** The number of the cdk8s-plus that `../../src` imports: test/variants replaces it. */
const OWN = process.env.VARIANT ?? '28';

test.each(
  (OWN === '28' ? ['28', ...VARIANT_NUMBERS] : [OWN]).flatMap(number => CONSTRUCTS.flatMap(([name, parent]) => parent === undefined ? [] : [{ number, name, parent }])),
)('with cdk8s-plus-$number $name takes each property of $parent', ({ number, name, parent }) => {
  const library = number === OWN ? ours : loadVariant(number).variant;
  const properties = propertiesOf(number, parent);
  expect(properties).toContain('metadata');
  for (const property of properties) {
    expect(errorOf(library, name, { [property]: undefined, nothingLikeIt: true })).toContain(`${name} has no option "nothingLikeIt"`);
  }
});

if (OWN === '28') {
  test('a property that only a newer cdk8s-plus has is refused', () => {
    const own = propertiesOf('28', 'DeploymentProps');
    const newer = propertiesOf('33', 'DeploymentProps').filter(property => !own.includes(property));
    expect(newer).toContain('revisionHistoryLimit');
    for (const property of newer) {
      expect(errorOf(ours, 'SecureDeployment', { ...APP, [property]: undefined })).toContain(`SecureDeployment has no option "${property}"`);
    }
  });
}

test('every construct of the package is among them', () => {
  const constructs = Object.entries(ours).filter(([, value]) => typeof value === 'function' && value.prototype instanceof kplus.Resource).map(([name]) => name);
  expect(CONSTRUCTS.map(([name]) => name)).toEqual(expect.arrayContaining(constructs));
});

test.each(CONSTRUCTS)('%s refuses a property that it does not have', (name, _, required) => {
  expect(errorOf(ours, name, { ...required(newChart()), permisions: [] })).toContain(`${name} has no option "permisions"`);
});

test.each([
  ['SecureDeployment', { ...APP, serviceAcount: undefined }, 'SecureDeployment has no option "serviceAcount"; did you mean serviceAccount?'],
  ['SecureDeployment', { ...APP, apiAcess: undefined }, 'SecureDeployment has no option "apiAcess"; did you mean apiAccess?'],
  ['MinimalRole', { permission: [] }, 'MinimalRole has no option "permission"; did you mean permissions?'],
  ['SecureNamespace', { allowOnlly: {} }, 'SecureNamespace has no option "allowOnlly"; did you mean allowOnly?'],
] as const)('%s names the property that was probably meant', (name, props, message) => {
  expect(errorOf(ours, name, props)).toBe(message);
});

test('a subclass has properties of its own', () => {
  class Web extends ours.SecureDeployment {}
  expect(() => new Web(newChart(), 'web', { ...APP, team: 'shop' } as ours.SecureDeploymentProps)).not.toThrow();
});
