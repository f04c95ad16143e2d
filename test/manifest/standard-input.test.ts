import { spawnSync } from 'child_process';
import { join } from 'path';

const script = `
  require('ts-node').register({ transpileOnly: true });
  const { readManifests } = require('./src/manifest/read-manifests');
  const { objects, errors } = readManifests(['-', '-']);
  process.stdout.write(JSON.stringify({ objects: objects.map(({ manifest, origin }) => [origin.file, manifest.stringData.text.length]), errors }));
`;

function readFrom(command: string): unknown {
  const { stdout, stderr } = spawnSync('sh', ['-c', `${command} | "${process.execPath}" -e "$SCRIPT"`], {
    cwd: join(__dirname, '../..'),
    env: { ...process.env, SCRIPT: script },
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  return JSON.parse(stdout);
}

test('a pipe that fills slowly, with more than it can hold', () => {
  const node = `"${process.execPath}" -e 'process.stdout.write("apiVersion: v1\\nkind: Secret\\nmetadata: {name: a}\\nstringData: {text: "); setTimeout(() => process.stdout.write("x".repeat(300000) + "}\\n"), 100)'`;
  expect(readFrom(node)).toEqual({ objects: [['<stdin>', 300_000]], errors: [] });
});

test('an empty pipe never counts as clean', () => {
  expect(readFrom('true')).toEqual({ objects: [], errors: [{ file: '<stdin>', line: 1, column: 1, message: 'contains no Kubernetes object' }] });
});
