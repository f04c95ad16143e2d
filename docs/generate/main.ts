/** Writes what is generated from the rules: their page, that of the controls, and the schema of the configuration. */
import { mkdirSync, writeFileSync } from 'fs';
import { join } from 'path';
import { compliancePage } from './compliance-page';
import { rulesPage } from './rules-page';
import { configurationSchema } from '../../src/configuration/schema';

const project = join(__dirname, '../..');
writeFileSync(join(project, 'docs/RULES.md'), rulesPage());
writeFileSync(join(project, 'docs/CONTROLS.md'), compliancePage());
mkdirSync(join(project, 'schema'), { recursive: true });
writeFileSync(join(project, 'schema/least-privilege.schema.json'), `${JSON.stringify(configurationSchema(), null, 2)}\n`);
