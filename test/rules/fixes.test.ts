import { join } from 'path';
import { Testing } from 'cdk8s';
import * as cdk8s from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import * as ts from 'typescript';
import * as library from '../../src';
import { RULE_DESCRIPTIONS } from '../../src/rules/registry';

const ROOT = join(__dirname, '../..');

/** What a fix can refer to. */
const AROUND = `
const account = new SecureServiceAccount(chart, 'account');
const role = new MinimalRole(chart, 'role', { permissions: [Permission.get(kplus.ApiResource.PODS)] });
const clusterRole = new MinimalClusterRole(chart, 'cluster-role', { permissions: [Permission.get(kplus.ApiResource.PODS)] });
const workload = new SecureDeployment(chart, 'workload', { containers: [{ name: 'app', image: 'registry.example.com/app:v1' }] });
const construct = role;
`;

const PROGRAMS = RULE_DESCRIPTIONS.map(({ id, fix }) => ({ id, text: fix.construct }));
const names = Object.keys(library).filter(name => new RegExp(`\\b${name}\\b`).test(AROUND + PROGRAMS.map(({ text }) => text).join('\n')));

test('each fix compiles', () => {
  const { options } = ts.parseJsonConfigFileContent(ts.readConfigFile(join(ROOT, 'examples/tsconfig.json'), path => ts.sys.readFile(path)).config, ts.sys, join(ROOT, 'examples'));
  const path = join(ROOT, 'examples', 'fixes.ts');
  const text = `
import { App, Chart, Duration } from 'cdk8s';
import { ${names.join(', ')} } from 'cdk8s-least-privilege';
import * as kplus from 'cdk8s-plus-28';
declare const app: App;
declare const chart: Chart;
${AROUND}
${PROGRAMS.map(program => `{ // ${program.id}\n${program.text}\n}`).join('\n')}
export const used: unknown[] = [Chart, Duration, account, role, clusterRole, workload, construct, app, ${names.join(', ')}];
`;
  const host = ts.createCompilerHost(options);
  const { readFile, fileExists, getSourceFile } = host;
  host.fileExists = name => name === path || fileExists.call(host, name);
  host.readFile = name => name === path ? text : readFile.call(host, name);
  host.getSourceFile = (name, ...rest) => name === path
    ? ts.createSourceFile(path, text, ts.ScriptTarget.ES2022) : getSourceFile.call(host, name, ...rest);
  const problems = ts.getPreEmitDiagnostics(ts.createProgram([path], options, host))
    .map(({ messageText, start = 0 }) => `${text.slice(0, start).split('\n{ // ').pop()!.split('\n')[0]}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`);
  expect(problems).toEqual([]);
}, 60_000);

test.each(PROGRAMS)('the fix of $id runs', ({ text }) => {
  const app = Testing.app();
  const chart = new cdk8s.Chart(app, 'chart', { namespace: 'production' });
  const values = { ...library, ...cdk8s, Aspects: library.Aspects, kplus, app, chart };
  const { outputText } = ts.transpileModule(`${AROUND}\n${text}`, { compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 } });
  expect(() => new Function(...Object.keys(values), `{ ${outputText}\n }`)(...Object.values(values))).not.toThrow();
});

test.each(PROGRAMS)('the fix of $id has no placeholders', ({ text }) => {
  expect(text.replace(/^\/\/.*$/gm, '')).not.toMatch(/\[\.\.\.\]|\.\.\. \}|'\.\.\.'/);
});

test.each(RULE_DESCRIPTIONS)('the summary of $id has no full stop', ({ summary }) => {
  expect(summary).not.toMatch(/\.$/);
});
