import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';

const SOURCES = join(__dirname, '..', '..', 'src');

/** The types of Kubernetes, which are only used as `k8s.Pod`. */
const KUBERNETES_TYPES = 'objects/kubernetes-types.ts';

const DECLARATION = /^export (?:declare )?(?:abstract )?(?:async )?(?:const|let|function\*?|class|interface|type|enum) (\w+)/gm;

function filesByName(): Map<string, string[]> {
  const files = new Map<string, string[]>();
  for (const file of readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter(path => path.endsWith('.ts')).sort()) {
    if (file === KUBERNETES_TYPES) { continue; }
    const names = new Set([...readFileSync(join(SOURCES, file), 'utf8').matchAll(DECLARATION)].map(([, name]) => name));
    for (const name of names) { files.set(name, [...files.get(name) ?? [], file]); }
  }
  return files;
}

test('no name is exported by two files', () => {
  const files = filesByName();
  expect(files.size).toBeGreaterThan(500);
  const twice = [...files].filter(([, places]) => places.length > 1);
  expect(Object.fromEntries(twice)).toEqual({});
});
