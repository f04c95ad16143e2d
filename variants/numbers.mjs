/** Prints the numbers of `variants` in .projenrc.ts, which are development dependencies. */
import { readFileSync } from 'node:fs';

const { devDependencies, peerDependencies } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
for (const name of Object.keys(devDependencies)) {
  if (name.startsWith('cdk8s-plus-') && !(name in peerDependencies)) console.log(name.slice('cdk8s-plus-'.length));
}
