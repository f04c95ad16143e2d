/** Turns a copy of the checkout into the variant for another cdk8s-plus: node rename.mjs NUMBER FOLDER */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [number, folder] = process.argv.slice(2);
const OURS = 'cdk8s-plus-28';
const plus = `cdk8s-plus-${number}`;

function change(file, toNew) {
  const path = join(folder, file);
  const old = readFileSync(path, 'utf8');
  const changed = toNew(old);
  if (changed !== old) writeFileSync(path, changed);
}

const packageJson = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
const { name, peerDependencies, devDependencies, jsii: { targets } } = packageJson;
const version = devDependencies[plus];
if (version === undefined) throw new Error(`there is no variant ${number}; add it to variants in .projenrc.ts and run npx projen`);
const { [OURS]: _, ...otherPeers } = peerDependencies;
const { java, python } = targets;
writeFileSync(join(folder, 'package.json'), JSON.stringify({
  ...packageJson,
  name: `${name}-${number}`,
  peerDependencies: { ...otherPeers, [plus]: `^${version}` },
  jsii: {
    ...packageJson.jsii,
    targets: {
      ...targets,
      java: { package: java.package + number, maven: { ...java.maven, artifactId: `${java.maven.artifactId}-${number}` } },
      python: { distName: `${python.distName}-${number}`, module: `${python.module}_${number}` },
    },
  },
}, undefined, 2));

for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
  const file = join(entry.parentPath, entry.name).slice(folder.length + 1);
  if (entry.isFile() && /^(src|examples)\/.*\.ts$/.test(file)) change(file, text => text.replaceAll(OURS, plus));
}
// The parts that users copy: installation, imports, and npx. Annotations and links keep the name.
change('README.md', text => text.replaceAll(OURS, plus)
  .replaceAll(new RegExp(`(?<=npm install |npx |from ')${name}(?=[ '\`/])`, 'g'), `${name}-${number}`));
