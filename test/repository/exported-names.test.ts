import { readdirSync, readFileSync } from 'fs';
import { dirname, join } from 'path';

const ROOT = join(__dirname, '..', '..');
const SOURCES = join(ROOT, 'src');

/** The types of Kubernetes, used only as `k8s.Pod`. */
const KUBERNETES_TYPES = 'objects/kubernetes-types.ts';

/** The script of the HTML report is a separate program without imports of ours. */
const PAGE = join('report', 'page', '/');

const DECLARATION = /^export (?:declare )?(?:abstract )?(?:async )?(?:const|let|function\*?|class|interface|type|enum) (\w+)/gm;
const REEXPORT = /(?:type )?(\w+)(?: as (\w+))?/g;

const declaredIn = (file: string): string[] => [...readFileSync(file, 'utf8').matchAll(DECLARATION)].map(([, name]) => name);

function filesByName(): Map<string, string[]> {
  const files = new Map<string, string[]>();
  for (const file of readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter(path => path.endsWith('.ts')).sort()) {
    if (file === KUBERNETES_TYPES || file.startsWith(PAGE)) { continue; }
    for (const name of new Set(declaredIn(join(SOURCES, file)))) { files.set(name, [...files.get(name) ?? [], file]); }
  }
  return files;
}

/** Options of a method with the same name as in cdk8s-plus. Programs never name them. */
const SAME_AS_CDK8S_PLUS = ['FromServiceAccountNameOptions'];

/** The names that an entry point exports. */
function exportedBy(index: string): string[] {
  const lists = [...readFileSync(join(SOURCES, index), 'utf8').matchAll(/^export \{([^}]*)\}/gm)].map(([, list]) => list);
  return [...lists.flatMap(list => [...list.matchAll(REEXPORT)].map(([, name, renamed]) => renamed ?? name)), ...declaredIn(join(SOURCES, index))];
}

test('no name is exported by two files', () => {
  const files = filesByName();
  expect(files.size).toBeGreaterThan(500);
  const twice = [...files].filter(([, places]) => places.length > 1);
  expect(Object.fromEntries(twice)).toEqual({});
});

test('auto-import of a name of cdk8s-plus does not offer one of ours', () => {
  const folder = dirname(require.resolve('cdk8s-plus-28'));
  const theirs = new Set(readdirSync(folder).filter(name => name.endsWith('.d.ts')).flatMap(name => declaredIn(join(folder, name))));
  expect([...theirs]).toEqual(expect.arrayContaining(['Namespace', 'Role', 'ContainerProps', 'ServiceAccount']));
  expect(exportedBy('index.ts').filter(name => theirs.has(name))).toEqual(SAME_AS_CDK8S_PLUS);
});

test('custom rules and tests have separate entry points', () => {
  const names = [exportedBy('index.ts'), exportedBy('rules/index.ts'), exportedBy('testing/index.ts')];
  expect(names[1]).toEqual(expect.arrayContaining(['IRule', 'Pack', 'Workload', 'recommended', 'essential', 'restricted', 'cis', 'podSecurityBaseline', 'podSecurityRestricted']));
  expect(names[2]).toEqual(expect.arrayContaining(['toHaveLeastPrivilege', 'LeastPrivilegeMatchers']));
  expect(names.flat()).toHaveLength(new Set(names.flat()).size);
});

test('the package exports its entry points and no file below lib', () => {
  const { exports } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  expect(Object.keys(exports)).toEqual(['.', './rules', './testing', './schema/*.json', './package.json', './.jsii']);
  for (const name of ['rules', 'testing']) {
    const folder = JSON.parse(readFileSync(join(ROOT, name, 'package.json'), 'utf8'));
    const { types, default: main } = exports[`./${name}`];
    expect([join(name, folder.main), join(name, folder.types)]).toEqual([join(main), join(types)]);
  }
});
