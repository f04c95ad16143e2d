import { readFileSync } from 'fs';
import { join } from 'path';
import { comparisonSchema, matrixSchema, overviewSchema } from '../../docs/generate/access-overview-schemas';
import { canISchema, permissionListSchema, whoCanSchema } from '../../docs/generate/access-schemas';
import { compliancePage } from '../../docs/generate/compliance-page';
import { controlSchema } from '../../docs/generate/control-schema';
import { acceptancesSchema, mergeSchema, trendSchema } from '../../docs/generate/fleet-schemas';
import { pathsSchema } from '../../docs/generate/paths-schema';
import { readmeWithOutput } from '../../docs/generate/readme-output';
import { rulesPage } from '../../docs/generate/rules-page';
import { configurationSchema } from '../../src/configuration/schema';
import { PACKS } from '../../src/rules/packs';
import { RULE_DESCRIPTIONS } from '../../src/rules/registry';

function fileOf(path: string): string {
  return readFileSync(join(__dirname, '../..', path), 'utf8');
}

// To regenerate: npm run rules
test('docs/RULES.md matches the rules', () => {
  expect(fileOf('docs/RULES.md')).toBe(rulesPage());
});

test('docs/CONTROLS.md matches the controls', () => {
  expect(fileOf('docs/CONTROLS.md')).toBe(compliancePage());
});

test('the README shows the output of the audit', async () => {
  const readme = fileOf('README.md');
  expect(readme).toBe(await readmeWithOutput(readme));
  expect(readme).toContain('\nCRITICAL  binding-to-admin-or-edit');
});

test.each([
  ['least-privilege', configurationSchema()],
  ['report-by-control', controlSchema()],
  ['report-merge', mergeSchema()],
  ['report-trend', trendSchema()],
  ['acceptances', acceptancesSchema()],
  ['access', overviewSchema()],
  ['access-matrix', matrixSchema()],
  ['access-comparison', comparisonSchema()],
  ['can-i', canISchema()],
  ['permission-list', permissionListSchema()],
  ['who-can', whoCanSchema()],
  ['paths', pathsSchema()],
])('the published schema %s matches the generated one', (name, schema) => {
  expect(JSON.parse(fileOf(`schema/${name}.schema.json`))).toEqual(JSON.parse(JSON.stringify(schema)));
});

test('each rule is in the contents and has a section, both with its severity', () => {
  const page = rulesPage();
  for (const { id } of RULE_DESCRIPTIONS) {
    expect(page).toContain(`| [${id}](#${id}) |`);
    expect(page).toContain(`\n### ${id}\n`);
  }
  expect(page).toContain('| [automounted-token](#automounted-token) | Kubernetes mounts an API token into every container of a pod | credential | medium | - | high |');
  expect(page).toContain('medium in `recommended`, high in `restricted`, high in `cis`.');
  expect(page).toContain('hardened ServiceAccount default instead of a dedicated one.** low in `restricted`, low in `cis`. Category: credential.');
});

test('no line of Markdown breaks a table or a code block', () => {
  for (const line of rulesPage().split('\n').filter(text => text.startsWith('| '))) { expect(line.split(/(?<!\\)\|/)).toHaveLength(5 + PACKS.length); }
  expect(rulesPage().match(/^```/gm)).toHaveLength(RULE_DESCRIPTIONS.length * 4);
});
