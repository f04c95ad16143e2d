import * as cdk8s from 'cdk8s';
import * as kplus28 from 'cdk8s-plus-28';
import * as ours from '../src';

const PLUS = /^cdk8s-plus-/;

/** The numbers of the cdk8s-plus packages with a variant of this package. */
export const VARIANT_NUMBERS = Object.keys(jest.requireActual('../package.json').devDependencies)
  .filter(name => PLUS.test(name) && name !== 'cdk8s-plus-28').map(name => name.replace(PLUS, ''));

/** Additions of newer versions of cdk8s-plus. */
export interface NewerPlus {
  readonly Volume: typeof kplus28.Volume & { fromName(scope: cdk8s.Chart, id: string, name: string): kplus28.Volume };
}

/** The package with another cdk8s-plus, as in its variant. */
export function loadVariant(number: string): { variant: typeof ours; kplus: typeof kplus28 & NewerPlus } {
  let loaded!: ReturnType<typeof loadVariant>;
  jest.isolateModules(() => {
    jest.doMock('cdk8s', () => cdk8s);
    jest.doMock('cdk8s-plus-28', () => jest.requireActual(`cdk8s-plus-${number}`));
    jest.doMock('../package.json', () => ({ ...jest.requireActual('../package.json'), name: `cdk8s-least-privilege-${number}` }));
    // Only a require() can be isolated.
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    loaded = { variant: require('../src'), kplus: require('cdk8s-plus-28') };
    for (const name of ['cdk8s', 'cdk8s-plus-28', '../package.json']) { jest.dontMock(name); }
  });
  return loaded;
}
