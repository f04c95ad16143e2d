/** Writes all generated files: the pages of rules and controls, the output in the README, and the schemas of configuration and output. */
import { mkdirSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { comparisonSchema, matrixSchema, overviewSchema } from './access-overview-schemas';
import { canISchema, permissionListSchema, whoCanSchema } from './access-schemas';
import { compliancePage } from './compliance-page';
import { controlSchema } from './control-schema';
import { differenceSchema } from './difference-schema';
import { acceptancesSchema, mergeSchema, trendSchema } from './fleet-schemas';
import { pathsSchema } from './paths-schema';
import { readmeWithOutput } from './readme-output';
import { rulesPage } from './rules-page';
import { configurationSchema } from '../../src/configuration/schema';

const project = join(__dirname, '../..');
writeFileSync(join(project, 'docs/RULES.md'), rulesPage());
writeFileSync(join(project, 'docs/CONTROLS.md'), compliancePage());
mkdirSync(join(project, 'schema'), { recursive: true });
const schemas = {
  'least-privilege': configurationSchema(),
  'report-merge': mergeSchema(),
  'report-trend': trendSchema(),
  'acceptances': acceptancesSchema(),
  'report-by-control': controlSchema(),
  'access': overviewSchema(),
  'access-matrix': matrixSchema(),
  'access-comparison': comparisonSchema(),
  'diff': differenceSchema(),
  'can-i': canISchema(),
  'permission-list': permissionListSchema(),
  'who-can': whoCanSchema(),
  'paths': pathsSchema(),
};
for (const [name, schema] of Object.entries(schemas)) {
  writeFileSync(join(project, `schema/${name}.schema.json`), `${JSON.stringify(schema, null, 2)}\n`);
}

const readme = join(project, 'README.md');
void readmeWithOutput(readFileSync(readme, 'utf8')).then(text => writeFileSync(readme, text));
