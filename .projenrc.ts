import { cdk8s, javascript, JsonFile } from 'projen';
import { FlatEslintConfig, ROOT } from './projenrc/flat-eslint-config';
import { release, ReleaseWorkflows } from './projenrc/release';
import { SiteWorkflow } from './projenrc/site-workflow';

/**
 * The public names of this project. Change them here and run `npx projen` to update
 * every package (npm, PyPI, Maven, Go).
 */
const published = {
  name: 'cdk8s-least-privilege',
  author: 'cdk8s-least-privilege maintainers',
  authorAddress: 'maintainers@cdk8s-least-privilege.example',
  repositoryUrl: 'https://github.com/cdk8s-least-privilege/cdk8s-least-privilege.git',
  // Where GitHub Pages serves the site of that repository. Reports link to its pages of the rules.
  homepage: 'https://cdk8s-least-privilege.github.io/cdk8s-least-privilege/',
  python: { distName: 'cdk8s-least-privilege', module: 'cdk8s_least_privilege' },
  maven: {
    javaPackage: 'io.github.cdk8sleastprivilege',
    mavenGroupId: 'io.github.cdk8sleastprivilege',
    mavenArtifactId: 'cdk8s-least-privilege',
  },
  go: { moduleName: 'github.com/cdk8s-least-privilege/cdk8s-least-privilege-go' },
};

/**
 * The other versions of cdk8s-plus for which the package is tested and published, as `cdk8s-least-privilege-<number>`, each with the
 * lowest accepted release of cdk8s-plus. To add one, add a line, run `npx projen` and `npm run test:variants`.
 */
const variants: Record<string, string> = {
  33: '2.5.57',
  34: '2.0.54',
};

/**
 * The folders of `src` that a folder may import in addition to itself, enforced by the
 * linter. Imports go one way.
 */
const mayImport: Record<string, string[]> = {
  'text': [],
  'kubernetes': ['objects'],
  'acceptance': [],
  'objects': [],
  'manifest': ['kubernetes', 'objects', 'acceptance'],
  'model': ['kubernetes', 'objects', 'manifest'],
  'constructs': ['kubernetes', 'objects', 'acceptance', 'manifest', 'model', 'text'],
  'aspects': ['kubernetes', 'objects', 'acceptance', 'manifest', 'model', 'constructs', 'text'],
  'rules': ['kubernetes', 'objects', 'manifest', 'model', 'access', 'text'],
  'audit': ['kubernetes', 'rules', 'model', 'manifest', 'acceptance', 'text'],
  'configuration': ['kubernetes', 'manifest', 'rules', 'audit', 'text'],
  'access': ['kubernetes', 'objects', 'manifest', 'model', 'text'],
  'report': ['audit', 'rules', 'access', 'manifest', 'text'],
  'fleet': ['audit', 'rules', 'manifest', 'report', 'text'],
  'fix': ['aspects', 'audit', 'manifest', 'text'],
  'checks': ['kubernetes', 'aspects', 'manifest', 'model', 'rules', 'audit', 'configuration', 'report', 'text'],
  'app-access': ['access', 'aspects', 'checks', 'configuration', 'manifest', 'model', 'report', 'text'],
  'plugin': ['checks', 'manifest', 'rules', 'audit', 'configuration', 'report', 'text'],
  'testing': ['aspects', 'constructs', 'checks', 'manifest', 'model', 'access', 'rules', 'audit', 'configuration', 'report', 'text'],
  'cli': ['kubernetes', 'acceptance', 'manifest', 'model', 'access', 'rules', 'audit', 'configuration', 'report', 'fleet', 'fix', 'text'],
};

/** The entry points of the package in addition to its root; each is a folder of `src` with an index. Anything else can change in any release. */
const entryPoints = ['rules', 'testing'];

/** Folders that never load cdk8s: the command line tool starts fast and reads any YAML. */
const withoutCdk8s = ['text', 'kubernetes', 'acceptance', 'objects', 'manifest', 'model', 'rules', 'audit', 'configuration', 'access', 'report', 'fleet', 'cli'];

const project = new cdk8s.ConstructLibraryCdk8s({
  name: published.name,
  description: 'cdk8s constructs for Kubernetes workloads that hold no credential they do not need',
  keywords: ['kubernetes', 'security', 'least-privilege', 'serviceaccount', 'rbac', 'workload-identity'],
  author: published.author,
  authorAddress: published.authorAddress,
  repositoryUrl: published.repositoryUrl,
  homepage: published.homepage,
  license: 'Apache-2.0',
  stability: 'experimental',
  defaultReleaseBranch: 'main',

  projenrcTs: true,
  packageManager: javascript.NodePackageManager.NPM,
  // The lowest version that the linter's packages support; `npm run test:node` tests with it.
  minNodeVersion: '20.19.0',
  jsiiVersion: '~6.0.0',
  typescriptVersion: '~6.0',
  projenVersion: '0.103.25',
  // Newer majors need Node 22, and `npm ci` warns about them on Node 20.
  bumpPackage: 'commit-and-tag-version@^12',
  cdk8sVersion: '2.70.0',
  constructsVersion: '10.5.0',
  peerDeps: ['cdk8s-plus-28@^2.5.6'],
  // commander 15 needs Node 22.
  bundledDeps: ['ajv@^8', 'cli-progress@^3', 'commander@^14', 'fastest-levenshtein@^1', 'js-yaml@^5', 'picocolors@^1', 'picomatch@^4', 'yaml@^2'],
  bin: { 'least-privilege': 'lib/cli/main.js' },
  devDeps: [
    '@microsoft/jest-sarif@1.0.0-beta.0', '@types/cli-progress@^3', '@types/picomatch@^4', 'axe-core@^4', 'esbuild@^0.28', 'marked@^15', 'playwright-core@^1',
    'tsconfig-paths@^4', 'xmllint-wasm@^5',
    // Exact versions: the variants are tested with the lowest version of their peer range.
    ...Object.entries(variants).map(([number, version]) => `cdk8s-plus-${number}@${version}`),
  ],

  publishToPypi: { ...published.python, trustedPublishing: true },
  publishToMaven: published.maven,
  publishToGo: published.go,
  ...release,

  eslintOptions: {
    dirs: ['src'],
    devdirs: ['test', 'examples', 'bench', 'docs', 'site', 'testbed'],
    // A check must not edit what it checks.
    commandOptions: { fix: false },
    ignorePatterns: ['**/*.js', '**/*.cjs', '**/*.mjs', '**/*.d.ts', '**/*.generated.ts', '.cache/', 'coverage/', 'dist/', 'lib/', 'packages/', 'site/content/', 'site/dist/'],
  },

  jestOptions: {
    // A changed snapshot must fail: a weakened manifest is never accepted automatically.
    updateSnapshot: javascript.UpdateSnapshot.NEVER,
    junitReporting: false,
    jestConfig: {
      collectCoverage: false,
      // Some tests start a process or compile, which is slow on a busy machine.
      testTimeout: 60_000,
      moduleNameMapper: {
        [`^${published.name}$`]: '<rootDir>/src/index.ts',
        [`^${published.name}/(${entryPoints.join('|')})$`]: '<rootDir>/src/$1/index.ts',
      },
      roots: ['<rootDir>/test'],
      // They need a browser, the built site, kustomize or helm, and have their own tasks.
      testPathIgnorePatterns: ['/node_modules/', '/test/report/browser/', '/test/site/', '/test/render/'],
    },
  },

  gitignore: ['/dist', '/.cache', '/site/.cache', '/site/content', '/site/dist'],
  // Written by hand, as the issue forms are.
  pullRequestTemplate: false,
  sampleCode: false,
});

new ReleaseWorkflows(project);
new SiteWorkflow(project, release.workflowNodeVersion);

const unpublished = [
  '/action.yml', '/API.md', '/.cache', '/.ci', '/.compatignore', '/.editorconfig', '/bench', '/CHANGELOG.md', '/CONTRIBUTING.md', '/docs', '/examples', '/SECURITY.md', '/site', '/testbed', '/variants', '/*.tgz',
];
for (const path of unpublished) project.npmignore?.exclude(path);
project.package.addPackageResolutions('unrs-resolver@1.12.2');

const exportOf = (path: string): object => ({ types: `./lib/${path}.d.ts`, default: `./lib/${path}.js` });
project.package.addField('exports', {
  '.': exportOf('index'),
  ...Object.fromEntries(entryPoints.map(name => [`./${name}`, exportOf(`${name}/index`)])),
  './schema/*.json': './schema/*.json',
  './package.json': './package.json',
  // For jsii and the runtimes of the other languages.
  './.jsii': './.jsii',
});
// Tools that do not support `exports` (moduleResolution node10) resolve a folder of the package instead.
for (const name of entryPoints) {
  new JsonFile(project, `${name}/package.json`, { marker: false, obj: { main: `../lib/${name}/index.js`, types: `../lib/${name}/index.d.ts` } });
}

project.eslint?.addRules({
  // Type imports count too: files that can only be understood together should be one file.
  'import/no-cycle': ['error', { ignoreExternal: true }],
  // Examples import the package by its name, as its users do.
  'import/no-unresolved': ['error', { ignore: [`^${published.name}(/(${entryPoints.join('|')}))?$`] }],
  'import/order': ['warn', {
    groups: ['builtin', 'external'],
    pathGroups: [{ pattern: `${published.name}{,/**}`, group: 'external' }],
    alphabetize: { order: 'asc', caseInsensitive: true },
  }],
  'import/no-restricted-paths': ['error', {
    zones: Object.entries(mayImport).map(([folder, others]) => ({
      target: `./src/${folder}`,
      from: './src',
      except: [folder, ...others].map(name => `./${name}`),
      message: `src/${folder} may import ${others.length ? others.join(', ') : 'nothing of ours'} (see mayImport in .projenrc.ts)`,
    })),
  }],
});
project.eslint?.addOverride({ files: ['src/**/*.ts', 'test/**/*.ts'], rules: { 'own/private-files': ['error', { root: ROOT }] } });
// The site has its own package.json, and uses the packages of the root.
project.eslint?.addOverride({ files: ['site/**/*.ts'], rules: { 'import/no-extraneous-dependencies': ['error', { packageDir: ROOT, bundledDependencies: true }] } });
// All output goes through safeText(), which removes commands for a terminal or a CI.
project.eslint?.addOverride({
  files: ['src/**/*.ts'],
  excludedFiles: ['src/text/warn.ts', 'src/cli/main.ts'],
  rules: {
    'no-console': 'error',
    'no-restricted-properties': ['error', ...['stdout', 'stderr'].map(property => ({ object: 'process', property, message: 'Print with warn() or write()' }))],
  },
});
const cdk8sImports = { group: ['cdk8s', 'cdk8s-plus-*', 'constructs'], message: 'This folder never loads cdk8s (see withoutCdk8s in .projenrc.ts)' };
const readerImports = { group: ['**/objects/plain-object'], message: 'Only src/objects reads what has no type: take the types of Kubernetes, or add a reader there' };
const restrictImports = (files: string[], patterns: object[]): void => project.eslint?.addOverride({ files, rules: { 'no-restricted-imports': ['error', { patterns }] } });
// The last override for a file applies.
restrictImports(['src/**/*.ts'], [readerImports]);
restrictImports(withoutCdk8s.map(folder => `src/${folder}/**/*.ts`), [readerImports, cdk8sImports]);
restrictImports(['src/objects/**/*.ts'], [cdk8sImports]);

const mutable = 'Keep no state in a module: compute it once for a model with model.once(), keep it for an app with AppState, or hold it in an object';
const AT_MODULE_LEVEL = ':matches(Program, Program > ExportNamedDeclaration) > VariableDeclaration';
const restrictedSyntax = [
  {
    selector: ':matches(ImportDeclaration[importKind="type"][source.value=/^\\./], ImportSpecifier[importKind="type"]):not([source.value=/kubernetes-types$/])',
    message: 'Import types as everything else: import/no-cycle does not see what is imported as a type only',
  },
  ...[
    `${AT_MODULE_LEVEL}[kind="let"]`,
    'PropertyDefinition[static=true][readonly!=true]',
    ...[`${AT_MODULE_LEVEL} > VariableDeclarator`, 'PropertyDefinition[static=true]'].flatMap(place => [
      `${place} > NewExpression[callee.name=/^Weak(Map|Set)$/]`,
      `${place} > NewExpression[callee.name=/^(Map|Set)$/][arguments.length=0]`,
    ]),
  ].map(selector => ({ selector, message: mutable })),
];
project.eslint?.addOverride({ files: ['src/**/*.ts'], rules: { 'no-restricted-syntax': ['error', ...restrictedSyntax] } });
// The program of a user prints errors unchanged.
project.eslint?.addOverride({
  files: ['src/constructs/**/*.ts', 'src/aspects/**/*.ts'],
  rules: {
    'no-restricted-syntax': ['error', ...restrictedSyntax, {
      selector: 'NewExpression[callee.name="Error"]:not([arguments.0.type="Literal"], [arguments.0.callee.name="safeText"])',
      message: 'Pass text of the user through safeText()',
    }],
  },
});

// The page of the HTML report is code for browsers, which everything else reads as text.
project.tsconfig?.addExclude('src/report/page');
project.compileTask.prependExec('node src/report/page/build.mjs');
project.annotateGenerated('/src/report/page.generated.ts');

// The audit as one file, which the command line tool loads if it exists: loading three hundred small files takes longer than
// checking a small app. Other packages are not bundled.
project.compileTask.exec('esbuild src/cli/audit-paths.ts --bundle --packages=external --platform=node --target=node20 --outfile=lib/cli/bundle.js --log-level=warning');

// The wheel and the jar start the command from the unpacked tarball, where no package manager makes it executable.
project.compileTask.execArgs(['node', '-e', "require('fs').chmodSync('lib/cli/main.js', 0o755)"]);

const runTypeScript = 'ts-node --transpile-only --project examples/tsconfig.json --require tsconfig-paths/register';
project.addTask('start', {
  description: 'Synthesize the quick-start app into dist/, show what its workloads hold and may do, and audit it',
  steps: [
    { exec: `${runTypeScript} examples/quick-start/main.ts` },
    { exec: `${runTypeScript} src/cli/main.ts access dist/payments.k8s.yaml` },
    { exec: `${runTypeScript} src/cli/main.ts audit dist/payments.k8s.yaml` },
  ],
});
project.addTask('example', {
  description: 'Run one of the examples: npm run example examples/operator/main.ts',
  exec: runTypeScript,
  receiveArgs: true,
});
project.addTask('rules', {
  description: 'Write docs/RULES.md, docs/CONTROLS.md, the schemas, and the output of the audit in the README',
  exec: `${runTypeScript} docs/generate/main.ts`,
});
project.addTask('bench', {
  description: 'Measure the budgets, as ratios within one run',
  steps: [{ spawn: 'compile' }, { exec: `${runTypeScript} bench/main.ts`, receiveArgs: true }],
});
project.addTask('fuzz', {
  description: 'Read many broken manifests, from a seed of the hour; FUZZ_ROUNDS and FUZZ_SEED choose others',
  exec: 'FUZZ_ROUNDS=${FUZZ_ROUNDS:-100000} FUZZ_SEED=${FUZZ_SEED:-$(date +%Y%m%d%H)} jest test/manifest/fuzz.test.ts',
});
project.addTask('test:package', {
  description: 'Install the packed tarball in plain apps, beside old and new cdk8s-plus (needs a package registry)',
  steps: [{ spawn: 'compile' }, { exec: 'bash test/package/run.sh' }],
});
project.addTask('test:integrations', {
  description: 'Run the validation plugin with cdk8s synth, and the matcher with jest and vitest (needs a package registry)',
  steps: [{ spawn: 'compile' }, { exec: 'bash test/integrations/run.sh' }],
});
project.addTask('test:languages', {
  description: 'Run the same apps in TypeScript, Python, Java and Go with the packages built for each (needs package registries)',
  steps: [{ spawn: 'compile' }, { exec: 'bash test/languages/run.sh', receiveArgs: true }],
});

project.addTask('test:release', {
  description: 'Run the steps of the build and release workflows in a clone, with stubs in place of what uploads',
  exec: `${runTypeScript} test/release/main.ts`,
});
project.addTask('test:variants', {
  description: 'Compile the package for each other cdk8s-plus and run the tests of the constructs with it, or for those named',
  exec: 'bash test/variants/run.sh',
  receiveArgs: true,
});
project.addTask('test:node', {
  description: 'Run some tests on the lowest and the newest Node.js, or all of them with --all or on the versions named (needs a package registry)',
  steps: [{ spawn: 'compile' }, { exec: 'bash test/node/run.sh', receiveArgs: true }],
});
project.addTask('test:newest', {
  description: 'Run the tests with the newest cdk8s, cdk8s-plus and constructs, or those named (needs a package registry)',
  exec: 'bash test/newest/run.sh',
  receiveArgs: true,
});
project.addTask('test:cluster', {
  description: 'Ask a real API server whether what we claim of Kubernetes is so (needs Go, or KUBEBUILDER_ASSETS)',
  exec: 'bash testbed/run.sh',
  receiveArgs: true,
});
project.addTask('test:browser', {
  description: 'Open HTML reports in Chromium: keyboard, accessibility, hostile names, many objects (skipped where there is none)',
  exec: 'bash test/report/browser/run.sh',
});
project.addTask('site:build', {
  description: 'Build the documentation site into site/dist (needs a package registry)',
  steps: [{ spawn: 'compile' }, { exec: 'bash site/generate.sh' }, { exec: 'npm run build --prefix site' }],
});
project.addTask('site:dev', {
  description: 'Serve the documentation site as it is written; run it again after a change to src or docs',
  steps: [{ spawn: 'compile' }, { exec: 'bash site/generate.sh' }, { exec: 'npm run dev --prefix site' }],
});
project.addTask('test:site', {
  description: 'Build the documentation site, check its links, and open it in Chromium (needs a package registry)',
  steps: [{ spawn: 'compile' }, { exec: 'bash test/site/run.sh' }],
});
project.addTask('test:render', {
  description: 'Run --render with kustomize and helm built from their Go modules (needs Go, and a module proxy the first time)',
  exec: 'bash test/render/run.sh',
  receiveArgs: true,
});
project.addTask('kubernetes:diff', {
  description: 'Print in what a version of Kubernetes differs from the newest we know: npm run kubernetes:diff v1.38.0-beta.0 (needs Go)',
  exec: `${runTypeScript} testbed/kubernetes/diff/main.ts`,
  receiveArgs: true,
});
// projen's own task writes all types to one file, which is too large for GitHub to render.
const docgen = project.tasks.tryFind('docgen')!;
docgen.description = 'Write API.md and docs/api from the .jsii manifest';
docgen.reset('jsii-docgen -f json -o .cache/API');
docgen.exec(`${runTypeScript} docs/generate/write-api.ts`);
project.annotateGenerated('/docs/api/**');
// projen's own task compares with the published package, and only warns about breaking changes of an experimental API.
const compat = project.tasks.tryFind('compat')!;
compat.description = 'Compare the public API with that of the last commit';
compat.reset('bash test/compat/run.sh');

// These apps are compiled after they are installed elsewhere.
for (const apps of ['package', 'integrations', 'languages']) {
  project.tsconfigDev.addExclude(apps);
  project.eslint?.addIgnorePattern(`test/${apps}/`);
}

// jest does not check types.
for (const folder of ['test', 'examples', 'bench', 'docs', 'site', 'testbed', 'src/report/page']) project.testTask.exec(`tsc --noEmit --project ${folder}/tsconfig.json`);

// Examples and the bench import the package by its name.
for (const folder of ['examples', 'bench', 'docs', 'site', 'testbed']) {
  new JsonFile(project, `${folder}/tsconfig.json`, {
    allowComments: true,
    obj: {
      extends: '../tsconfig.json',
      compilerOptions: {
        noEmit: true,
        rootDir: '..',
        paths: Object.fromEntries([['', 'index'], ...entryPoints.map(name => [`/${name}`, `${name}/index`])].map(([name, path]) =>
          [`${published.name}${name}`, [`../src/${path}.ts`]])),
      },
      include: ['**/*.ts'],
      exclude: ['node_modules'],
    },
  });
}

new JsonFile(project, 'src/report/page/tsconfig.json', {
  allowComments: true,
  obj: {
    extends: '../../../tsconfig.json',
    compilerOptions: { noEmit: true, rootDir: '../..', lib: ['es2022', 'dom', 'dom.iterable'], types: [] },
    include: ['*.ts'],
    exclude: ['node_modules'],
  },
});

new FlatEslintConfig(project);

project.synth();
