import { OptionNames, refuseUnknownOptions } from '../../src/text/options';

interface Options {
  readonly pack?: string;
  readonly failOn?: string;
}

const NAMES: OptionNames<Options> = { pack: true, failOn: true };

test.each<[Options, string | undefined]>([
  [{}, undefined],
  [{ pack: 'x', failOn: undefined }, undefined],
  [{ failon: 'low' } as Options, 'Checks has no option "failon"; did you mean failOn?'],
  [{ something: 1 } as Options, 'Checks has no option "something"; it has pack, failOn'],
  [{ toString: 1 } as unknown as Options, 'Checks has no option "toString"; it has pack, failOn'],
  [{ 'a\n::error::\u202e': 1 } as Options, 'Checks has no option "a\\n::error::\\u202e"; it has pack, failOn'],
])('%j', (options, message) => {
  const refuse = () => refuseUnknownOptions('Checks', options, NAMES);
  if (message === undefined) { expect(refuse).not.toThrow(); } else { expect(refuse).toThrow(new Error(message)); }
});
