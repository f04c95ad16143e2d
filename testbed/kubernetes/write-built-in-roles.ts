import { writeFileSync } from 'fs';
import { join } from 'path';
import { builtInOf, keyOf } from './built-in-roles';
import { Source } from './source';
import { VERSIONS } from './versions';
import { BuiltInBinding, BuiltInRole } from '../../src/kubernetes/rbac/built-in-roles';

const FILE = join(__dirname, '../../src/kubernetes/rbac/built-in-roles-data.ts');

const minors = VERSIONS.map(version => Number(version.split('.')[1]));
const all = VERSIONS.map(version => builtInOf(Source.of(version)));

/** The distinct contents of each role or binding, with the range of minors that have them. */
function byVersion<T extends BuiltInRole | BuiltInBinding>(versions: readonly (readonly T[])[]): string[] {
  const keys = [...new Set(versions.flat().map(keyOf))].sort();
  return keys.flatMap(key => {
    const texts = versions.map(version => JSON.stringify(version.find(one => keyOf(one) === key)));
    const starts = texts.flatMap((text, index) => index === 0 || text !== texts[index - 1] ? [index] : []);
    return starts.flatMap((start, index) => {
      const end = (starts[index + 1] ?? texts.length) - 1;
      return texts[start] === undefined ? [] : [JSON.stringify({
        ...JSON.parse(texts[start]),
        ...start > 0 ? { since: minors[start] } : {},
        ...end < texts.length - 1 ? { until: minors[end] } : {},
      })];
    });
  });
}

function list(name: string, type: string, lines: readonly string[]): string {
  return `\nexport const ${name}: readonly ByVersion<${type}>[] = [\n${lines.map(line => `  ${line},\n`).join('')}];\n`;
}

writeFileSync(FILE, `// Made by testbed/kubernetes/write-built-in-roles.ts from Kubernetes ${VERSIONS.join(', ')}. Change nothing here.
/* eslint-disable */
import { BuiltInBinding, BuiltInRole, ByVersion } from './built-in-roles';
${list('ROLES', 'BuiltInRole', byVersion(all.map(({ roles }) => roles)))}${list('BINDINGS', 'BuiltInBinding', byVersion(all.map(({ bindings }) => bindings)))}`);
